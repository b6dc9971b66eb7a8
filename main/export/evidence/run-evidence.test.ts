import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoFolder } from '../../media/clips.fixture.ts';
import { readClipMakeup } from '../../media/clip-makeup.ts';
import type { Ffmpeg } from '../../media/ffmpeg-runner.ts';
import { findFfmpeg } from '../../media/find-ffmpeg.ts';
import { temporaryFolder } from '../../testing/clip-tree.ts';
import type { ClipToExport } from '../export-types.ts';
import { clipOf, exportOf, firstInstant, tally } from '../testing/clip-drive.ts';
import type { EvidenceReport, EvidenceRequest, EvidenceStep } from './evidence-types.ts';
import { runEvidence } from './run-evidence.ts';

const hostile = '<script>alert("x")</script> & \'co\'';

let ffmpeg: Ffmpeg | null = null;
beforeAll(async () => {
  ffmpeg = await findFfmpeg({ setting: null });
});

/** One clip that plays, of a camera with the worst of names, and one that only looks like a clip; half an hour apart, before and after the clocks go back. */
function setUp(): { target: string; clips: ClipToExport[] } {
  const folder = temporaryFolder();
  const root = path.join(folder, 'BLINK');
  const clips = [['garage-car.mp4', 'Garage', hostile], [null, 'Front_Door', 'Front Door']].map(([demo, camera = '', label], place) => {
    const bytes = demo == null ? Buffer.from('no clip at all') : readFileSync(path.join(demoFolder, demo));
    const clip = clipOf(root, { kind: 'local-storage', camera: camera ?? '', recordedAt: firstInstant + place * 1_800_000, number: '001' }, bytes.length, label ?? '');
    mkdirSync(path.dirname(path.join(root, clip.path)), { recursive: true });
    writeFileSync(path.join(root, clip.path), bytes);
    return clip;
  });
  return { target: path.join(folder, 'evidence'), clips };
}

function requestOf(clips: readonly ClipToExport[], target: string, tool: Ffmpeg | null, more: Partial<EvidenceRequest> = {}): EvidenceRequest {
  return { ...exportOf(clips, target), tools: { ffmpeg: tool, readMakeup: readClipMakeup, program: 'Wallclock 1.2.3', now: () => Date.UTC(2026, 10, 20, 14) }, language: 'en', ...more };
}

async function evidenceOf(request: EvidenceRequest): Promise<{ end: string; evidence: EvidenceReport; tally: Record<string, number> }> {
  const answer = await runEvidence(request);
  if (!answer.ok) throw new Error(`refused: ${answer.problem.code} ${answer.problem.subject}`);
  if (answer.evidence === null) throw new Error(`no evidence: ${answer.report.end}`);
  return { end: answer.report.end, evidence: answer.evidence, tally: tally(answer.report.results) };
}

const namesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .sort();
const pageIn = (target: string): string => readFileSync(path.join(target, 'index.html'), 'utf8');
const linksIn = (page: string): string[] => [...page.matchAll(/(?:href|src)="([^"#][^"]*)"/g)].map((match) => decodeURIComponent((match[1] ?? '').replaceAll('&amp;', '&').replaceAll('&#39;', "'")));
const checkSums = (target: string): number => execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: target, encoding: 'utf8' }).match(/: OK$/gm)?.length ?? 0;

