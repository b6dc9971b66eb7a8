// Packs the built program as a release does, around an Electron that is not one.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packWith } from '../builder.mjs';
import { inProject } from '../../project.mjs';
import { makeStandInElectron } from './stand-in-electron.ts';

export interface Target {
  readonly platform: 'linux' | 'win32' | 'darwin';
  readonly arch: 'x64' | 'arm64';
}

/** Resolves with the packed folder; throws what the packager said. `folder` is the test's own. */
export async function packInto(folder: string, { platform, arch }: Target, ...more: readonly string[]): Promise<string> {
  const dist = path.join(folder, `electron-${platform}`);
  const { version } = JSON.parse(readFileSync(inProject('node_modules', 'electron', 'package.json'), 'utf8')) as { readonly version: string };
  makeStandInElectron(dist, version, platform);
  const output = path.join(folder, `${platform}-${arch}`);
  const packed = await packWith(platform, [
    'dir', `--${arch}`, `-c.electronDist=${dist}`, `-c.directories.output=${output}`,
    ...more,
  ]);
  if (!packed.ok) throw new Error(packed.output);
  const name = { linux: 'linux', win32: 'win', darwin: 'mac' }[platform];
  return path.join(output, `${name}${arch === 'x64' ? '' : `-${arch}`}${platform === 'darwin' ? '' : '-unpacked'}`);
}
