// A table of real-shaped paths, then properties: parts to path and back, and the same answers as a regular expression.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraKey, clipPath, folderDate, parseClipName, parseClipPath, type ClipName, type Parsed } from './clip-name.ts';
import { clipDamageText } from './clip-damage-text.ts';
import { nameProblemText } from './name-problem-text.ts';
import { ClipDamage, NameProblem } from './schema.ts';

/** A clip of the table as `kind|camera|UTC|number or uid`, a problem as its code. */
function told(parsed: Parsed): string {
  if (!parsed.ok) return parsed.problem;
  const { clip } = parsed;
  const at = new Date(clip.recordedAt).toISOString().slice(0, 19);
  return `${clip.kind}|${clip.camera}|${at}|${clip.kind === 'local-storage' ? clip.number : clip.uid}`;
}

const nfc = 'Caf\u00e9';
const nfd = 'Cafe\u0301';
const longCamera = 'C'.repeat(255 - '12-54-30__001.mp4'.length);
const longEmoji = '🦊'.repeat(59);

const table: readonly (readonly [path: string, expected: string, why?: string])[] = [
  // Both layouts, both roots, both spellings, any case of the root.
  ['blink/21-05/21-05-02/12-54-30_BlinkMini_001.mp4', 'local-storage|BlinkMini|2021-05-02T12:54:30|001'],
  ['blink_backup/20-09/01-20-21-38_Outdoor_1234567.mp4', 'clip-backup|Outdoor|2020-09-01T20:21:38|1234567'],
  ['blink_backups/20-09/01-20-21-38_Outdoor_1234567.mp4', 'clip-backup|Outdoor|2020-09-01T20:21:38|1234567'],
  ['BLINK/21-05/21-05-02/12-54-30_BlinkMini_001.mp4', 'local-storage|BlinkMini|2021-05-02T12:54:30|001'],
  ['Blink_Backup/20-09/01-20-21-38_Outdoor_1234567.mp4', 'clip-backup|Outdoor|2020-09-01T20:21:38|1234567'],
  // The name tells the layout, not the root.
  ['blink/20-09/01-20-21-38_Outdoor_1234567.mp4', 'clip-backup|Outdoor|2020-09-01T20:21:38|1234567', 'a backup copied under blink'],
  ['blink_backup/21-05/21-05-02/12-54-30_Mini_001.mp4', 'local-storage|Mini|2021-05-02T12:54:30|001', 'local storage copied under blink_backup'],
  // Copied trees.
  ['21-05-02/12-54-30_Mini_001.mp4', 'local-storage|Mini|2021-05-02T12:54:30|001', 'the day folder alone is enough'],
  ['20-09/01-20-21-38_Outdoor_1234567.mp4', 'clip-backup|Outdoor|2020-09-01T20:21:38|1234567', 'the month folder alone is enough'],
  ['Old drives/2021 (copy)/blink/21-05/21-05-02/12-54-30_Mini_001.mp4', 'local-storage|Mini|2021-05-02T12:54:30|001'],
  ['21-05-02/best of/12-54-30_Mini_001.mp4', 'local-storage|Mini|2021-05-02T12:54:30|001', 'a folder without a date in between'],
  ['20-09/best/of/01-20-21-38_Out_7.mp4', 'clip-backup|Out|2020-09-01T20:21:38|7'],
  ['./blink//21-05/21-05-02//12-54-30_Mini_001.mp4', 'local-storage|Mini|2021-05-02T12:54:30|001', 'doubled slashes'],
  ['blink\\21-05\\21-05-02\\12-54-30_Mini_001.mp4', 'local-storage|Mini|2021-05-02T12:54:30|001', 'backslashes'],
  ['E:\\blink_backup\\20-09/01-20-21-38_Out_7.mp4', 'clip-backup|Out|2020-09-01T20:21:38|7', 'both slashes'],
  // The nearest folder that carries the date.
  ['blink/21-06/21-05-02/12-54-30_Mini_001.mp4', 'local-storage|Mini|2021-05-02T12:54:30|001', 'the month folder disagrees, the day folder is nearer'],
  ['20-01-01/21-05-02/12-54-30_Mini_001.mp4', 'local-storage|Mini|2021-05-02T12:54:30|001'],
  ['19-01/20-09/01-20-21-38_Out_7.mp4', 'clip-backup|Out|2020-09-01T20:21:38|7'],
  ['21-05-02/21-06/12-54-30_Mini_001.mp4', 'local-storage|Mini|2021-05-02T12:54:30|001', 'a month folder carries no day'],
  ['20-09/20-10-15/01-20-21-38_Out_7.mp4', 'clip-backup|Out|2020-09-01T20:21:38|7', 'a backup takes the month folder above a day folder'],
  ['21-05-02/21-02-31/12-54-30_Mini_001.mp4', 'no-such-date', 'a nearest folder with an impossible date is not skipped'],
  ['blink/21-05/12-54-30_Mini_001.mp4', 'no-date-folder', 'local storage needs the day'],
  ['20-09-01/01-20-21-38_Out_7.mp4', 'no-date-folder', 'a backup needs the month folder'],
  ['12-54-30_Mini_001.mp4', 'no-date-folder'],
  ['blink/12-54-30_Mini_001.mp4', 'no-date-folder'],
  ['blink/.tmp/12-54-30_Mini_001.mp4', 'no-date-folder', 'the staging folder'],
  ['blink/2021-05-02/12-54-30_Mini_001.mp4', 'no-date-folder', 'four digits of a year are another tool'],
  ['blink/21-5-02/12-54-30_Mini_001.mp4', 'no-date-folder'],
  ['blink/21_05_02/12-54-30_Mini_001.mp4', 'no-date-folder'],
  ['blink/21-05-02 /12-54-30_Mini_001.mp4', 'no-date-folder'],
  ['blink/２１-05-02/12-54-30_Mini_001.mp4', 'no-date-folder', 'full-width digits'],
  // Days that exist and days that do not.
  ['24-02-29/00-00-00_Mini_1.mp4', 'local-storage|Mini|2024-02-29T00:00:00|1', 'leap year'],
  ['23-02-29/00-00-00_Mini_1.mp4', 'no-such-date'],
  ['00-02-29/00-00-00_Mini_1.mp4', 'local-storage|Mini|2000-02-29T00:00:00|1', '2000 was a leap year'],
  ['99-12-31/23-59-59_Mini_1.mp4', 'local-storage|Mini|2099-12-31T23:59:59|1', 'every YY is 20YY'],
  ['70-01-01/00-00-00_Mini_1.mp4', 'local-storage|Mini|2070-01-01T00:00:00|1'],
  ['21-02-31/12-54-30_Mini_001.mp4', 'no-such-date'],
  ['21-04-31/12-54-30_Mini_001.mp4', 'no-such-date'],
  ['21-13-01/12-54-30_Mini_001.mp4', 'no-such-date'],
  ['21-00-01/12-54-30_Mini_001.mp4', 'no-such-date'],
  ['21-05-00/12-54-30_Mini_001.mp4', 'no-such-date'],
  ['20-13/01-20-21-38_Out_7.mp4', 'no-such-date'],
  ['20-00/01-20-21-38_Out_7.mp4', 'no-such-date'],
  ['24-02/29-20-21-38_Out_7.mp4', 'clip-backup|Out|2024-02-29T20:21:38|7'],
  ['23-02/29-20-21-38_Out_7.mp4', 'no-such-date'],
  ['20-09/31-20-21-38_Out_7.mp4', 'no-such-date'],
  ['20-09/00-20-21-38_Out_7.mp4', 'no-such-date'],
  // Times that exist and times that do not.
  ['21-05-02/23-59-59_Mini_001.mp4', 'local-storage|Mini|2021-05-02T23:59:59|001'],
  ['21-05-02/24-00-00_Mini_001.mp4', 'no-such-time'],
  ['21-05-02/25-00-00_Mini_001.mp4', 'no-such-time'],
  ['21-05-02/23-59-60_Mini_001.mp4', 'no-such-time', 'no leap seconds'],
  ['21-05-02/23-60-00_Mini_001.mp4', 'no-such-time'],
  ['20-09/01-24-00-00_Out_7.mp4', 'no-such-time'],
  ['20-09/01-20-60-00_Out_7.mp4', 'no-such-time'],
  ['20-09/01-20-00-60_Out_7.mp4', 'no-such-time'],
  // Cameras: from the first underscore to the last.
  ['21-05-02/12-54-30_Front_Door_Left_001.mp4', 'local-storage|Front_Door_Left|2021-05-02T12:54:30|001'],
  ['20-09/01-20-21-38_Back_Yard_1234567.mp4', 'clip-backup|Back_Yard|2020-09-01T20:21:38|1234567'],
  ['21-05-02/12-54-30_Blink-Mini-2_001.mp4', 'local-storage|Blink-Mini-2|2021-05-02T12:54:30|001'],
  ['20-09/01-20-21-38_-_7.mp4', 'clip-backup|-|2020-09-01T20:21:38|7'],
  ['21-05-02/12-54-30__001.mp4', 'no-camera'],
  ['20-09/01-20-21-38__7.mp4', 'no-camera'],
  ['21-05-02/12-54-30_001.mp4', 'no-camera'],
  ['21-05-02/12-54-30_.mp4', 'no-camera'],
  ['21-05-02/12-54-30___001.mp4', 'local-storage|_|2021-05-02T12:54:30|001', 'a camera may be named _'],
  ['21-05-02/12-54-30_42_001.mp4', 'local-storage|42|2021-05-02T12:54:30|001'],
  ['21-05-02/12-54-30_a.b.c_001.mp4', 'local-storage|a.b.c|2021-05-02T12:54:30|001'],
  ['21-05-02/12-54-30_Front Door (2)_001.mp4', 'local-storage|Front Door (2)|2021-05-02T12:54:30|001'],
  [`21-05-02/12-54-30_${nfc}_001.mp4`, `local-storage|${nfc}|2021-05-02T12:54:30|001`],
  [`21-05-02/12-54-30_${nfd}_001.mp4`, `local-storage|${nfd}|2021-05-02T12:54:30|001`, 'the spelling stays as it is'],
  ['21-05-02/12-54-30_🐈‍⬛Garten_001.mp4', 'local-storage|🐈‍⬛Garten|2021-05-02T12:54:30|001'],
  ['21-05-02/12-54-30_玄関_001.mp4', 'local-storage|玄関|2021-05-02T12:54:30|001'],
  [`21-05-02/12-54-30_${longCamera}_001.mp4`, `local-storage|${longCamera}|2021-05-02T12:54:30|001`, '255 bytes'],
  [`21-05-02/12-54-30_${longEmoji}_1.mp4`, `local-storage|${longEmoji}|2021-05-02T12:54:30|1`, '251 bytes of emoji'],
  // The trailing field.
  ['21-05-02/12-54-30_Mini_1.mp4', 'local-storage|Mini|2021-05-02T12:54:30|1'],
  ['21-05-02/12-54-30_Mini_12345.mp4', 'local-storage|Mini|2021-05-02T12:54:30|12345'],
  ['21-05-02/12-54-30_Mini_.mp4', 'no-clip-number'],
  ['21-05-02/12-54-30_Mini.mp4', 'no-clip-number'],
  ['21-05-02/12-54-30_Mini_00a.mp4', 'no-clip-number'],
  ['21-05-02/12-54-30_Mini_-01.mp4', 'no-clip-number'],
  ['21-05-02/12-54-30_Mini_001 (1).mp4', 'no-clip-number', 'a second copy made by a file manager'],
  ['21-05-02/12-54-30_Mini_٠٠١.mp4', 'no-clip-number', 'digits of another script'],
  ['20-09/01-20-21-38_Outdoor_G8T1-9400.b.mp4', 'clip-backup|Outdoor|2020-09-01T20:21:38|G8T1-9400.b'],
  ['20-09/01-20-21-38_Outdoor_.mp4', 'no-clip-number'],
  ['20-09/01-20-21-38_Outdoor.mp4', 'no-clip-number'],
  // Endings, and files that are no clips.
  ['21-05-02/12-54-30_MINI_001.MP4', 'local-storage|MINI|2021-05-02T12:54:30|001'],
  ['21-05-02/12-54-30_Mini_001.Mp4', 'local-storage|Mini|2021-05-02T12:54:30|001'],
  ['21-05-02/12-54-30_Mini_001.ts', 'not-a-clip-name'],
  ['21-05-02/12-54-30_Mini_001.mp4.tmp', 'not-a-clip-name'],
  ['21-05-02/12-54-30_Mini_001.mp4 ', 'not-a-clip-name'],
  ['21-05-02/12-54-30_Mini_001.mov', 'not-a-clip-name'],
  ['21-05-02/12-54-30_Mini_001mp4', 'not-a-clip-name'],
  ['21-05-02/12-54-30_Mini_001', 'not-a-clip-name'],
  ['21-05-02/._12-54-30_Mini_001.mp4', 'not-a-clip-name', 'what macOS leaves beside a file'],
  ['21-05-02/12-54-30.mp4', 'not-a-clip-name'],
  ['21-05-02/12-54-30-.mp4', 'not-a-clip-name'],
  ['21-05-02/12-54_Mini_001.mp4', 'not-a-clip-name', 'two time fields'],
  ['20-09/01-20-21-38-09_Out_7.mp4', 'not-a-clip-name', 'five time fields'],
  ['21-05-02/1-54-30_Mini_001.mp4', 'not-a-clip-name'],
  ['21-05-02/12:54:30_Mini_001.mp4', 'not-a-clip-name'],
  ['21-05-02/１２-54-30_Mini_001.mp4', 'not-a-clip-name'],
  ['21-05-02/ 12-54-30_Mini_001.mp4', 'not-a-clip-name'],
  ['21-05-02/holiday.mp4', 'not-a-clip-name'],
  ['21-05-02/.mp4', 'not-a-clip-name'],
  ['21-05-02/', 'not-a-clip-name'],
  ['', 'not-a-clip-name'],
  // Bytes that were no text.
  ['21-05-02/12-54-30_Caf\uFFFD_001.mp4', 'not-readable-name'],
  ['21-05-02/12-54-30_\uD83D_001.mp4', 'not-readable-name'],
  ['21-05-02/\uFFFD.mp4', 'not-readable-name'],
];

