// Random drives and random rules, and a model of `clean` that shares no code with it: what must go, and nothing else.
import { createHash } from 'node:crypto';
import { existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clipLabelsOf } from './label-clips.ts';
import { main } from '../main.ts';

export interface ModelRound {
  readonly args: readonly string[];
  readonly deleted: readonly string[];
  readonly clips: number;
  readonly isRefused: boolean;
}

interface MadeClip {
  readonly path: string;
  readonly instant: number;
  readonly camera: string;
  readonly kind: string;
  readonly sizeBytes: number;
  readonly isInArchive: boolean;
  readonly isWhole: boolean;
  readonly isStarred: boolean;
}

type Dice = (below: number) => number;

/** Mulberry32: the same drive for the same seed. */
function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const whole = readFileSync(path.join(import.meta.dirname, '../../demo/media/garden-hevc.mp4'));
const cameras = ['Front_Door', 'front_door', 'Garage', 'Côté-Sud', 'A'];
const zones = ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'];
const dayMs = 86_400_000;

/** A whole clip with some more bytes at its end, in a box that players pass over. */
function wholeClip(moreBytes: number): Buffer {
  const free = Buffer.alloc(8 + moreBytes);
  free.writeUInt32BE(free.length);
  free.write('free', 4);
  return Buffer.concat([whole, free]);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function makeDrive(root: string, dice: Dice, hasLinks: boolean): MadeClip[] {
  const clips: MadeClip[] = [];
  const put = (file: string, bytes: Buffer | string): boolean => {
    const full = path.join(root, file);
    if (existsSync(full)) return false;
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, bytes);
    return true;
  };
  const local = ['blink', 'BLINK', 'Blink'][dice(3)] ?? '';
  const backup = ['blink_backup', 'blink_backups', 'Blink_Backup'][dice(3)] ?? '';
  mkdirSync(path.join(root, local, '.tmp'), { recursive: true });
  mkdirSync(path.join(root, backup), { recursive: true });
  const start = Date.UTC(2026, dice(12), 1 + dice(28));
  const count = dice(26);
  const hasStars = dice(4) === 0;
  for (let n = 0; n < count; n += 1) {
    // Often near the midnights of the zones above.
    const near = dice(2) === 0 ? dice(86_400) * 1000 : ([0, 4, 5, 11, 13, 14, 18.25][dice(7)] ?? 0) * 3_600_000 + (dice(3) - 1) * 1000;
    const instant = start + dice(9) * dayMs + near;
    const iso = new Date(instant).toISOString();
    const [month, day, time] = [iso.slice(2, 7), iso.slice(8, 10), iso.slice(11, 19).replaceAll(':', '-')];
    const camera = cameras[dice(cameras.length)] ?? '';
    const isBackup = dice(3) === 0;
    const below = isBackup ? `${month}/${day}-${time}_${camera}_${1000 + n}.mp4` : `${month}/${month}-${day}/${time}_${camera}_${two(n)}.mp4`;
    const above = [local, local, backup, backup, `${local}/kept`, 'copies/blink', '.'][dice(7)] ?? '';
    const file = path.posix.join(above, below);
    const isWhole = dice(8) > 0;
    const bytes = isWhole ? wholeClip(dice(2000)) : dice(2) === 0 ? Buffer.alloc(0) : whole.subarray(0, 300 + dice(20_000));
    if (!put(file, bytes)) continue;
    clips.push({
      path: file, instant, camera, kind: isBackup ? 'clip-backup' : 'local-storage', sizeBytes: bytes.length,
      isInArchive: above !== 'copies/blink' && above !== '.', isWhole, isStarred: hasStars && dice(4) === 0,
    });
  }
  const [month, day] = [new Date(start).toISOString().slice(2, 7), new Date(start).toISOString().slice(2, 10)];
  const odd = [
    `${local}/.tmp/12-00-00_Garage_001.mp4`, `${local}/${month}/${day}/._12-00-00_Garage_001.mp4`, `${local}/${month}/${day}/.DS_Store`,
    `${local}/${month}/${day}/25-00-00_Garage_001.mp4`, `${local}/${month}/${month}-32/12-00-00_Garage_001.mp4`, `${local}/${month}/${day}/12-00-00_Garage_001.ts`,
    `${backup}/${month}/notes.txt`, 'System Volume Information/IndexerVolumeGuid', 'FOUND.000/FILE0000.CHK', `${local}/12-00-00_Garage_001.mp4`, 'holiday.mp4',
  ];
  for (const file of odd) if (dice(3) === 0) put(file, file);
  if (dice(3) === 0) mkdirSync(path.join(root, local, month, '20-02-02'), { recursive: true });
  const [first] = clips.filter((clip) => clip.isWhole);
  if (hasLinks && first !== undefined) {
    if (dice(3) === 0) symlinkSync(path.join(root, first.path), path.join(root, local, `${month}-link.mp4`));
    if (dice(3) === 0) linkSync(path.join(root, first.path), path.join(root, 'other-name.bin'));
    if (dice(3) === 0) symlinkSync(path.join(root, path.posix.dirname(first.path)), path.join(root, backup, '20-01'));
  }
  return clips;
}

