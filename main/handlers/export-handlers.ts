// What the page asks about exports. A folder comes in as an id; paths only go out, to be shown.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { CoreHandlers } from '../../shared/contract.ts';
import type { ExportChoice, ExportPreview } from '../../shared/export/export-schema.ts';
import { parseTemplate, templateProblemText } from '../../shared/export/name-template.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { Result } from '../../shared/failure.ts';
import { parseZone, zoneClock } from '../../shared/time.ts';
import type { Abilities } from '../abilities.ts';
import type { FolderPlaces } from '../archive/folder-places.ts';
import { isDiskFull } from '../catalog/sqlite-file.ts';
import type { Exports } from '../exports.ts';
import { gatherClips, pickClips } from '../export-clips.ts';
import type { ExportClipParts } from '../export-clips.ts';
import { exportLineOf, isTroubled } from '../export-report.ts';
import type { ExportLayout } from '../export/export-types.ts';
import { originalsFolder, pageName } from '../export/evidence/evidence-files.ts';
import { manifestName } from '../export/manifest.ts';
import { planFiles } from '../export/plan-export.ts';
import { openTarget } from '../export/target-folder.ts';

export interface ExportHandlerParts extends ExportClipParts {
  readonly exports: Exports;
  readonly places: FolderPlaces;
  readonly abilities: Abilities;
}

type ExportMethods =
  | 'exports.preview' | 'exports.start' | 'exports.list' | 'exports.cancel' | 'exports.resume' | 'exports.forget' | 'exports.lines' | 'exports.pickTarget'
  | 'exports.showFolder';

const namesShown = 5;
const noLimits = { folder: '', freeBytes: null, blockBytes: 1, maxFileBytes: null };

export function exportHandlers(parts: ExportHandlerParts): Pick<CoreHandlers, ExportMethods> {
  const { exports, places, abilities, catalog } = parts;

  return {
    'exports.preview': async (asked) => {
      const choice = readChoice(asked);
      if (!choice.ok) return choice;
      const picked = pickClips(parts, asked);
      if (!picked.ok) return picked;
      const { ids, bytes, unsized, away, leftOut, volumes } = picked.value;
      const { clips } = await gatherClips(parts, ids.slice(0, namesShown), () => Promise.resolve());
      const within = asked.form === 'evidence' ? { within: originalsFolder } : {};
      const files = await planFiles(clips, [], { ...choice.value, ...within, earlier: [], limits: noLimits });
      const lacksFfmpeg = asked.form === 'evidence' && !(await exports.hasFfmpeg());
      const preview = { clips: ids.length, bytes, unsized, away, leftOut, names: files.map(({ file }) => file), lacksFfmpeg };
      if (asked.targetId === null) return succeed({ ...preview, freeBytes: null, problem: null, isOnSource: false });

      const target = places.pathOf(asked.targetId);
      if (target === null) return fail('folder-gone', 'This folder');
      // Opening would make it, also where the drive was that has been pulled.
      if (!(await isFolder(target))) return fail('folder-gone', target);
      const roots = parts.registry.all().flatMap(({ row, standing }) => (standing !== null && volumes.has(row.id) ? [standing.root] : []));
      const opened = await openTarget({ target, roots, clips, layout: choice.value.layout });
      const about: Pick<ExportPreview, 'freeBytes' | 'problem' | 'isOnSource'> = opened.ok
        ? { freeBytes: opened.target.freeBytes, problem: null, isOnSource: opened.target.isOnSource }
        : { freeBytes: null, problem: opened.problem, isOnSource: false };
      return succeed({ ...preview, ...about });
    },
    'exports.start': ({ targetId, ...choice }) => {
      const read = readChoice(choice);
      if (!read.ok) return read;
      const target = places.pathOf(targetId);
      if (target === null) return fail('folder-gone', 'This folder');
      return unlessFull(() => exports.start(choice, target));
    },
    'exports.list': async () => {
      const last = catalog.labels.exports.lastTarget();
      const isThere = last !== null && (await isFolder(last));
      return succeed({ jobs: exports.jobs(), lastTarget: isThere ? { folderId: places.idOf(last), path: last } : null });
    },
    'exports.cancel': ({ exportId }) => exports.cancel(exportId),
    'exports.resume': ({ exportId }) => unlessFull(() => exports.resume(exportId)),
    'exports.forget': ({ exportId }) => exports.forget(exportId),
    'exports.lines': ({ exportId, only, offset, limit }) => {
      const results = exports.results(exportId);
      if (results === null) return fail('export-unknown', 'This export');
      const meant = only === 'all' ? results : results.filter(isTroubled);
      return succeed({ lines: meant.slice(offset, offset + limit).map(exportLineOf), total: meant.length });
    },
    'exports.pickTarget': async () => {
      if (abilities.pickFolder === undefined) return fail('ability-missing', 'Choosing a folder in the system’s dialog');
      const picked = await abilities.pickFolder();
      return succeed(picked === null ? null : { folderId: places.idOf(picked), path: picked });
    },
    'exports.showFolder': async ({ exportId }) => {
      const target = exports.targetOf(exportId);
      if (target === null) return fail('export-unknown', 'This export');
      if (abilities.showInFolder === undefined) return fail('ability-missing', 'Showing a folder');
      if (!(await isFolder(target))) return fail('folder-gone', target);
      const isFile = async (name: string): Promise<boolean> => (await stat(path.join(target, name)).catch(() => null))?.isFile() === true;
      const telling = exports.formOf(exportId) === 'evidence' && (await isFile(pageName)) ? pageName : manifestName;
      const shown = (await isFile(telling)) ? path.join(target, telling) : target;
      return (await abilities.showInFolder(shown)) ? succeed(null) : fail('player-not-started', target);
    },
  };
}

/** The zone and the template as they are known here. */
function readChoice({ zone: text, layout, template }: Pick<ExportChoice, 'zone' | 'layout' | 'template'>): Result<{ readonly clock: ReturnType<typeof zoneClock>; readonly layout: ExportLayout }, 'zone-unknown' | 'template-refused'> {
  const zone = parseZone(text);
  if (zone === null) return fail('zone-unknown', text);
  const clock = zoneClock(zone);
  if (layout === 'tree') return succeed({ clock, layout: { kind: 'tree' } });
  const parsed = parseTemplate(template);
  return parsed.ok ? succeed({ clock, layout: { kind: 'template', template: parsed.template } }) : fail('template-refused', templateProblemText(parsed.problem));
}

async function isFolder(place: string): Promise<boolean> {
  return (await stat(place).catch(() => null))?.isDirectory() === true;
}

function unlessFull<Answer>(write: () => Answer): Answer | { readonly ok: false; readonly failure: { readonly code: 'data-folder-full'; readonly subject: string } } {
  try {
    return write();
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    return fail('data-folder-full', 'what an export needs to go on later');
  }
}
