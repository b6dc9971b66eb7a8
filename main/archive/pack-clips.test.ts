import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { folderDate, parseClipName } from '../../shared/clip-name.ts';
import { packNames } from './pack-clips.ts';

const date = folderDate('blink_backup/26-10');
const two = (part: number): string => String(part).padStart(2, '0');
const nameOf = fc.record({ day: fc.integer({ min: 1, max: 31 }), second: fc.integer({ min: 0, max: 59 }), camera: fc.constantFrom('Garage', 'Front_Door', 'Café') })
  .map(({ day, second, camera }) => `${two(day)}-12-00-${two(second)}_${camera}_123.mp4`);

describe('the names of a folder', () => {
  it('come oldest first however the drive lists them, each with what it says; those of one second stay in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(nameOf, fc.constantFrom('notes.mp4', '32-12-00-00_Garage_1.mp4')), { maxLength: 60 }), (listed) => {
        const { clips, unrecognised } = packNames(listed, date);
        const wanted = listed
          .flatMap((name) => {
            const parsed = parseClipName(name, date);
            return parsed.ok ? [{ name, at: parsed.clip.recordedAt, camera: parsed.clip.camera, kind: parsed.clip.kind === 'local-storage' ? 0 : 1 }] : [];
          })
          .sort((one, other) => one.at - other.at);
        const packed = clips.names.map((name, place) => ({
          name, at: clips.recordedAt[place], camera: clips.cameras[clips.cameraOf[place] ?? -1], kind: clips.kinds[place],
        }));
        expect(packed).toEqual(wanted);
        expect(packed.length + unrecognised.length).toBe(listed.length);
        expect(clips.recordedAt).toHaveLength(packed.length);
      }),
    );
  });
});