/** Everything below a folder: what it is, and its bytes. Links are told, not followed. */
export function treeOf(root: string, below = '', tree = new Map<string, string>()): Map<string, string> {
  for (const name of readdirSync(path.join(root, below))) {
    const one = path.posix.join(below, name);
    const full = path.join(root, one);
    const found = lstatSync(full);
    if (found.isSymbolicLink()) tree.set(one, `link ${readlinkSync(full)}`);
    else if (found.isDirectory()) treeOf(root, one, tree.set(one, 'folder'));
    else tree.set(one, `${createHash('sha256').update(readFileSync(full)).digest('hex')} ${found.mtimeMs}`);
  }
  return tree;
}

/** `2026-11-01`, as the system's own tables of zones have it. */
function localDate(instant: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);
}

function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);
}

function key(camera: string): string {
  return camera.normalize('NFC').toLowerCase();
}

/** A drive, a rule, and what the rule must delete from it. */
export interface RandomDrive {
  readonly clips: readonly MadeClip[];
  readonly rule: {
    olderThanDays?: number; before?: number; keepNewestDays?: number; freeBytes?: number; kinds?: ('local-storage' | 'clip-backup')[];
    /** In any case. */
    camera?: string;
  };
  readonly zone: string;
  readonly now: number;
  /** In order of time; nothing where the clock is refused. */
  readonly expected: readonly string[];
  readonly isRefused: boolean;
}

/** Makes the drive of this seed in `root` (empty), with the labels of its starred clips in the data folder. */
export function makeRandomDrive(root: string, dataFolder: string, seed: number, { hasLinks }: { readonly hasLinks: boolean }): RandomDrive {
  const dice = diceOf(seed);
  const clips = makeDrive(root, dice, hasLinks);
  const starred = clips.filter((clip) => clip.isStarred);
  if (starred.length > 0) clipLabelsOf(dataFolder, starred);
  const zone = zones[dice(zones.length)] ?? 'UTC';
  const inTime = clips.toSorted((a, b) => a.instant - b.instant || (a.path < b.path ? -1 : 1));
  const newest = inTime.at(-1)?.instant ?? Date.UTC(2026, 5);
  const now = newest + (dice(8) - 2) * dayMs + dice(86_400) * 1000;

  const rule: RandomDrive['rule'] = {};
  const tests: ((clip: MadeClip) => boolean)[] = [];
  if (dice(2) === 0) {
    const days = dice(6);
    rule.olderThanDays = days;
    const last = daysBefore(localDate(now, zone), days);
    tests.push((clip) => localDate(clip.instant, zone) < last);
  }
  if (dice(3) === 0) {
    const at = Math.floor((newest - dice(8) * dayMs) / 1000) * 1000;
    rule.before = at;
    tests.push((clip) => clip.instant < at);
  }
  if (dice(3) === 0) {
    const days = 1 + dice(4);
    rule.keepNewestDays = days;
    const kept = [...new Set(clips.filter((clip) => clip.isInArchive).map((clip) => localDate(clip.instant, zone)))].sort().reverse().slice(0, days);
    tests.push((clip) => !kept.includes(localDate(clip.instant, zone)));
  }
  if (dice(3) === 0 || tests.length === 0) rule.freeBytes = 1 + dice(400_000);
  if (dice(4) === 0) {
    const kind = dice(2) === 0 ? 'local-storage' : 'clip-backup';
    rule.kinds = [kind];
    tests.push((clip) => clip.kind === kind);
  }
  if (dice(4) === 0) {
    const camera = cameras[dice(cameras.length)] ?? '';
    rule.camera = camera.toUpperCase();
    tests.push((clip) => key(clip.camera) === key(camera));
  }

  const expected: string[] = [];
  let sum = 0;
  for (const clip of inTime) {
    if (!clip.isInArchive || !clip.isWhole || clip.isStarred || sum >= (rule.freeBytes ?? Infinity) || !tests.every((test) => test(clip))) continue;
    expected.push(clip.path);
    sum += clip.sizeBytes;
  }
  const isRefused = rule.olderThanDays !== undefined && clips.length > 0 && now < newest - dayMs;
  return { clips, rule, zone, now, expected: isRefused ? [] : expected, isRefused };
}

