// Plans the page was shown, kept until they are started or pushed out by newer ones.
import { randomUUID } from 'node:crypto';
import { spaceOf } from '../archive/volume-space.ts';
import type { KnownVolume, VolumeRegistry } from '../archive/volume-registry.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { DeletionVolume } from '../deletion/deletion-types.ts';
import { CleanupPlanId } from '../../shared/deletion/deletion-schema.ts';
import type { CleanupChoice, CleanupPreview, CleanupWarning, LeftOutCode, LeftOutLine } from '../../shared/deletion/deletion-schema.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { Result } from '../../shared/failure.ts';
import type { CameraId, ClipId, VolumeId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';
import { parseZone, zoneClock } from '../../shared/time.ts';
import type { ZoneClock } from '../../shared/time.ts';
import { createCleanupGrounds } from './cleanup-ground.ts';
import type { GroundClip } from './cleanup-ground.ts';
import { createShareBook } from './clip-shares.ts';
import { createDuplicateReader } from './compare-duplicates.ts';
import { daysToFill, fillRateOf } from './fill-rate.ts';
import { planCleanup } from './plan-cleanup.ts';
import type { CleanupAnswer } from './plan-cleanup.ts';
import { standingVolume } from './standing-volume.ts';

export interface CleanupPlan {
  readonly id: CleanupPlanId;
  readonly volumeId: VolumeId;
  /** As it stood when the plan was made. */
  readonly volume: DeletionVolume;
  readonly clock: ZoneClock;
  readonly isRule: boolean;
  /** Oldest first, with those taken out. */
  readonly clips: readonly GroundClip[];
  readonly takenOut: ReadonlySet<ClipId>;
  readonly leftOut: readonly LeftOutLine[];
  readonly copies: CleanupAnswer['copies'];
  readonly twins: CleanupAnswer['twins'];
  readonly typedCount: number | null;
}

export interface PreviewWish {
  readonly volumeId: VolumeId;
  readonly choice: CleanupChoice;
  readonly takenOut: readonly ClipId[];
  readonly zone: string;
}

type PreviewFailure = 'volume-unknown' | 'volume-offline' | 'zone-unknown';

export interface CleanupPlanParts {
  readonly catalog: Catalog;
  readonly registry: Pick<VolumeRegistry, 'get'>;
  readonly now: () => Instant;
}

/** Enough for a few windows in which the user tries rules. */
const plansKept = 8;
const largeClips = 500;

export class CleanupPlans {
  readonly #parts: CleanupPlanParts;
  readonly #grounds: ReturnType<typeof createCleanupGrounds>;
  readonly #duplicates = createDuplicateReader();
  #plans: CleanupPlan[] = [];

  constructor(parts: CleanupPlanParts) {
    this.#parts = parts;
    this.#grounds = createCleanupGrounds(parts.catalog);
  }

  get(id: CleanupPlanId): CleanupPlan | null {
    return this.#plans.find((plan) => plan.id === id) ?? null;
  }

  /** What a rule would delete now; no plan is kept of it. */
  async estimate(volumeId: VolumeId, choice: CleanupChoice, zone: string): Promise<CleanupPreview | null> {
    const made = await this.#make({ volumeId, choice, takenOut: [], zone });
    return made.ok ? made.value.preview : null;
  }

  async preview(wish: PreviewWish): Promise<Result<CleanupPreview, PreviewFailure>> {
    const made = await this.#make(wish);
    if (!made.ok) return made;
    const { preview, plan } = made.value;
    if (plan !== null) this.#plans = [plan, ...this.#plans].slice(0, plansKept);
    return succeed({ ...preview, planId: plan?.id ?? null });
  }

  async #make({ volumeId, choice, takenOut: asked, zone: text }: PreviewWish): Promise<Result<{ readonly preview: CleanupPreview; readonly plan: CleanupPlan | null }, PreviewFailure>> {
    const { catalog, registry, now } = this.#parts;
    const zone = parseZone(text);
    if (zone === null) return fail('zone-unknown', text);
    const known = registry.get(volumeId);
    if (known === null) return fail('volume-unknown', 'This drive');
    const volume = await standingVolume(known, catalog.labels);
    if (volume === null) return fail('volume-offline', known.row.name);
    const clock = zoneClock(zone);
    const clips = await this.#grounds.read(volumeId, known.standing);
    const answer = await planCleanup({ catalog, duplicates: this.#duplicates, volumeId, root: volume.root, clips, choice, clock, now: now() });

    const away = choice.kind === 'by-hand' ? this.#awayOf(choice.ids, volumeId) : { elsewhere: 0, gone: [] };
    const leftOut = [...leftOutOf(answer), ...away.gone];
    const takenOut = new Set(asked);
    const chosen = (answer.plan?.clips ?? []).filter(({ id }) => !takenOut.has(id));
    await breathe();
    const book = createShareBook(clock);
    let bytes = 0;
    for (const clip of chosen) {
      book.add(Number(clip.cameraKey) as CameraId, clip.recordedAt, clip.sizeBytes);
      bytes += clip.sizeBytes;
    }
    await breathe();
    const isLarge = chosen.length > largeClips || chosen.length * 2 > clips.length;
    const typedCount = isLarge && chosen.length > 0 ? chosen.length : null;
    // One of which nothing goes can still be looked at: what was taken out can be put back, what stays has its reasons.
    const plan: CleanupPlan | null = (answer.plan?.clips ?? []).length + leftOut.length === 0 ? null : {
      id: CleanupPlanId.parse(randomUUID()), volumeId, volume, clock, isRule: choice.kind === 'rule', clips: answer.plan?.clips ?? [], takenOut, leftOut,
      copies: answer.copies, twins: answer.twins, typedCount,
    };
    const freedByRule = choice.kind === 'rule' ? (choice.rule.freeBytes ?? 0) : 0;
    const neverExported = chosen.filter((clip) => !clip.wasExported);
    const { cameras, months } = book.shares();
    const preview: CleanupPreview = {
      planId: null,
      obstacle: answer.problem,
      volumeId,
      clips: chosen.length,
      bytes,
      oldest: chosen.at(0)?.recordedAt ?? null,
      newest: chosen.at(-1)?.recordedAt ?? null,
      cameras: [...cameras],
      months: [...months],
      unexported: { clips: neverExported.length, bytes: neverExported.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) },
      ...(await spaceAfter(known, bytes)),
      boughtDays: daysToFill(bytes, fillRateOf(catalog.columns, volumeId)),
      leftOut: countCodes(leftOut),
      takenOut: (answer.plan?.clips.length ?? 0) - chosen.length,
      elsewhere: away.elsewhere,
      missingBytes: Math.max(0, freedByRule - bytes),
      warnings: warningsOf(known, { takesAll: chosen.length > 0 && chosen.length === clips.length, isLarge: typedCount !== null }),
      typedCount,
      unprobed: chosen.filter((clip) => !clip.isProbed).length,
      uncompared: answer.uncompared,
    };
    return succeed({ preview, plan });
  }

  /** Clips chosen by hand that are not among the clips of the drive. */
  #awayOf(ids: readonly ClipId[], volumeId: VolumeId): { elsewhere: number; gone: LeftOutLine[] } {
    const { columns, clips } = this.#parts.catalog;
    const lost: ClipId[] = [];
    let elsewhere = 0;
    for (const id of new Set(ids)) {
      const place = columns.placeOf(id);
      if (place === null) lost.push(id);
      else if (columns.volume(place) !== volumeId) elsewhere += 1;
    }
    const gone = clips.byIds(lost).filter((row) => row.volumeId === volumeId).map((row): LeftOutLine => ({ path: row.path, clipId: row.id, reason: { code: 'gone' } }));
    return { elsewhere: elsewhere + lost.length - gone.length, gone };
  }
}

