// The clips that can be meant: the selection, the clip in the player, a day, all in the list.
import { useQuery } from '@tanstack/react-query';
import type { ExportClips } from '../../shared/export/export-schema.ts';
import { camerasQuery, clipQuery } from '../client/queries.ts';
import { dateWords } from '../client/wall-formats.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { usePlace } from '../place/place-store.ts';
import type { FilterInForce } from '../place/use-filter.ts';
import { useSelection } from '../selection/selection.ts';
import { counted } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import type { ExportSubject } from './open-export.ts';

export interface MeantClips {
  readonly kind: ExportSubject['kind'];
  readonly words: string;
  readonly clips: ExportClips;
}

export function useSubjects(subject: ExportSubject, zone: ZoneInForce, { filter }: FilterInForce): readonly MeantClips[] {
  const selected = useSelection(({ clips }) => clips);
  const inPlayer = usePlace((place) => place.clip);
  const clipId = subject.kind === 'clip' ? subject.clipId : inPlayer;
  const clip = useQuery(clipQuery(clipId)).data;
  const camera = (useQuery(camerasQuery).data ?? []).find(({ id }) => id === clip?.cameraId);
  const meant: MeantClips[] = [];
  if (selected.size > 0) meant.push({ kind: 'selection', words: say('export.selection', counted(selected.size)), clips: { ids: [...selected.keys()] } });
  if (clipId !== null) {
    const words = clip === undefined ? '…' : say('export.clip', camera?.label ?? camera?.name ?? say('clip.unknownCamera'), zone.formats.time(clip.recordedAt));
    meant.push({ kind: 'clip', words, clips: { ids: [clipId] } });
  }
  const date = subject.kind === 'day' ? subject.day.date : clip === undefined ? null : zone.clock.dateAt(clip.recordedAt);
  if (date !== null && filter !== null) {
    const range = subject.kind === 'day' ? subject.day.range : zone.clock.dayRange(date);
    meant.push({ kind: 'day', words: say('export.day', dateWords(date).full), clips: { filter: { ...filter, range } } });
  }
  if (filter !== null) meant.push({ kind: 'all', words: say('export.all'), clips: { filter } });
  return meant;
}
