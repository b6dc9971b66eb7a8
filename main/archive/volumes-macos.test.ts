import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlist } from './read-plist.ts';
import type { Runner } from './run-command.ts';
import { listMacVolumes, parseDiskInfo, parseDiskList } from './volumes-macos.ts';

const recorded = (name: string): string => readFileSync(new URL(`recorded/${name}`, import.meta.url), 'utf8');

/** diskutil with the recorded answers; `gone` answers as for a disk that was pulled meanwhile. */
function diskutil(list: string, gone: readonly string[] = []): Runner {
  return (_command, [verb, , id]) => {
    if (verb === 'list') return Promise.resolve({ ok: true, stdout: recorded(list) });
    if (id === undefined || gone.includes(id)) return Promise.resolve({ ok: false, reason: 'exit', stderr: `Could not find disk: ${id ?? ''}`, exitCode: 1 });
    return Promise.resolve({ ok: true, stdout: recorded(`diskutil-info-${id}.plist`) });
  };
}

describe('macOS volumes', () => {
  it('finds the stick, the SSD and the cards, not the parts of the system', async () => {
    const volumes = await listMacVolumes(diskutil('diskutil-list-stick-ssd-sd.plist'), () => Promise.resolve({ sizeBytes: 9, freeBytes: 7 }));
    expect(volumes).toEqual([
      {
        mountPoint: '/Volumes/BLINK', deviceId: 'disk7s1', uuid: '9A0D4B7C-8C61-32B5-A2B4-806192031425', label: 'BLINK', fileSystem: 'FAT32',
        sizeBytes: 63863521280, freeBytes: 7, isReadOnly: true, isRemovable: true,
      },
      {
        mountPoint: '/Volumes/BLINK 1', deviceId: 'disk8', uuid: null, label: 'BLINK', fileSystem: 'FAT32',
        sizeBytes: 15518924800, freeBytes: 7, isReadOnly: false, isRemovable: true,
      },
      {
        mountPoint: '/Volumes/Hof & 😀 cam', deviceId: 'disk4s1', uuid: 'B7C3E7F1-9B3B-3F4B-8D07-0B5F5C7A1E22', label: 'Hof & 😀 cam', fileSystem: 'exFAT',
        sizeBytes: 30751588352, freeBytes: 7, isReadOnly: false, isRemovable: true,
      },
      {
        mountPoint: '/Volumes/Portable SSD', deviceId: 'disk6s1', uuid: '6CB15F41-7F50-41A4-91A3-7F6081920314', label: 'Portable SSD', fileSystem: 'APFS',
        sizeBytes: 999995129856, freeBytes: 7, isReadOnly: false, isRemovable: true,
      },
    ]);
  });

  it('finds nothing where nothing is plugged in', () => {
    expect(parseDiskList(recorded('diskutil-list-nothing.plist'))).toEqual([]);
  });

  it('does without a volume that went away between the two questions', async () => {
    const volumes = await listMacVolumes(diskutil('diskutil-list-stick-ssd-sd.plist', ['disk4s1', 'disk8']), () => Promise.resolve(null));
    expect(volumes.map((volume) => volume.label)).toEqual(['BLINK', 'Portable SSD']);
    expect(volumes.map((volume) => volume.freeBytes)).toEqual([52123402240, 999994687488]);
  });

  it('rejects when diskutil does not answer, rather than telling that every drive is gone', async () => {
    const silent: Runner = () => Promise.resolve({ ok: false, reason: 'timeout', stderr: '', exitCode: null });
    await expect(listMacVolumes(silent)).rejects.toThrow('diskutil');
  });

  it('takes a volume without a mount point as gone', () => {
    expect(parseDiskInfo(recorded('diskutil-info-disk8.plist').replace('/Volumes/BLINK 1', ''))).toBeNull();
  });
});

describe('property lists', () => {
  it('reads every kind of value', () => {
    const xml = '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x"><plist version="1.0"><dict>'
      + '<key>a &lt;b&gt;</key><string>&#x1F600; &amp; &#233;</string><key>n</key><integer>-12</integer><key>r</key><real>1.5</real>'
      + '<key>yes</key><true/><key>no</key><false></false><key>none</key><string/><key>empty</key><array/><key>l</key><array><dict/><string>x</string></array>'
      + '<key>when</key><date>2026-11-01T00:00:00Z</date></dict></plist>';
    expect(readPlist(xml)).toEqual({
      'a <b>': '😀 & é', n: -12, r: 1.5, yes: true, no: false, none: '', empty: [], l: [{}, 'x'], when: '2026-11-01T00:00:00Z',
    });
  });

  it('refuses what is cut off and what is no property list', () => {
    expect(() => readPlist('<plist version="1.0"><dict><key>a</key>')).toThrow(SyntaxError);
    expect(() => readPlist('Could not find disk')).toThrow(SyntaxError);
    expect(() => readPlist('<html><dict/></html>')).toThrow(SyntaxError);
  });
});
