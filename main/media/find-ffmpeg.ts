// Where ffmpeg is: where the user says, else beside the program, else in the PATH. It counts as found once it has told its version.
// One that can code pictures goes before one that cannot: what an MIT program may bring along has no libx264, what people install has.
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { runFfmpeg } from './ffmpeg-runner.ts';
import type { Ffmpeg } from './ffmpeg-runner.ts';

export interface FfmpegPlaces {
  /** What the user set: an absolute path, null for none. */
  readonly setting: string | null;
  /** Folders that come with the program; those of this installation unless told. */
  readonly shipped?: readonly string[];
  /** Folders of the PATH; this process’s unless told. */
  readonly searched?: readonly string[];
}

const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
const patienceMs = 15_000;

/** The setting names a program that will be run: nothing but an ffmpeg is. */
const isFfmpegName = /^ffmpeg[\w.-]*$/i;

/** Null when there is none that answers. A path the user set is taken or nothing: another one would only surprise. */
export async function findFfmpeg({ setting, shipped = shippedFolders(), searched = pathFolders() }: FfmpegPlaces): Promise<Ffmpeg | null> {
  if (setting !== null) return path.isAbsolute(setting) && isFfmpegName.test(path.basename(setting)) ? ask(setting, 'setting') : null;
  let lesser: Ffmpeg | null = null;
  for (const [folders, from] of [[shipped, 'shipped'], [searched, 'path']] as const) {
    for (const folder of folders) {
      const place = path.join(folder, name);
      if ((await stat(place).catch(() => null))?.isFile() !== true) continue;
      const found = await ask(place, from);
      if (found?.libraries.has('libx264') === true) return found;
      lesser ??= found;
    }
  }
  return lesser;
}

/** `resources` of a checkout and of a built program, and Electron’s own folder of that name. */
function shippedFolders(): string[] {
  const electrons = 'resourcesPath' in process && typeof process.resourcesPath === 'string' ? [process.resourcesPath] : [];
  return [...electrons, path.join(import.meta.dirname, '..', '..', 'resources')];
}

function pathFolders(): string[] {
  return (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
}

function ask(place: string, from: Ffmpeg['from']): Promise<Ffmpeg | null> {
  return new Promise((resolve) => {
    execFile(place, ['-hide_banner', '-version'], { timeout: patienceMs, windowsHide: true, maxBuffer: 1024 * 1024 }, (error, told) => {
      const version = /^ffmpeg version (\S+)/m.exec(told)?.[1];
      if (error !== null || version === undefined) {
        resolve(null);
        return;
      }
      const libraries = new Set([...told.matchAll(/--enable-(lib\w+)/g)].map((match) => match[1] ?? ''));
      resolve({ path: place, version, from, libraries, run: (order) => runFfmpeg(place, order) });
    });
  });
}
