import { mkdtemp, readdir, readFile, rm, stat, writeFile, chmod } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFfmpeg } from './find-ffmpeg.ts';
import { runFfmpeg } from './ffmpeg-runner.ts';
import type { FfmpegInput } from './ffmpeg-runner.ts';

const found = await findFfmpeg({ setting: null });
const endless: FfmpegInput = { kind: 'made', graph: 'testsrc=s=1280x720:r=30:d=3600' };
const encode = ['-c:v', 'libx264', '-preset', 'medium', '-f', 'mp4'];
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wallclock-runner-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(found === null)('the runner', () => {
  const program = found ?? { path: '', run: () => Promise.reject(new Error('unused')) };

  test('tells how much of the film is written, up to its end', async () => {
    const heard: number[] = [];
    const output = path.join(folder, 'made 100% \'it\'.mp4');
    const answer = await program.run({ inputs: [{ kind: 'made', graph: 'testsrc=s=64x48:r=10:d=2' }], options: encode, output, folder, onProgress: (ms) => heard.push(ms) });
    expect(answer).toMatchObject({ ok: true, writtenMs: heard.at(-1) });
    expect(heard.at(-1)).toBeGreaterThan(1500);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect((await stat(output)).size).toBeGreaterThan(1000);
  });

  test('kills the process when it is cancelled, and resolves only when it is gone', async () => {
    const cancel = new AbortController();
    const output = path.join(folder, 'cancelled.mp4');
    const answer = await program.run({ inputs: [endless], options: encode, output, folder, signal: cancel.signal, onProgress: () => cancel.abort() });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await processesNaming(output)).toEqual([]);
  });

  test('starts nothing for an order that was cancelled before', async () => {
    const output = path.join(folder, 'never.mp4');
    expect(await program.run({ inputs: [endless], options: encode, output, folder, signal: AbortSignal.abort() })).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await readdir(folder)).not.toContain('never.mp4');
  });

  test.each([['stalled', { stallMs: 20 }], ['too-long', { totalMs: 20 }]] as const)('stops one that is %s, and no process is left', async (code, limits) => {
    const output = path.join(folder, `${code}.mp4`);
    expect(await program.run({ inputs: [endless], options: encode, output, folder, ...limits })).toMatchObject({ ok: false, failure: { code } });
    expect(await processesNaming(output)).toEqual([]);
  });

  test('says with which words it called ffmpeg and what that said last', async () => {
    const fullPath = path.join(folder, 'not-there.mp4');
    const answer = await program.run({ inputs: [{ kind: 'clip', fullPath }], options: encode, output: path.join(folder, 'x.mp4'), folder });
    if (answer.ok) throw new Error('It made a film of nothing.');
    expect(answer.failure.code).toBe('failed');
    expect(answer.failure.arguments).toContain(fullPath);
    expect(answer.failure.said.join('\n')).toContain('No such file');
  });

  test('takes no path that is not absolute', async () => {
    await expect(runFfmpeg(program.path, { inputs: [{ kind: 'clip', fullPath: 'clip.mp4' }], options: [], output: null, folder })).rejects.toThrow('not an absolute path');
  });
});

test('says that a program cannot be started', async () => {
  const answer = await runFfmpeg(path.join(folder, 'no-such-program'), { inputs: [endless], options: encode, output: path.join(folder, 'x.mp4'), folder });
  expect(answer).toMatchObject({ ok: false, failure: { code: 'not-started' } });
});

describe.skipIf(process.platform === 'win32')('finding ffmpeg', () => {
  const program = async (name: string, version: string, configuration = '--enable-gpl --enable-libx264'): Promise<string> => {
    const place = await mkdtemp(path.join(folder, name));
    await writeFile(path.join(place, 'ffmpeg'), `#!/bin/sh\necho "ffmpeg version ${version} Copyright"\necho "configuration: ${configuration}"\n`);
    await chmod(path.join(place, 'ffmpeg'), 0o755);
    return place;
  };

  test('takes the one the user set, else the one beside the program, else the one in the PATH', async () => {
    const [set, shipped, searched] = [await program('set', '7.1'), await program('shipped', '6.0'), await program('path', 'n5.1-x')];
    const setting = path.join(set, 'ffmpeg');
    expect(await findFfmpeg({ setting, shipped: [shipped], searched: [searched] })).toMatchObject({ path: setting, version: '7.1', from: 'setting' });
    expect(await findFfmpeg({ setting: null, shipped: [shipped], searched: [searched] })).toMatchObject({ version: '6.0', from: 'shipped', libraries: new Set(['libx264']) });
    expect(await findFfmpeg({ setting: null, shipped: [folder], searched: [folder, searched] })).toMatchObject({ version: 'n5.1-x', from: 'path' });
    expect(await findFfmpeg({ setting: null, shipped: [], searched: [folder] })).toBeNull();
  });

  test('takes the one in the PATH before the one beside the program, where only that one can code pictures', async () => {
    const [lesser, whole] = [await program('lesser', '8.1', '--enable-libass'), await program('whole', '5.1')];
    expect(await findFfmpeg({ setting: null, shipped: [lesser], searched: [whole] })).toMatchObject({ version: '5.1', from: 'path' });
    expect(await findFfmpeg({ setting: null, shipped: [lesser], searched: [lesser] })).toMatchObject({ version: '8.1', from: 'shipped' });
    expect(await findFfmpeg({ setting: null, shipped: [whole], searched: [lesser] })).toMatchObject({ version: '5.1', from: 'shipped' });
    expect(await findFfmpeg({ setting: path.join(lesser, 'ffmpeg'), shipped: [whole], searched: [] })).toMatchObject({ from: 'setting' });
  });

  test('takes nothing else where the user set one that does not answer', async () => {
    const searched = await program('other', '5.1');
    expect(await findFfmpeg({ setting: path.join(folder, 'gone', 'ffmpeg'), shipped: [], searched: [searched] })).toBeNull();
    expect(await findFfmpeg({ setting: 'ffmpeg', shipped: [], searched: [searched] })).toBeNull();
  });
});

/** Processes with these words on their command line; told by Linux alone. */
async function processesNaming(text: string): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return ids.filter((id, place) => id !== String(process.pid) && lines[place]?.includes(text));
}