describe('a clip path', () => {
  it.each(table.map(([path, expected, why = '']) => ({ path, expected, why })))('$path is $expected $why', ({ path, expected }) => {
    expect(told(parseClipPath(path))).toBe(expected);
  });

  it('has at least sixty rows, each path once', () => {
    expect(new Set(table.map(([path]) => path)).size).toBe(table.length);
    expect(table.length).toBeGreaterThanOrEqual(60);
  });

  it('is read the same through its folder once and its name', () => {
    for (const [path] of table) {
      const at = path.search(/[^/\\]*$/);
      expect(parseClipName(path.slice(at), folderDate(path.slice(0, at)))).toEqual(parseClipPath(path));
    }
  });

  it('has no date when no folder above looks like one', () => {
    expect(folderDate('')).toBeNull();
    expect(folderDate('blink/.tmp')).toBeNull();
    expect(folderDate('blink/21-05/')).not.toBeNull();
  });
});

// The grammar a second time, as regular expressions and a calendar that is not ours.
const readable = (name: string) => !/[\uFFFD\p{Surrogate}]/u.test(name);

function parseBySlowRules(path: string): string {
  const steps = path.split(/[/\\]/);
  const name = steps.pop() ?? '';
  if (!readable(name)) return 'not-readable-name';
  const found = /^(\d\d)-(\d\d)-(\d\d)(?:-(\d\d))?_([^]*)\.[mM][pP]4$/.exec(name);
  if (!found) return 'not-a-clip-name';
  const isBackup = found[4] !== undefined;
  const rest = /^([^]*)_([^_]*)$/.exec(found[5] ?? '');
  if (!rest) return /^\d*$/.test(found[5] ?? '') ? 'no-camera' : 'no-clip-number';
  const [, camera = '', trailing = ''] = rest;
  if (camera === '') return 'no-camera';
  if (trailing === '' || (!isBackup && !/^\d+$/.test(trailing))) return 'no-clip-number';
  const time = found.slice(isBackup ? 2 : 1, isBackup ? 5 : 4).join(':');
  if (!/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) return 'no-such-time';
  const shape = isBackup ? /^\d\d-\d\d$/ : /^\d\d-\d\d-\d\d$/;
  const folder = steps.reverse().find((step) => shape.test(step));
  if (folder === undefined) return 'no-date-folder';
  const date = `20${folder}${isBackup ? `-${found[1] ?? ''}` : ''}`;
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date) return 'no-such-date';
  return `${isBackup ? 'clip-backup' : 'local-storage'}|${camera}|${date}T${time}|${trailing}`;
}