/** What is not as it must be after these files and nothing else were deleted. */
export function wrongAfter(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>, deleted: readonly string[]): string[] {
  const wanted = without(before, deleted);
  return [...new Set([...wanted.keys(), ...after.keys()])].filter((one) => wanted.get(one) !== after.get(one))
    .map((one) => `${one}: wanted ${wanted.get(one) ?? 'nothing'}, found ${after.get(one) ?? 'nothing'}`);
}

/** Makes the drive of this seed in `root` (empty), cleans it by the rule of this seed, and compares. Throws where they differ. */
export async function cleanRandomDrive(root: string, dataFolder: string, seed: number, options: { readonly hasLinks: boolean }): Promise<ModelRound> {
  const { clips, rule, zone, now, expected, isRefused } = makeRandomDrive(root, dataFolder, seed, options);
  const args: string[] = [];
  if (rule.olderThanDays !== undefined) args.push('--older-than', `${rule.olderThanDays}d`);
  if (rule.before !== undefined) args.push('--before', new Date(rule.before).toISOString().replace(/\.\d+/, ''));
  if (rule.keepNewestDays !== undefined) args.push('--keep-days', String(rule.keepNewestDays));
  if (rule.freeBytes !== undefined) args.push('--free', `${rule.freeBytes}B`);
  if (rule.kinds !== undefined) args.push('--kind', rule.kinds[0] ?? '');
  if (rule.camera !== undefined) args.push('--camera', rule.camera);

  const before = treeOf(root);
  const told = { out: '', err: '' };
  const code = await main(['clean', root, ...args, '--zone', zone, '--now', new Date(now).toISOString(), '--data', dataFolder, '--yes', '--json'], {
    out: (text) => (told.out += text), err: (text) => (told.err += text), locale: 'en', now: Date.now(),
  });
  const planned = told.out === '' ? [] : (JSON.parse(told.out) as { plan: { files: string[] } }).plan.files;
  const problems = [
    ...wrongAfter(before, treeOf(root), expected),
    ...(JSON.stringify(planned) === JSON.stringify(expected) ? [] : [`planned ${planned.join(' ')}`, `wanted ${expected.join(' ')}`]),
    ...(code === (isRefused ? 1 : 0) ? [] : [`exit ${code}: ${told.err}`]),
  ];
  if (problems.length > 0) throw new Error(`seed ${seed}, ${args.join(' ')} --zone ${zone}\n${problems.join('\n')}`);
  return { args, deleted: expected, clips: clips.length, isRefused };
}

/** The tree without these files, and without the day and month folders that this leaves empty. */
function without(before: ReadonlyMap<string, string>, files: readonly string[]): Map<string, string> {
  const tree = new Map(before);
  for (const file of files) tree.delete(file);
  for (const file of files) {
    for (let folder = path.posix.dirname(file); /\/\d\d-\d\d(-\d\d)?$/.test(folder); folder = path.posix.dirname(folder)) {
      if ([...tree.keys()].some((one) => one.startsWith(`${folder}/`))) break;
      tree.delete(folder);
    }
  }
  return tree;
}
