import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Runner } from './run-command.ts';
import { listWindowsVolumes, parseWindowsAnswer, powershellArguments } from './volumes-windows.ts';

const recorded = (name: string): string => readFileSync(new URL(`recorded/${name}`, import.meta.url), 'utf8');

describe('Windows volumes', () => {
  it('finds the stick, with an emoji in its label', () => {
    expect(parseWindowsAnswer(recorded('windows-usb-stick.json'))).toEqual([{
      mountPoint: 'E:\\', deviceId: 'E:', uuid: '64A5-F00D', label: 'Hof 😀 cam', fileSystem: 'exFAT',
      sizeBytes: 30735859712, freeBytes: 12735859712, isReadOnly: false, isRemovable: true,
    }]);
  });

  it('finds nothing where only Windows itself is told, as a single thing instead of a list', () => {
    expect(parseWindowsAnswer(recorded('windows-nothing.json'))).toEqual([]);
  });

  it('calls a USB SSD removable and a built-in disk not, sees the card is read-only, and leaves the empty slot out', () => {
    const told = parseWindowsAnswer(recorded('windows-ssd-sd-reader.json')).map(({ deviceId, uuid, isReadOnly, isRemovable }) => ({ deviceId, uuid, isReadOnly, isRemovable }));
    expect(told).toEqual([
      { deviceId: 'D:', uuid: '1122-AABB', isReadOnly: false, isRemovable: false },
      { deviceId: 'E:', uuid: 'C0FF-EE00', isReadOnly: false, isRemovable: true },
      { deviceId: 'F:', uuid: '9C33-6BBD', isReadOnly: true, isRemovable: true },
      { deviceId: 'H:', uuid: '4E21-0000', isReadOnly: false, isRemovable: true },
    ]);
  });

  it('does without the storage cmdlets, and unwraps the lists of PowerShell 5.1', () => {
    expect(parseWindowsAnswer(recorded('windows-no-storage-cmdlets.json'))).toMatchObject([{ deviceId: 'E:', label: null, isRemovable: true, isReadOnly: false }]);
  });

  it('rejects an answer without any drive and a PowerShell that fails', async () => {
    expect(() => parseWindowsAnswer('{"system":"C:","drives":[],"partitions":[],"disks":[]}')).toThrow('no drive');
    const failing: Runner = () => Promise.resolve({ ok: false, reason: 'exit', stderr: 'Access denied', exitCode: 1 });
    await expect(listWindowsVolumes(failing)).rejects.toThrow('Access denied');
  });

  it('asks with one line that needs no quoting', () => {
    const script = powershellArguments.at(-1) ?? '';
    expect(script).not.toMatch(/["\n]/);
    expect(script).toContain(String.raw`'[^\x00-\x7F]'`);
  });
});
