// Windows: the shell's own Eject, the one in the context menu of a drive.
import { lastLine, longestFlushMs } from './eject-outcome.ts';
import type { EjectOutcome } from './eject-outcome.ts';
import type { MountedVolume } from './mounted-volume.ts';
import type { Runner } from './run-command.ts';

/**
 * The verb returns at once and works inside the process that asked, so the script stays until the letter is gone. 17
 * is the shell's "This PC" folder (ssfDRIVES). Card readers keep their letter: what counts is that nothing answers.
 */
function ejectScript(letter: string): string {
  return [
    "$ErrorActionPreference = 'Stop'",
    `$item = (New-Object -ComObject Shell.Application).NameSpace(17).ParseName('${letter}')`,
    "if (-not $item) { 'gone'; exit }",
    "$item.InvokeVerb('Eject')",
    `for ($n = 0; $n -lt 60; $n++) { Start-Sleep -Milliseconds 250; if (-not (Test-Path -LiteralPath '${letter}\\')) { 'ejected'; exit } }`,
    "'still-there'",
  ].join('; ');
}

/** Windows shows its own message when a program holds the drive, and tells nobody which one. */
export async function ejectWindowsVolume(volume: MountedVolume, run: Runner): Promise<EjectOutcome> {
  const letter = volume.deviceId ?? '';
  if (!/^[A-Z]:$/i.test(letter)) return { kind: 'refused', reason: 'Windows can only eject a drive that has a letter.' };
  const ran = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', ejectScript(letter)], { timeoutMs: longestFlushMs });
  if (!ran.ok) {
    if (ran.reason === 'missing') return { kind: 'tool-missing', tool: 'powershell.exe' };
    return { kind: 'refused', reason: ran.reason === 'timeout' ? 'Windows did not answer.' : lastLine(ran.stderr) };
  }
  return ran.stdout.trim() === 'still-there'
    ? { kind: 'busy', holders: [], isComplete: false }
    : { kind: 'ejected', isPoweredOff: false, stillMounted: [] };
}