const clips = fc
  .record({
    isBackup: fc.boolean(),
    camera: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => readable(text) && !/[/\\]/.test(text)),
    second: fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2099, 11, 31, 23, 59, 59) / 1000 }),
    number: fc.stringMatching(/^\d{1,6}$/),
    uid: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => readable(text) && !/[/\\_]/.test(text)),
  })
  .map(({ isBackup, camera, second, number, uid }): ClipName =>
    isBackup
      ? { kind: 'clip-backup', camera, recordedAt: second * 1000, uid }
      : { kind: 'local-storage', camera, recordedAt: second * 1000, number },
  );

describe('the parser', () => {
  it('reads back every clip from the path a module would give it, under any folders', () => {
    fc.assert(
      fc.property(clips, fc.constantFrom('', 'blink/', 'blink_backup/', '22-01-31/x/', '19-12/'), (clip, above) => {
        expect(parseClipPath(above + clipPath(clip))).toEqual({ ok: true, clip });
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with the regular expressions on the table', () => {
    for (const [path, expected] of table) expect(parseBySlowRules(path), path).toBe(expected);
  });

  it('agrees with them on paths with a few characters changed', () => {
    const change = fc.record({
      at: fc.nat(60),
      drop: fc.nat(2),
      put: fc.constantFrom('', '0', '1', '3', '6', '9', '_', '__', '-', '.', '/', '\\', 'm', 'P', 'é', '\uFFFD', '\uD800', '٣', ' ', '\n'),
    });
    fc.assert(
      fc.property(clips, fc.array(change, { minLength: 1, maxLength: 4 }), (clip, changes) => {
        const path = changes.reduce((text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop), clipPath(clip));
        expect(told(parseClipPath(path)), JSON.stringify(path)).toBe(parseBySlowRules(path));
      }),
      { numRuns: 5000 },
    );
  });

  it('agrees with them on paths put together from pieces', () => {
    const piece = fc.constantFrom('21-05', '21-05-02', '21-02-30', '00-13', '12-54-30', '31-23-59-59', '24-00-00', '_', '-', '/', 'Cam', '001', '.mp4', '.MP4', '.ts', '._');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const path = pieces.join('');
        expect(told(parseClipPath(path)), path).toBe(parseBySlowRules(path));
      }),
      { numRuns: 5000 },
    );
  });

  it('answers for any text whatever', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(told(parseClipPath(text))).toBe(parseBySlowRules(text));
      }),
    );
  });
});

