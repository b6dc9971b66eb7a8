import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'wallclock-face-')));
const pageFolder = path.join(folder, 'page');
const started: ChildProcess[] = [];
let round = 0;
let data: string;

beforeAll(() => {
  mkdirSync(pageFolder);
  writeFileSync(path.join(pageFolder, 'index.html'), '<title>Wallclock</title>');
});
beforeEach(() => { data = path.join(folder, `data-${++round}`); });
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

interface Face {
  readonly child: ChildProcess;
  /** What was printed until the first whole line of stdout. */
  readonly line: Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

function start(args: readonly string[], { behaviour = 'good', env = {} }: { behaviour?: string; env?: Readonly<Record<string, string>> } = {}): Face {
  const entry = path.join(import.meta.dirname, 'testing/face-process.ts');
  const child = spawn(process.execPath, [entry, pageFolder, behaviour, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, TZ: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let out = '';
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text; });
  const line = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.includes('\n')) resolve(out);
    });
    child.once('close', () => { reject(new Error(`ended without a line: ${err}`)); });
  });
  line.catch(() => undefined);
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once('close', (code) => { resolve({ code, out, err }); });
  });
  return { child, line, ended };
}

const urlIn = (line: string): string => /http:\/\/127\.0\.0\.1:\d+\/boot\?t=[\w-]{43}/.exec(line)?.[0] ?? '';
const visit = async (url: string) => (await fetch(url, { redirect: 'manual' })).status;

describe('starting', () => {
  test('prints one line, whose link lets a browser in; Ctrl-C ends it cleanly and leaves the folder free', async () => {
    const face = start(['--no-open', '--data', data]);
    const line = await face.line;
    expect(line).toMatch(/^Wallclock runs for your browser\. Open http:\S+\n$/);
    expect(await visit(urlIn(line))).toBe(303);
    expect(existsSync(path.join(data, 'instance.json'))).toBe(true);
    face.child.kill('SIGINT');
    expect(await face.ended).toEqual({ code: 0, out: line, err: '' });
    expect(existsSync(path.join(data, 'instance.json'))).toBe(false);
  });

  test('says in the same line why it is not the window', async () => {
    const face = start(['--no-open', '--data', data, '--why', 'There is no display.']);
    expect(await face.line).toMatch(/^There is no display\. Open http:\S+\n$/);
  });

  test.runIf(process.platform === 'linux')('uses the user’s data folder unless told otherwise, closed to others', async () => {
    const own = path.join(folder, 'xdg');
    await start(['--no-open'], { env: { XDG_DATA_HOME: own } }).line;
    expect(statSync(path.join(own, 'wallclock')).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(own, 'wallclock/instance.json')).mode & 0o777).toBe(0o600);
  });

  test('opens the folder it was given before it prints, resolved where it was typed, and opens all the same when that fails', async () => {
    const face = start(['--no-open', '--data', data, 'some/drive']);
    const line = await face.line;
    expect(await visit(urlIn(line))).toBe(303);
    face.child.kill('SIGTERM');
    const { code, err } = await face.ended;
    const drive = path.join(folder, 'some/drive');
    expect(code).toBe(0);
    expect(err).toBe(`asked to open ${drive} in ${data}\nThere is no folder at ${drive}. Check the path, or choose the folder from the list.\n`);
  });

  test('tells of a demo that cannot be made', async () => {
    const face = start(['--no-open', '--data', data, '--demo']);
    await face.line;
    face.child.kill('SIGTERM');
    expect((await face.ended).err).toContain('The demo drive could not be made');
  });
});

