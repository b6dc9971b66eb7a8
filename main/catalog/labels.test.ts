import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseZone } from '../../shared/time.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { settingsMigration } from './labels-001-settings.ts';
import { openLabels } from './labels.ts';
import { openSqliteFile } from './sqlite-file.ts';

describe('labels of an earlier Wallclock', () => {
  it('keep all they have and take what is new', () => {
    const file = path.join(temporaryFolder(), 'labels.sqlite');
    const { db } = openSqliteFile({ path: file, applicationId: 0x57634c42, migrations: [settingsMigration], now: 0 });
    db.exec("INSERT INTO setting VALUES ('theme', '\"dark\"'); INSERT INTO volume_label VALUES ('stick', 'Porch stick', 'Europe/Berlin', NULL)");
    db.close();

    const clip = { kind: 'local-storage' as const, writtenAt: Date.UTC(2026, 10, 1), camera: 'front', serial: '001' };
    const first = openLabels(file, 0);
    expect(first.trouble).toBeNull();
    first.labels.cameras.write('front', { label: 'Front' });
    first.labels.clips.mark([clip], { note: 'the fox' }, 5);
    first.labels.close();

    const { labels } = openLabels(file, 0);
    expect(labels.settings().theme).toBe('dark');
    // Settings that came later have their first value.
    expect(labels.settings().language).toBe('system');
    expect(labels.volumeLabel('stick')).toEqual({ name: 'Porch stick', homeZone: parseZone('Europe/Berlin'), namedInZone: null });
    expect([...labels.cameras.all()]).toEqual([['front', { label: 'Front', colour: null, isHidden: false, mergedInto: null }]]);
    expect(labels.clips.get(clip)).toEqual({ isStarred: false, note: 'the fox', watchedAt: null });
    labels.close();
  });
});

describe('the labels of a drive', () => {
  it('change only in what is said', () => {
    const { labels } = openLabels(path.join(temporaryFolder(), 'labels.sqlite'), 0);
    labels.writeVolumeLabel('stick', { name: 'Porch', homeZone: parseZone('Europe/Berlin') });
    labels.writeVolumeLabel('stick', { namedInZone: parseZone('Asia/Kathmandu') });
    labels.writeVolumeLabel('stick', { name: null });
    expect(labels.volumeLabel('stick')).toEqual({ name: null, homeZone: 'Europe/Berlin', namedInZone: parseZone('Asia/Kathmandu') });
    labels.close();
  });
});

describe('a mark on many clips', () => {
  it('is written for all or for none', () => {
    const { labels } = openLabels(path.join(temporaryFolder(), 'labels.sqlite'), 0);
    const clip = (camera: string) => ({ kind: 'local-storage' as const, writtenAt: 0, camera, serial: '1' });
    const broken = { ...clip('b'), writtenAt: 'never' as unknown as number };
    expect(() => labels.clips.mark([clip('a'), broken], { isStarred: true }, 0)).toThrow();
    expect(labels.clips.get(clip('a')).isStarred).toBe(false);
    expect(labels.clips.hasInstant(0)).toBe(false);
    labels.close();
  });
});
