// Chooses what film is made, with which clock and where to, with what will happen in sight.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { FilmId, FilmKind } from '../../shared/export/film-schema.ts';
import { ask, troubleText } from '../client/core.ts';
import { camerasQuery, clipQuery, exportsQuery, filmsQuery, filmToolQuery, useAsk } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { TargetChoice } from '../export/export-dialog.tsx';
import { useExportView } from '../export/open-export.ts';
import type { FilterInForce } from '../place/use-filter.ts';
import { useSelection } from '../selection/selection.ts';
import { counted } from '../ui/amounts.ts';
import { Banner } from '../ui/banner.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { choiceOf, type FilmDraft } from './film-choice.ts';
import { FilmOptions, Row, type DraftTimes } from './film-options.tsx';
import { FilmOutcome } from './film-outcome.tsx';
import { FilmToolChoice, FilmToolLine } from './film-tool.tsx';
import { kindsOf, useFilmView, type FilmSubject } from './open-film.ts';
import { RadioChoice } from './radio-choice.tsx';
import './film.css';

interface FilmDialogProps {
  readonly subject: FilmSubject;
  readonly zone: ZoneInForce;
  readonly filter: FilterInForce;
  readonly onStarted: (id: FilmId) => void;
  readonly onClose: () => void;
}

/** Around a moment in a clip when nothing else was chosen. */
const usualReachMs = 60_000;
/** A loop is no longer than this unless the user makes it so. */
const usualLoopMs = 4000;

export function FilmDialog({ subject, zone, filter, onStarted, onClose }: FilmDialogProps): ReactNode {
  const wishes = useFilmView();
  const selected = useSelection(({ clips }) => clips);
  const [kind, setKind] = useState<FilmKind>(kindsOf(subject)[0] ?? 'join');
  const [isChangingTool, setChangingTool] = useState(false);
  const [times, setTimes] = useState<Partial<DraftTimes>>({});
  const clipId = subject.kind === 'clip' ? subject.clipId : null;
  const clip = useQuery(clipQuery(clipId)).data;
  const lengthMs = clip?.facts?.durationMs ?? 0;
  const atMs = subject.kind === 'clip' ? subject.atMs : 0;
  const part = subject.kind === 'clip' ? subject.part : null;
  const usual = part !== null ? { fromMs: part.fromMs ?? 0, toMs: Math.min(part.toMs ?? lengthMs, lengthMs) } : kind === 'loop' ? { fromMs: Math.min(atMs, Math.max(0, lengthMs - usualLoopMs)), toMs: Math.min(atMs + usualLoopMs, lengthMs) } : { fromMs: 0, toMs: lengthMs };
  const draft: FilmDraft = {
    kind, wishes, clipId, ...usual, atMs: Math.min(atMs, lengthMs), reachMs: subject.kind === 'around' ? subject.reachMs : usualReachMs, ...times,
    clips: subject.kind === 'selection' ? { ids: [...selected.keys()] } : subject.kind === 'all' && filter.filter !== null ? { filter: filter.filter } : null,
    moment: subject.kind === 'around' ? subject.moment : clip === undefined ? null : clip.recordedAt + Math.floor(atMs),
  };
  const choice = useDeferredValue(choiceOf(draft));
  const preview = useQuery({
    queryKey: ['filmPreview', choice, zone.zone],
    queryFn: ({ signal }) => (choice === null ? null : ask('films.preview', { choice, zone: zone.zone }, signal)),
    enabled: choice !== null, staleTime: 0, gcTime: 0, placeholderData: keepPreviousData,
  });
  const plan = preview.data ?? null;
  const last = useQuery(exportsQuery).data?.lastTarget ?? null;
  const chosenTarget = useExportView((view) => view.target);
  const targetId = chosenTarget?.id ?? last?.folderId ?? null;
  const isOtherRunning = useQuery(filmsQuery).data?.some(({ state }) => state === 'running') ?? false;
  const hasTool = useQuery(filmToolQuery).data?.found != null;
  const start = useAsk('films.start');
  const canStart = choice !== null && targetId !== null && plan !== null && plan.problem === null && !isOtherRunning && hasTool && !preview.isPlaceholderData;
  const begin = () => {
    if (choice !== null && targetId !== null) start.mutate({ choice, zone: zone.zone, targetId }, { onSuccess: ({ id }) => onStarted(id) });
  };
  const error = start.error ?? preview.error;
  const kinds = useKindWords(subject, zone);

  return (
    <ModalDialog
      title={say('film.title')} text={say('film.text')} isOpen onClose={onClose} isBusy={start.isPending} className="export film"
      foot={
        <>
          <FilmToolLine onChange={() => setChangingTool(true)} />
          <Button className="button" isDisabled={start.isPending} onPress={onClose}>{say('app.cancel')}</Button>
          <Button className="button primary" isDisabled={!canStart || start.isPending} onPress={begin}>{kind === 'still' ? say('film.startPicture') : say('film.start')}</Button>
        </>
      }
    >
      <div className="export-form">
        <Row title={say('film.what')}>
          {kinds.length === 1 ? <p className="film-what">{kinds[0]?.[1]}</p> : <RadioChoice label={say('film.what')} value={kind} options={kinds} onChoose={(one) => { setKind(one); setTimes({}); }} />}
        </Row>
        <FilmOptions draft={draft} lengthMs={lengthMs} onTimes={(change) => setTimes((before) => ({ ...before, ...change }))} />
        <h3>{say('export.where')}</h3>
        <TargetChoice />
      </div>
      <FilmToolChoice isChanging={isChangingTool} onChanged={() => setChangingTool(false)} />
      <FilmOutcome kind={kind} plan={plan} zone={zone} />
      {isOtherRunning && <Banner tone="news" what={say('film.another')} />}
      {error !== null && <Banner tone="bad" {...troubleText(error)} />}
    </ModalDialog>
  );
}

function useKindWords(subject: FilmSubject, zone: ZoneInForce): readonly (readonly [FilmKind, string])[] {
  const selected = useSelection(({ clips }) => clips.size);
  const clip = useQuery(clipQuery(subject.kind === 'clip' ? subject.clipId : null)).data;
  const camera = (useQuery(camerasQuery).data ?? []).find(({ id }) => id === clip?.cameraId);
  const words: Record<FilmKind, string> = {
    join: subject.kind === 'selection' ? say('film.selection', counted(selected)) : say('film.all'),
    cut: say('film.cut', clip === undefined ? '…' : `${camera?.label ?? camera?.name ?? say('clip.unknownCamera')}, ${zone.formats.time(clip.recordedAt)}`),
    around: say('film.around'), small: say('film.small'), still: say('film.still'), loop: say('film.loop'),
  };
  return kindsOf(subject).map((kind) => [kind, words[kind]] as const);
}
