// Copying clips out with proof, beside a plain copy without.
import { mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ClipToExport } from '../../../main/export/export-types.ts';
import { endsAt } from '../clip-names.ts';
import { timeCommand, versionOf } from '../commands.ts';
import type { ClipSet } from '../data.ts';
import { defineLine } from '../line.ts';
import type { SideMaker } from '../line.ts';
import { makeCold } from '../stick.ts';
import type { Stick } from '../stick.ts';

interface Source {
  readonly clips: ClipSet;
  readonly stick: Stick | null;
}

/** Everything written before is on the disk, so that nobody pays for another's round. */
async function settle(stick: Stick | null): Promise<void> {
  await timeCommand('sync', []);
  if (stick !== null) await makeCold(stick);
}

const ours: SideMaker<Source> = {
  async start({ program, folder, setup: { clips, stick } }) {
    const { runExport } = await program('main/export/run-export.ts');
    const { defaultTemplate, parseTemplate } = await program('shared/export/name-template.ts');
    const { parseZone, zoneClock } = await program('shared/time.ts');
    const [template, zone] = [parseTemplate(defaultTemplate), parseZone('America/New_York')];
    if (!template.ok || zone === null) throw new Error('No template or no zone.');
    const wanted = clips.paths.map((path, order): ClipToExport => ({
      root: clips.root, drive: 'BENCH', path, kind: path.startsWith('blink_backup') ? 'clip-backup' : 'local-storage', camera: 'Camera', cameraName: 'Camera',
      recordedAt: endsAt - (clips.paths.length - order) * 60_000, serial: basename(path, '.mp4').split('_').at(-1) ?? '', sizeBytes: clips.sizes[order] ?? null,
    }));
    return {
      version: 'Wallclock, run-export.ts',
      async round() {
        const target = mkdtempSync(join(folder, 'export-'));
        await settle(stick);
        const startedAt = performance.now();
        const answer = await runExport({
          roots: [clips.root], clips: wanted, neighbours: [], target, layout: { kind: 'template', template: template.template }, clock: zoneClock(zone), onlyNew: false,
          onProgress: () => undefined,
        });
        const ms = performance.now() - startedAt;
        rmSync(target, { recursive: true });
        if (!answer.ok || answer.report.results.some(({ status }) => status !== 'copied')) throw new Error('A clip was not copied.');
        return { ms };
      },
    };
  },
};

function copying(isFlushed: boolean): SideMaker<Source> {
  return {
    async start({ folder, setup: { clips, stick } }) {
      const version = await versionOf('cp');
      return {
        version,
        async round() {
          const target = mkdtempSync(join(folder, 'copy-'));
          await settle(stick);
          let ms = await timeCommand('cp', ['-r', clips.root, target]);
          if (isFlushed) ms += await timeCommand('sync', ['-f', target]);
          rmSync(target, { recursive: true });
          return { ms };
        },
      };
    },
  };
}

const sides = { ours, cp: copying(false), 'cp, sync': copying(true) };

export const exportLine = defineLine<Source>({
  name: 'export',
  job: 'Copying 300 clips out, hashed, flushed and read back from the device; warm, disk to disk',
  packages: { ffmpeg: 'ffmpeg' },
  usualSize: 300,
  grows: [10, 100, 1000],
  prepare: async (data, size) => ({ clips: await data.clips(size), stick: null }),
  sides,
  checks: [
    { name: '', figure: 'ms', unit: 'ms', goal: { kind: 'ratio', side: 'cp', most: 1.6 } },
    { name: 'beside cp that is flushed', figure: 'ms', unit: 'ms', goal: { kind: 'beside', side: 'cp, sync' } },
  ],
});

export const stickExportLine = defineLine<Source>({
  name: 'export-stick',
  job: 'The same of 60 clips from a cold exFAT stick',
  packages: { ffmpeg: 'ffmpeg', 'mount.exfat-fuse': 'exfat-fuse', 'mkfs.exfat': 'exfatprogs' },
  usualSize: 60,
  grows: [10, 100],
  prepare: (data, size) => data.clipStick(size),
  sides: { ours, cp: copying(false) },
  checks: [{ name: '', figure: 'ms', unit: 'ms', goal: { kind: 'ratio', side: 'cp', most: 1.05 } }],
});
