import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseZone, zoneClock } from '../time.ts';
import type { ZoneClock } from '../time.ts';
import { defaultTemplate, nameFields, parseTemplate, templateProblemText } from './name-template.ts';
import type { NamedClip } from './name-template.ts';

function clockOf(text: string): ZoneClock {
  const zone = parseZone(text);
  if (zone === null) throw new Error(text);
  return zoneClock(zone);
}
const newYork = clockOf('America/New_York');
const frontDoor: NamedClip = { kind: 'local-storage', camera: 'Front Door', recordedAt: Date.UTC(2026, 10, 1, 5, 30, 5), serial: '001' };

function nameOf(text: string, clip: Partial<NamedClip> = {}, clock = newYork, tag?: string): string {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.template.nameOf({ ...frontDoor, ...clip }, clock, tag);
}

/** Written anew from the rules of the four systems, not from the code under test. */
function whyIllegal(path: string): string | null {
  if (!/\.mp4$/i.test(path)) return 'no .mp4';
  for (const name of path.split('/')) {
    if (name === '' || name === '.' || name === '..') return 'no name';
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    if (/[<>:"\\|?*\u0000-\u001f\u007f]/.test(name)) return 'character';
    if (/[. ]$/.test(name) || name.startsWith(' ')) return 'end';
    if (/^(con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i.test((name.split('.')[0] ?? '').trimEnd())) return 'device';
    if (!name.isWellFormed() || name !== name.normalize('NFC')) return 'form';
    if (new TextEncoder().encode(`${name}.partial`).length > 255 || `${name.normalize('NFD')}.partial`.length > 255) return 'length';
  }
  return null;
}

describe('name template', () => {
  it('names a clip by the wall clock, letters and label of its camera', () => {
    expect(nameOf(defaultTemplate)).toBe('2026-11-01/2026-11-01 01.30.05 EDT Front Door.mp4');
    expect(nameOf(defaultTemplate, { recordedAt: frontDoor.recordedAt + 3_600_000, camera: 'Front_Door' })).toBe('2026-11-01/2026-11-01 01.30.05 EST Front_Door.mp4');
    expect(nameOf(defaultTemplate, {}, clockOf('Asia/Kathmandu'))).toBe('2026-11-01/2026-11-01 11.15.05 GMT+5.45 Front Door.mp4');
  });

  it('fills every field', () => {
    expect(nameOf(nameFields.map((field) => `{${field}}`).join('_'))).toBe(
      '2026-11-01_01.30.05_America-New_York_-0400_EDT_2026-11-01 05.30.05Z_Front Door_local-storage_001_001.mp4',
    );
    expect(nameOf('{Camera}\\{ time }.MP4', { kind: 'clip-backup', serial: 'A7' }, newYork, 'A7')).toBe('Front Door/01.30.05 A7.mp4');
  });

  const refusals: [string, string][] = [
    ['', 'names-nothing'], ['   ', 'names-nothing'], ['.mp4', 'names-nothing'], ['{date}/', 'names-nothing'], ['{date}/.mp4', 'names-nothing'], ['clip.mp4', 'names-nothing'],
    ['../{time}', 'leaves-folder'], ['{date}/../../{time}', 'leaves-folder'], ['..\\{time}', 'leaves-folder'], ['/etc/{time}', 'leaves-folder'], ['\\\\host\\{time}', 'leaves-folder'],
    ['C:\\{time}', 'leaves-folder'], ['./{time}', 'leaves-folder'], ['{date}/ .. /{time}', 'leaves-folder'],
    ['CON/{time}', 'reserved-name'], ['nul.d/{time}', 'reserved-name'], ['{date}/NUL', 'reserved-name'], ['com1/{time}', 'reserved-name'],
    ['{date}./{time}', 'trailing-dot'], ['.../{time}', 'trailing-dot'],
    ['{time}:{camera}', 'illegal-character'], ['{time}?', 'illegal-character'], ['{time}\u0000', 'illegal-character'], ['{time}\u202E', 'illegal-character'],
    ['{colour}', 'unknown-field'], ['{}', 'unknown-field'], ['{time', 'open-brace'], ['{time}}', 'open-brace'],
    [`${'a/'.repeat(20)}{time}`, 'too-long'], ['{time}'.repeat(200), 'too-long'],
  ];
  for (const [text, code] of refusals) {
    it(`refuses ${JSON.stringify(text.slice(0, 30))} as ${code}, with a sentence`, () => {
      const parsed = parseTemplate(text);
      expect(parsed).toMatchObject({ ok: false, problem: { code } });
      if (!parsed.ok) expect(templateProblemText(parsed.problem)).toMatch(/^.{20,}[.n]$/);
    });
  }

  it('makes legal what a camera’s name brings in', () => {
    const named = (camera: string): string => nameOf('{camera}/{camera}.mp4', { camera });
    expect(named('../../etc/passwd')).toBe('_.-..-etc-passwd/_.-..-etc-passwd.mp4');
    expect(named('NUL')).toBe('_NUL/_NUL.mp4');
    expect(named('Porch. ')).toBe('Porch/Porch.mp4');
    expect(named('A/B: "x"')).toBe('A-B. -x-/A-B. -x-.mp4');
    expect(named('Cafe\u0301')).toBe('Caf\u00e9/Caf\u00e9.mp4');
    expect(named('...')).toBe('_/_.mp4');
    expect(named('evil\u202Egpj')).toBe('evilgpj/evilgpj.mp4');
    expect(named('家'.repeat(300))).toBe(`${'家'.repeat(82)}/${'家'.repeat(81)}.mp4`);
  });

  it('stays below the folder and legal on every system, whatever the template and the camera', () => {
    const nasty = fc.constantFrom('..', '.', '/', '\\', ':', 'CON', 'nul', 'COM¹', ' ', '\u0000', '\u202e', 'e\u0301', '\ud800', '\u0390', '家', '👨‍👩‍👧', '*', 'x'.repeat(250), '~', '-');
    const text = fc.array(fc.oneof(nasty, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), { maxLength: 6 }).map((parts) => parts.join(''));
    const pieces = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...nameFields.map((field) => `{${field}}`)) }, { weight: 1, arbitrary: nasty }, { weight: 1, arbitrary: fc.string() }, { weight: 2, arbitrary: fc.constantFrom('/', ' ', '-') }), { maxLength: 10 });
    let accepted = 0;
    fc.assert(
      fc.property(pieces.map((parts) => parts.join('')), text, text, fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/St_Johns'), fc.integer({ min: 946_684_800_000, max: 4_102_444_799_000 }), (written, camera, serial, zone, recordedAt) => {
        const parsed = parseTemplate(written);
        if (!parsed.ok) return templateProblemText(parsed.problem).length > 20;
        accepted += 1;
        const clip = { kind: 'clip-backup', camera, recordedAt, serial } as const;
        return [parsed.template.nameOf(clip, clockOf(zone)), parsed.template.nameOf(clip, clockOf(zone), serial || 'x')].every((path) => whyIllegal(path) === null);
      }),
      { numRuns: 600 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});