describe('failing', () => {
  test('bad usage ends with 2 and one sentence', async () => {
    const { code, out, err } = await start(['--demoo']).ended;
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^--demoo is not an option of Wallclock\. Usage: .*\n$/);
  });

  test('a data folder that is a file ends with 1 and one sentence', async () => {
    writeFileSync(data, '');
    const { code, out, err } = await start(['--no-open', '--data', data]).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(`Wallclock cannot keep its catalog in ${data}. Check that the folder can be written and that the disk is not full.\n`);
  });

  test('a catalog that cannot be opened ends with 1 and leaves the folder free', async () => {
    expect(await start(['--no-open', '--data', data], { behaviour: 'no-core' }).ended).toMatchObject({ code: 1, out: '' });
    expect(existsSync(path.join(data, 'instance.json'))).toBe(false);
  });

  test('a taken port ends with 1, one sentence, and leaves the folder free', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const { code, err } = await start(['--no-open', '--data', data, '--port', String(port)]).ended;
    taken.close();
    expect(code).toBe(1);
    expect(err).toBe(`Wallclock could not listen on port ${port}. Another program uses it. Choose another port, or leave it out.\n`);
    expect(existsSync(path.join(data, 'instance.json'))).toBe(false);
  });

  test('a bug ends with 1, a sentence with its id, the stack in the log only, and the folder free', async () => {
    const { code, err } = await start(['--no-open', '--data', data], { behaviour: 'bug' }).ended;
    const fault = /as fault (\w{8})\.\n$/.exec(err)?.[1] ?? 'none';
    expect(code).toBe(1);
    expect(err).not.toContain('a bug of the test');
    expect(readFileSync(path.join(data, 'log/wallclock.log'), 'utf8')).toMatch(new RegExp(`fault ${fault} in the browser face: Error: a bug of the test\n +at `));
    expect(existsSync(path.join(data, 'instance.json'))).toBe(false);
  });

  test('a bug in the background is logged and stops nothing', async () => {
    const face = start(['--no-open', '--data', data], { behaviour: 'background-bug' });
    expect(await visit(urlIn(await face.line))).toBe(303);
    expect(readFileSync(path.join(data, 'log/wallclock.log'), 'utf8')).toContain('in background work: Error: a bug in the background');
  });

  test('ends although a drive does not let the core close', async () => {
    const face = start(['--no-open', '--data', data], { behaviour: 'stuck' });
    await face.line;
    face.child.kill('SIGTERM');
    expect((await face.ended).code).toBe(0);
    expect(existsSync(path.join(data, 'instance.json'))).toBe(false);
  });
});

describe('a second start', () => {
  test('hands its folder to the first, prints a fresh link to it, and ends', async () => {
    const first = start(['--no-open', '--data', data]);
    const link = urlIn(await first.line);
    const second = await start(['--no-open', '--data', data, '/media/BLINK']).ended;
    expect(second.code).toBe(0);
    expect(second.out).toMatch(/^Wallclock is already open\. http:\S+\n$/);
    expect(second.err).toBe('There is no folder at /media/BLINK. Check the path, or choose the folder from the list.\n');
    expect(new URL(urlIn(second.out)).host).toBe(new URL(link).host);
    expect(await visit(urlIn(second.out))).toBe(303);
    expect(await visit(link)).toBe(303);
    first.child.kill('SIGTERM');
    expect((await first.ended).err).toBe(`asked to open /media/BLINK in ${data}\n`);
  });

  test('at the same moment: one serves, the others hand over', async () => {
    const faces = Array.from({ length: 4 }, () => start(['--no-open', '--data', data]));
    const lines = await Promise.all(faces.map((face) => face.line));
    expect(lines.filter((line) => line.startsWith('Wallclock runs'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('Wallclock is already open.'))).toHaveLength(3);
    expect(new Set(lines.map((line) => new URL(urlIn(line)).host)).size).toBe(1);
  });

  test('takes over from one that was killed', async () => {
    const first = start(['--no-open', '--data', data]);
    await first.line;
    first.child.kill('SIGKILL');
    await first.ended;
    expect(await start(['--no-open', '--data', data]).line).toMatch(/^Wallclock runs/);
  });
});