describe('an evidence folder', () => {
  it('holds the originals, the lists and a page that tells times, hashes and how to check them, also without ffmpeg', async () => {
    const { target, clips } = setUp();
    const { end, evidence } = await evidenceOf(requestOf(clips, target, null));
    expect(end).toBe('complete');
    expect(evidence).toMatchObject({ originals: 2, pictures: 0, viewingCopies: 0, troubles: [], nothingMade: { code: 'no-ffmpeg' }, isPageWritten: true });
    expect(namesIn(target).filter((name) => !name.startsWith('originals/2026-11-01/'))).toEqual(['SHA256SUMS', 'index.html', 'manifest.csv']);
    expect(checkSums(target)).toBe(2);
    const page = pageIn(target);
    for (const told of [
      '01:30:05 EDT', '01:00:05 EST', '2026-11-01 05:30:05 UTC', '2026-11-01 06:00:05 UTC', '2026-11-01 01:30:05 EDT, UTC−04:00', '2026-11-01 01:00:05 EST, UTC−05:00', 'America/New_York', 'Front Door', 'No picture',
      'blink/26-11/26-11-01/05-30-05_Garage_001.mp4', 'Wallclock 1.2.3', 'sha256sum -c SHA256SUMS', 'shasum -a 256 -c SHA256SUMS', 'Get-FileHash', 'for them to decide',
    ]) expect(page).toContain(told);
    for (const [, hash = ''] of readFileSync(path.join(target, 'SHA256SUMS'), 'utf8').matchAll(/^([0-9a-f]{64}) /gm)) expect(page).toContain(hash);
    expect(linksIn(page).sort()).toEqual(namesIn(target).filter((name) => name.startsWith('originals/')));
  });

  it.each([
    ['de', 'Beweisordner: 2 Clips', 'Sonntag, 1. November 2026', 'entscheiden diese selbst', 'Zurückgelesen'],
    ['es', 'Carpeta de pruebas: 2 clips', 'domingo, 1 de noviembre de 2026', 'lo deciden ellos', 'Releído'],
  ] as const)('has a page in the language of whoever exports it: %s', async (language, title, day, limits, readBack) => {
    const { target, clips } = setUp();
    await evidenceOf(requestOf(clips, target, null, { language }));
    const page = pageIn(target);
    for (const told of [`<html lang="${language}">`, `<h1>${title}</h1>`, day, limits, readBack, '01:30:05 EDT', 'sha256sum -c SHA256SUMS']) expect(page).toContain(told);
    // What the machine is told stays the same in every language, and no English is left over.
    expect(page).not.toMatch(/\b(?:Every|copied|clip’s|Original drive|Local time|was read)\b/);
    expect(linksIn(page).sort()).toEqual(namesIn(target).filter((name) => name.startsWith('originals/')));
    await evidenceOf(requestOf(clips, target, null));
    expect(pageIn(target)).toContain('<html lang="en">');
  });

  it('takes every name for a name, and asks nothing of a network', async () => {
    const { target, clips } = setUp();
    await evidenceOf(requestOf(clips, target, null));
    const page = pageIn(target);
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;co&#39;');
    expect(page).not.toMatch(/<script|<link|<iframe|https?:|\son\w+=|@import|url\(/i);
  });

  it('adds a picture and a viewing copy of each clip that plays, says which does not, and makes nothing twice', async ({ skip }) => {
    if (ffmpeg === null) return skip('ffmpeg is not installed');
    const { target, clips } = setUp();
    const steps: EvidenceStep[] = [];
    const { end, evidence } = await evidenceOf(requestOf(clips, target, ffmpeg, { onStep: (step) => void steps.push(step) }));
    expect(end).toBe('complete');
    expect(evidence).toMatchObject({ originals: 2, pictures: 1, viewingCopies: 1, nothingMade: null });
    const broken = 'originals/2026-11-01/2026-11-01 01.00.05 EST Front Door.mp4';
    expect(evidence.troubles.map(({ file, making }) => [file, making])).toEqual([[broken, 'pictures'], [broken, 'viewing-copies']]);
    expect(steps.at(-1)).toEqual({ making: 'viewing-copies', done: 2, total: 2 });

    const names = namesIn(target);
    const [picture = ''] = names.filter((name) => name.startsWith('pictures/'));
    const [viewing = ''] = names.filter((name) => name.startsWith('viewing-copies/'));
    expect(readFileSync(path.join(target, picture)).subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(linksIn(pageIn(target)).filter((link) => !existsSync(path.join(target, link)))).toEqual([]);
    expect(linksIn(pageIn(target))).toEqual(expect.arrayContaining([picture, viewing]));
    // Only originals are listed as evidence.
    expect(checkSums(target)).toBe(2);
    expect(names.filter((name) => /\.partial|\.wallclock/.test(name))).toEqual([]);

    const before = [picture, viewing].map((name) => statSync(path.join(target, name)).ino);
    const again = await evidenceOf(requestOf(clips, target, ffmpeg));
    expect(again.tally).toEqual({ 'already-there': 2 });
    expect([picture, viewing].map((name) => statSync(path.join(target, name)).ino)).toEqual(before);
  });

  it('leaves no half file when it is cancelled, and goes on where it was', async ({ skip }) => {
    if (ffmpeg === null) return skip('ffmpeg is not installed');
    const { target, clips } = setUp();
    const cancel = new AbortController();
    const stopped = await evidenceOf(requestOf(clips, target, ffmpeg, {
      signal: cancel.signal,
      onStep: ({ making }) => {
        if (making === 'viewing-copies') cancel.abort();
      },
    }));
    expect(stopped).toMatchObject({ end: 'cancelled', evidence: { pictures: 1, viewingCopies: 0 } });
    expect(namesIn(target).filter((name) => name.includes('.partial'))).toEqual([]);
    expect(pageIn(target)).toContain('pictures/');
    expect(await evidenceOf(requestOf(clips, target, ffmpeg))).toMatchObject({ end: 'complete', evidence: { pictures: 1, viewingCopies: 1 } });
    expect(existsSync(path.join(target, '.wallclock-export.jsonl'))).toBe(false);
  });

  it('clears away what a killed run left half made, and nothing else', async () => {
    const { target, clips } = setUp();
    const place = path.join(target, 'viewing-copies', 'x');
    mkdirSync(path.join(place, 'a.mp4.pieces.partial'), { recursive: true });
    for (const name of ['a.mp4.pieces.partial/piece.mp4', 'a.mp4.partial', 'b.mp4.partial']) writeFileSync(path.join(place, name), 'half');
    writeFileSync(path.join(target, '.wallclock-export.jsonl'), `${JSON.stringify({ copying: 'viewing-copies/x/a.mp4' })}\n`);
    await evidenceOf(requestOf(clips, target, null));
    expect(readdirSync(place)).toEqual(['b.mp4.partial']);
  });

  it('does not replace a page that somebody else wrote', async () => {
    const { target, clips } = setUp();
    mkdirSync(target);
    const page = path.join(target, 'index.html');
    writeFileSync(page, '<!doctype html><title>My holidays</title>');
    expect(await runEvidence(requestOf(clips, target, null))).toEqual({ ok: false, problem: { code: 'target-has-other-manifest', subject: page } });
    expect(namesIn(target)).toEqual(['index.html']);
    expect(readFileSync(page, 'utf8')).toContain('My holidays');
  });

  it('tells on one page of all that was exported to it', async () => {
    const { target, clips } = setUp();
    await evidenceOf(requestOf(clips.slice(0, 1), target, null));
    await evidenceOf(requestOf(clips.slice(1), target, null));
    expect(pageIn(target)).toContain('Evidence folder: 2 clips');
    expect(linksIn(pageIn(target))).toHaveLength(2);
  });
});
