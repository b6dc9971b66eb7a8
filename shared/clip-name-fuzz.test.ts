// Whatever a file is called: its name is judged without a throw and at once, and what is read from it can be relied on.
// FUZZED_NAMES=100000 for the full count, FUZZ_SEED for other throws.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cameraKey, clipPath, parseClipPath } from './clip-name.ts';
import { archiveRootKind, judgeFile, judgeFolder } from './drive-entry.ts';
import { isReservedName, legalName, nameRoom } from './export/legal-name.ts';
import { NameProblem } from './schema.ts';

const count = Number(process.env['FUZZED_NAMES'] ?? 5000);
const seed = Number(process.env['FUZZ_SEED'] ?? 9);
const mostMs = 50;

const real = [
  'blink/21-05/21-05-02/12-54-30_BlinkMini_001.mp4', 'blink_backup/20-09/01-20-21-38_Outdoor_1234567.mp4', 'E:\\blink\\21-05\\21-05-02\\12-54-30_Mini_001.mp4',
  'blink/.tmp/12-54-30_Mini_001.mp4', 'FOUND.000/FILE0000.CHK', 'CON.mp4',
];
const oddities = [
  '', '/', '\\', '..', '.', '\0', '_', '__', '-', ':', '\u202e', '\ud800', '\udc00', '\uFFFD', 'ß', 'İ', 'e\u0301', '\u200d', '🦊', '٣', '%2e%2e', '.mp4', '.MP4', '.mp4.mp4',
  '99', '00', '-1', '25-61-61', '21-02-30', '__proto__', 'constructor', '<script>', "'; DROP TABLE clips; --", '\r\n', 'NUL', 'a'.repeat(300), '_'.repeat(5000), '-'.repeat(4000),
  '21-05-02/'.repeat(400), '\u0301'.repeat(500), '\ud83e'.repeat(200),
];

/** A real path, cut into and filled with what no module writes, or no path at all. */
const edits = fc.array(fc.record({ at: fc.nat(60), drop: fc.nat(8), put: fc.oneof(fc.constantFrom(...oddities), fc.string({ unit: 'binary', maxLength: 4 })) }), { maxLength: 4 });
const paths = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constantFrom(...real), edits).map(([path, changes]) => changes.reduce((text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop), path)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
);

function expectJudged(path: string): void {
  const parsed = parseClipPath(path);
  if (parsed.ok) {
    const { clip } = parsed;
    expect(clip.camera).not.toBe('');
    expect(clip.recordedAt).toBeGreaterThanOrEqual(Date.UTC(2000, 0, 1));
    expect(clip.recordedAt).toBeLessThan(Date.UTC(2100, 0, 1));
    if (!/[/\\]/.test(clip.camera)) expect(parseClipPath(clipPath(clip))).toEqual(parsed);
    expect(cameraKey(cameraKey(clip.camera))).toBe(cameraKey(clip.camera));
  } else expect(NameProblem.options).toContain(parsed.problem);
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  judgeFile(name);
  judgeFolder(name);
  archiveRootKind(name);
  const legal = legalName(path, '.mp4');
  // eslint-disable-next-line no-control-regex -- no control character may be left in a name
  expect(legal).not.toMatch(/[/\\<>:"|?*\u0000-\u001f]|^\.|^$/);
  expect(isReservedName(legal)).toBe(false);
  expect(Buffer.byteLength(legal)).toBeLessThanOrEqual(nameRoom);
}

/** Of this thread; again when it took long, because others may have left work to the collector. */
function cpuMs(work: () => void): number {
  let least = Infinity;
  for (let look = 0; look < 3 && least >= mostMs; look += 1) {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

test(`${count} names are judged, each within ${mostMs} ms`, { timeout: 1_800_000 }, () => {
  fc.assert(fc.property(paths, (path) => { expect(cpuMs(() => { expectJudged(path); })).toBeLessThan(mostMs); }), { numRuns: count, seed });
});

test('a name as long as a text can be is judged as soon', () => {
  for (const oddity of oddities.filter((text) => text !== '')) {
    for (const path of [oddity.repeat(Math.ceil(60_000 / oddity.length)), `blink/21-05/21-05-02/12-54-30_${oddity.repeat(Math.ceil(60_000 / oddity.length))}_001.mp4`]) {
      expect(cpuMs(() => { parseClipPath(path); judgeFile(path); judgeFolder(path); legalName(path, '.mp4'); }), JSON.stringify(path.slice(0, 60))).toBeLessThan(mostMs);
    }
  }
});
