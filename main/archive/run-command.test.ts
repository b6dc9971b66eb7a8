import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const node = (script: string, options?: Parameters<typeof runCommand>[2]) => runCommand(process.execPath, ['-e', script], options);

describe('running a tool', () => {
  it('answers with its text, in the plain locale', async () => {
    expect(await node('process.stdout.write(process.env.LC_ALL)')).toEqual({ ok: true, stdout: 'C' });
  });

  it('passes arguments as they are, with no shell in between', async () => {
    expect(await runCommand(process.execPath, ['-e', 'process.stdout.write(process.argv[1])', '$(id); "a" b'])).toEqual({ ok: true, stdout: '$(id); "a" b' });
  });

  it('gives it its input and an end of input', async () => {
    expect(await node('process.stdin.pipe(process.stdout)', { input: 'hello 😀' })).toEqual({ ok: true, stdout: 'hello 😀' });
    expect(await node('process.stdin.pipe(process.stdout)')).toEqual({ ok: true, stdout: '' });
  });

  it('tells a tool that is missing from one that fails', async () => {
    expect(await runCommand('no-such-tool-here', [])).toEqual({ ok: false, reason: 'missing', stderr: '', exitCode: null });
    expect(await node('console.error("no"); process.exit(3)')).toEqual({ ok: false, reason: 'exit', stderr: 'no\n', exitCode: 3 });
    expect(await node('console.log("said here"); process.exit(1)')).toEqual({ ok: false, reason: 'exit', stderr: 'said here\n', exitCode: 1 });
  });

  it('ends one that hangs', async () => {
    expect(await node('setInterval(() => {}, 1000)', { timeoutMs: 100 })).toMatchObject({ ok: false, reason: 'timeout', exitCode: null });
  });

  it('does not mind a tool that ends without reading its input', async () => {
    expect(await node('process.exit(0)', { input: 'x'.repeat(1_000_000) })).toEqual({ ok: true, stdout: '' });
  });
});
