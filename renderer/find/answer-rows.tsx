// The answers as one list to choose from: those in the window, then the last before and the first after on every camera.
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import type { Camera, Instant, Volume } from '../../shared/schema.ts';
import { camerasQuery, volumesQuery } from '../client/queries.ts';
import { dateWords } from '../client/wall-formats.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { Swatch } from '../library/swatch.tsx';
import { counted } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import { ClipRow, nameOf, NearCell, type CellProps } from './answer-option.tsx';
import type { AnswerOption, AnswerSection } from './answer-sections.ts';
import type { MomentAnswer } from './find-query.ts';

interface AnswerRowsProps {
  readonly sections: readonly AnswerSection[];
  readonly active: AnswerOption | null;
  readonly zone: ZoneInForce;
  readonly listId: string;
  readonly onOpen: (option: AnswerOption) => void;
  readonly onPoint: (option: AnswerOption) => void;
}

const noCameras: readonly Camera[] = [];
const noVolumes: readonly Volume[] = [];

export function AnswerRows({ sections, active, zone, listId, onOpen, onPoint }: AnswerRowsProps): ReactNode {
  const cameras = useQuery(camerasQuery).data ?? noCameras;
  const volumes = useQuery(volumesQuery).data?.volumes ?? noVolumes;
  const activeId = active?.id;
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const showsLetters = zone.isMixed || sections.length > 1 || changes(zone, sections.flatMap(({ clips }) => clips).map(({ clip }) => clip.recordedAt));
  const cell = (option: AnswerOption, section: AnswerSection): CellProps => ({
    option, zone, showsLetters, asked: askedOf(section), isActive: option.id === activeId,
    camera: cameras.find(({ id }) => id === option.clip.cameraId),
    drive: volumes.find(({ id }) => id === option.clip.volumeId)?.name,
    onOpen: () => onOpen(option), onPoint: () => onPoint(option),
  });

  const hasOptions = sections.some(({ clips, cameras: rows }) => clips.length + rows.length > 0);
  if (!hasOptions) {
    const why = cameras.length === 0 ? say('find.emptyLibrary') : cameras.every(({ isHidden }) => isHidden) ? say('find.allHidden') : null;
    if (why !== null) return <p className="find-wait quiet">{why}</p>;
  }
  const group = (label: string) => (hasOptions ? { role: 'group', 'aria-label': label } : {});
  return (
    <div className="find-answers" {...(hasOptions ? { role: 'listbox', id: listId, 'aria-label': say('find.list') } : {})}>
      {sections.map((section, at) => {
        const label = section.answer?.moment.label ?? null;
        const title = titleOf(section);
        const asked = askedOf(section);
        const isDated = section.clips.some(({ clip }) => asked === null || zone.clock.dateAt(clip.recordedAt) !== zone.clock.dateAt(asked));
        return (
          <div key={label ?? at} {...group([label, title].filter((text) => text !== null).join(', '))} className="find-group" data-dated={isDated || undefined}>
            <p className="find-title" role="presentation">{label !== null && <strong className="num">{label}</strong>} <span>{title}</span></p>
            {section.clips.map((option) => <ClipRow key={option.id} {...cell(option, section)} />)}
            {section.answer?.onDay != null && <OnDay answer={section.answer} volumes={volumes} />}
          </div>
        );
      })}
      {sections.map((section, at) => {
        const label = section.answer?.moment.label ?? null;
        const title = label === null ? say('find.nearestBy') : say('find.nearestByFor', label);
        if (section.cameras.length === 0) return null;
        return (
          <div key={label ?? at} {...group(title)} className="find-cameras">
            <p className="find-columns" aria-hidden><span>{title}</span><span>{say('find.before')}</span><span>{say('find.after')}</span></p>
            {section.cameras.map(({ cameraId, before, after }) => {
              const camera = cameras.find(({ id }) => id === cameraId);
              return (
                <div key={cameraId} className="find-camera" role="presentation">
                  <span className="find-whose" aria-hidden><Swatch camera={camera} /><span className="cut">{nameOf(camera)}</span></span>
                  {before === null ? <span className="find-no" aria-hidden>{say('find.noneBefore')}</span> : <NearCell {...cell(before, section)} />}
                  {after === null ? <span className="find-no" aria-hidden>{say('find.noneAfter')}</span> : <NearCell {...cell(after, section)} />}
                </div>
              );
            })}
          </div>
        );
      })}
    </div>
  );
}

/** Null for clips found by name: each says its date. */
function askedOf({ answer }: AnswerSection): Instant | null {
  return answer?.moment.instant ?? null;
}

/** What an empty window says of its day. */
function OnDay({ answer, volumes }: { readonly answer: MomentAnswer; readonly volumes: readonly Volume[] }): ReactNode {
  const { onDay, moment } = answer;
  if (onDay === null) return null;
  const away = onDay.away.map(({ volumeId, clips }) => say('find.onAway', volumes.find(({ id }) => id === volumeId)?.name ?? say('find.awayUnknown'), counted(clips)));
  return <p className="find-day quiet" role="presentation">{[say('find.onDay', dateWords(moment.day.date).full, counted(onDay.clips)), ...away].join(' ')}</p>;
}

function titleOf({ answer, clips }: AnswerSection): string {
  if (answer === null) return say('find.named', counted(clips.length));
  const { moment: { reach }, isCut } = answer;
  const found = counted(clips.length);
  switch (reach) {
    case 'near':
      if (clips.length === 0) return say('find.noneWithin');
      return isCut ? say('find.cutWithin', found) : say('find.within', found);
    case 'gap':
      return clips.length === 0 ? say('find.noneAroundGap') : say('find.aroundGap', found);
    case 'span':
      if (clips.length === 0) return say('find.noneInSpan');
      return isCut ? say('find.cut', found) : say('find.inSpan', found);
  }
}

/** Whether the clocks change somewhere among these. */
function changes({ clock }: ZoneInForce, instants: readonly Instant[]): boolean {
  const [first] = instants;
  return first !== undefined && instants.some((at) => clock.offsetAt(at) !== clock.offsetAt(first));
}