function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function leftOutOf({ plan }: CleanupAnswer): LeftOutLine[] {
  return (plan?.leftOut ?? []).map(({ path, reason, clip }) => ({ path, clipId: clip?.id ?? null, reason }));
}

function countCodes(lines: readonly LeftOutLine[]): { code: LeftOutCode; files: number }[] {
  const counts = new Map<LeftOutCode, number>();
  for (const { reason } of lines) counts.set(reason.code, (counts.get(reason.code) ?? 0) + 1);
  return [...counts].map(([code, files]) => ({ code, files })).sort((a, b) => b.files - a.files);
}

async function spaceAfter({ row, standing }: KnownVolume, bytes: number): Promise<Pick<CleanupPreview, 'freeBytes' | 'freeAfterBytes' | 'sizeBytes'>> {
  const asked = standing === null ? null : await spaceOf(standing.root);
  const space = asked === null || asked === 'gone' ? row : asked;
  return { freeBytes: space.freeBytes, freeAfterBytes: space.freeBytes === null ? null : space.freeBytes + bytes, sizeBytes: space.sizeBytes };
}

function warningsOf({ row, scan }: KnownVolume, { takesAll, isLarge }: { readonly takesAll: boolean; readonly isLarge: boolean }): CleanupWarning[] {
  const warnings: CleanupWarning[] = [];
  if (takesAll) warnings.push('takes-all');
  if (isLarge) warnings.push('large');
  if (scan !== 'done') warnings.push('still-reading');
  if (row.isReadOnly) warnings.push('read-only');
  return warnings;
}
