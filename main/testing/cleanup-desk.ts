// A stick of whole clips under a real core, for tests of clean-ups: what is on it, previews, and waiting for runs.
import { copyFileSync, mkdirSync, readdirSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseZone } from '../../shared/time.ts';
import type { CleanupChoice, CleanupId, CleanupJob, CleanupPreview, CleanupRule } from '../../shared/deletion/deletion-schema.ts';
import type { ClipId, FolderId, VolumeId } from '../../shared/ids.ts';
import type { Clip } from '../../shared/schema.ts';
import type { Core } from '../core-types.ts';
import { demoMediaFolder } from '../demo/media-folder.ts';
import { temporaryFolder } from './clip-tree.ts';
import { coreOn, createDesk, openOffered, stick, valueOf } from './drive-desk.ts';

const newYork = parseZone('America/New_York');
if (newYork === null) throw new Error('New York is no zone');
export const zone = newYork;

/** Whole clips, and the folders a module needs. */
export function fillDrive(root: string, clips: readonly string[]): void {
  for (const folder of ['blink/.tmp', 'blink_backup']) mkdirSync(path.join(root, folder), { recursive: true });
  for (const clip of clips) {
    mkdirSync(path.dirname(path.join(root, clip)), { recursive: true });
    copyFileSync(path.join(demoMediaFolder(), 'garden-hevc.mp4'), path.join(root, clip));
  }
}

export async function startWith(clips: readonly string[], { others = [], dataFolder, undoMs = 0, now }: {
  readonly others?: readonly string[]; readonly dataFolder?: string; readonly undoMs?: number; readonly now?: () => number;
} = {}) {
  const desk = createDesk();
  const root = temporaryFolder();
  fillDrive(root, clips);
  for (const other of others) {
    mkdirSync(path.dirname(path.join(root, other)), { recursive: true });
    writeFileSync(path.join(root, other), other);
  }
  const data = dataFolder ?? path.join(temporaryFolder(), 'data');
  const core = await coreOn(desk, { dataFolder: data, undoMs, ...(now === undefined ? {} : { now }) });
  desk.mount(stick(root));
  const volume = await openOffered(core, root);
  return { desk, core, root, volume, data };
}

export async function clipIds(core: Core): Promise<ReadonlyMap<string, ClipId>> {
  const { clips } = await valueOf(core.handlers['clips.list']({ filter: {}, before: null, limit: 1000 }));
  const named = await Promise.all(clips.map(async (clip: Clip) => [(await valueOf(core.handlers['clips.describe']({ clipId: clip.id }))).path, clip.id] as const));
  return new Map(named);
}

export function previewOf(core: Core, volumeId: VolumeId, choice: CleanupRule | CleanupChoice, takenOut: readonly ClipId[] = []): Promise<CleanupPreview> {
  const asked: CleanupChoice = 'kind' in choice ? choice : { kind: 'rule', rule: choice };
  return valueOf(core.handlers['cleanup.preview']({ volumeId, choice: asked, takenOut: [...takenOut], zone }));
}

export async function begin(core: Core, { planId, typedCount }: CleanupPreview, archiveTo: FolderId | null = null): Promise<CleanupJob> {
  if (planId === null) throw new Error('There is no plan.');
  return valueOf(core.handlers['cleanup.start']({ planId, typedCount, archiveTo }));
}

/** Resolves with the job as soon as it is as wanted: looked at now and after each event. */
async function untilJob(core: Core, id: CleanupId, isWanted: (job: CleanupJob) => boolean): Promise<CleanupJob> {
  const { promise, resolve, reject } = Promise.withResolvers<CleanupJob>();
  const look = (job: CleanupJob | undefined): void => {
    if (job?.id === id && isWanted(job)) resolve(job);
  };
  const stop = core.subscribe((event) => {
    if (event.name === 'cleanups.changed') look(event.payload.job);
  });
  valueOf(core.handlers['cleanup.list']({})).then((jobs) => look(jobs.find((job) => job.id === id)), reject);
  return promise.finally(stop);
}

/** Does this as soon as the first clip has gone from the drive: the system tells, where events of the core may wait for their turn. */
export function onFirstDeleted<Value>(root: string, act: () => Value | Promise<Value>): Promise<Value> {
  const { promise, resolve, reject } = Promise.withResolvers<Value>();
  const folders = new Set(clipsOn(root).map((clip) => path.dirname(path.join(root, clip))));
  const watchers = [...folders].map((folder) => watch(folder, () => {
    for (const watcher of watchers.splice(0)) watcher.close();
    if (isOver) return;
    isOver = true;
    Promise.resolve(act()).then(resolve, reject);
  }));
  let isOver = false;
  return promise;
}

const underWay: ReadonlySet<CleanupJob['state']> = new Set(['waiting', 'checking', 'copying', 'deleting']);

export const untilOver = (core: Core, id: CleanupId): Promise<CleanupJob> => untilJob(core, id, ({ state }) => !underWay.has(state));

export async function run(core: Core, preview: CleanupPreview, archiveTo: FolderId | null = null): Promise<CleanupJob> {
  return untilOver(core, (await begin(core, preview, archiveTo)).id);
}

/** What each clip of a run came to, by path. */
export async function fates(core: Core, cleanupId: CleanupId): Promise<Record<string, string>> {
  const { lines } = await valueOf(core.handlers['cleanup.lines']({ cleanupId, only: 'all', offset: 0, limit: 1000 }));
  return Object.fromEntries(lines.map(({ path: file, outcome, reason }) => [file, reason ?? outcome]));
}

export async function leftOut(core: Core, { planId }: CleanupPreview): Promise<Record<string, string>> {
  if (planId === null) throw new Error('There is no plan.');
  const { lines } = await valueOf(core.handlers['cleanup.leftOut']({ planId, code: null, offset: 0, limit: 1000 }));
  return Object.fromEntries(lines.map(({ path: file, reason }) => [file, reason.code]));
}

/** Walks down to a folder as the chooser does. */
export async function folderId(core: Core, wanted: string): Promise<FolderId> {
  const top = await valueOf(core.handlers['folders.list']({ folderId: null }));
  let here = await valueOf(core.handlers['folders.list']({ folderId: top.entries.find(({ name }) => name === '/')?.id ?? null }));
  for (const part of wanted.split(path.sep).filter((one) => one !== '')) {
    const entry = here.entries.find(({ name }) => name === part);
    if (entry === undefined) throw new Error(`${part} is not listed in ${here.path}`);
    here = await valueOf(core.handlers['folders.list']({ folderId: entry.id }));
  }
  return here.id;
}

export function clipsOn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mp4')).sort();
}
