// A real exFAT drive that is pulled in the middle of the work in the background.
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeExfatDrive, whyNoExfat } from './archive/testing/exfat-drive.ts';
import { makeArchive, openBelow, startFreshness } from './testing/fresh-archive.ts';

const places = Array.from({ length: 12 }, (_, place) => place);

const reason = whyNoExfat();
describe.skipIf(reason !== null)('a real exFAT drive that is pulled', () => {
  const yanks: [string, (drive: Awaited<ReturnType<typeof makeExfatDrive>>, mountPoint: string) => Promise<void>][] = [
    ['out', (drive, mountPoint) => drive.unmountLazily(mountPoint)],
    ['with its driver dying', (drive) => drive.killDriver()],
  ];
  for (const [how, yank] of yanks) {
    it(`${how} while headers are read, loses no clip, damages none, keeps nothing open, and goes on when it is back`, async () => {
      const drive = await makeExfatDrive({ label: 'BLINK', sizeBytes: 128 * 1024 * 1024 });
      onTestFinished(() => drive.destroy());
      const mountPoint = await drive.mount('a');
      const many = Array.from({ length: 250 }, (_, place) => place);
      makeArchive(mountPoint, many);
      const { attach, rows, until, isProbed, registry, freshness } = await startFreshness();
      const id = attach(mountPoint, 'drive');
      await until(() => rows().filter(({ facts }) => facts !== null).length >= 100);
      await yank(drive, mountPoint);
      freshness.focus();
      await until(() => !registry.isHere(id));
      await registry.release(id);
      expect(openBelow(mountPoint)).toEqual([]);
      expect(rows()).toHaveLength(250);
      expect(rows().filter(({ isMissing, facts }) => isMissing || facts?.damage != null)).toEqual([]);

      if (how !== 'out') await drive.unmountLazily(mountPoint);
      attach(await drive.mount('b'), 'drive');
      await until(isProbed);
      expect(rows()).toHaveLength(250);
      expect(rows().every(({ facts }) => facts?.damage === null)).toBe(true);
    });

    it(`${how} while its folders are read loses no clip`, async () => {
      const drive = await makeExfatDrive({ label: 'BLINK', sizeBytes: 64 * 1024 * 1024 });
      onTestFinished(() => drive.destroy());
      const mountPoint = await drive.mount('a');
      makeArchive(mountPoint, places);
      const { attach, rows, until, isIdle, registry, freshness, close } = await startFreshness();
      const id = attach(mountPoint, 'drive');
      await until(() => isIdle('probe'));
      freshness.focus();
      await yank(drive, mountPoint);
      freshness.setAttention('seen');
      await until(() => !registry.isHere(id));
      expect(rows()).toHaveLength(12);
      expect(rows().some(({ isMissing }) => isMissing)).toBe(false);
      await close();
      expect(openBelow(mountPoint)).toEqual([]);
    });
  }
});