describe('the key of a camera', () => {
  it.each([
    ['BlinkMini', 'BLINKMINI'],
    [nfc, nfd],
    [nfc.toUpperCase(), nfd],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΟΣ', 'οδος'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Кухня', 'КУХНЯ'],
  ])('is one for %s and %s', (one, other) => {
    expect(cameraKey(one)).toBe(cameraKey(other));
  });

  it.each([
    ['Front', 'Front2'],
    ['Cafe', nfc],
    ['Front_Door', 'FrontDoor'],
  ])('is not one for %s and %s', (one, other) => {
    expect(cameraKey(one)).not.toBe(cameraKey(other));
  });

  it('is its own key, in any case and form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (camera) => {
        expect(cameraKey(cameraKey(camera))).toBe(cameraKey(camera));
        expect(cameraKey(camera.normalize('NFC').toUpperCase())).toBe(cameraKey(camera));
        expect(cameraKey(camera.normalize('NFD'))).toBe(cameraKey(camera));
      }),
      { numRuns: 1000 },
    );
  });
});

it('tells every problem and every damage in a sentence of its own', () => {
  expect(Object.keys(nameProblemText).sort()).toEqual([...NameProblem.options].sort());
  expect(Object.keys(clipDamageText).sort()).toEqual([...ClipDamage.options].sort());
  const sentences = [...Object.values(nameProblemText), ...Object.values(clipDamageText)];
  expect(new Set(sentences).size).toBe(sentences.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
});
