// A rule in words: `older than 90 days, only from Front door`.
import type { CleanupRule } from '../../shared/deletion/deletion-schema.ts';
import type { Camera } from '../../shared/schema.ts';
import { dateWords, minuteOfDay } from '../client/wall-formats.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { cameraName } from '../library/swatch.tsx';
import { counted, lengthText, sizeText } from '../ui/amounts.ts';
import { listText } from '../words/in-locale.ts';
import { say } from '../words/say.ts';

/** Each limit for itself, in lower case. */
function ruleParts(rule: CleanupRule, cameras: readonly Camera[], zone: Pick<ZoneInForce, 'clock'>): string[] {
  const { olderThanDays, before, keepNewestDays, freeBytes, kinds, timeOfDay, minLengthMs, maxLengthMs } = rule;
  const [kind] = kinds ?? [];
  const names = (rule.cameras ?? []).map((id) => cameras.find((camera) => camera.id === id)).map((camera) => (camera === undefined ? say('clip.unknownCamera') : cameraName(camera)));
  return [
    ...(freeBytes === undefined ? [] : [say('rule.free', sizeText(freeBytes))]),
    ...(olderThanDays === undefined ? [] : [say('rule.age', counted(olderThanDays))]),
    ...(before === undefined ? [] : [say('rule.before', dateWords(zone.clock.dateAt(before), 'short').day)]),
    ...(keepNewestDays === undefined ? [] : [say('rule.keep', counted(keepNewestDays))]),
    ...(kind === undefined || kinds?.length === 2 ? [] : [say('rule.kind', say('clip.kind', kind))]),
    ...(names.length === 0 ? [] : [say('rule.cameras', listText(names))]),
    ...(timeOfDay === undefined ? [] : [say('rule.time', minuteOfDay(timeOfDay.fromMinute), minuteOfDay(timeOfDay.toMinute))]),
    ...(minLengthMs === undefined ? [] : [say('rule.least', lengthText(minLengthMs / 1000))]),
    ...(maxLengthMs === undefined ? [] : [say('rule.most', lengthText(maxLengthMs / 1000))]),
    ...(rule.isWatched === undefined ? [] : [rule.isWatched ? say('rule.watched') : say('rule.unwatched')]),
    ...(rule.isExported === undefined ? [] : [say('rule.exported')]),
    ...(rule.isDuplicate === undefined ? [] : [say('rule.duplicates')]),
  ];
}

export function ruleWords(rule: CleanupRule, cameras: readonly Camera[], zone: Pick<ZoneInForce, 'clock'>): string {
  return ruleParts(rule, cameras, zone).join(', ');
}
