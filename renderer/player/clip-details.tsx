// Everything known about a clip, each fact with a way to copy it.
import { useQuery } from '@tanstack/react-query';
import { ExternalLink, FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { ClipDetails as Details } from '../../shared/schema.ts';
import { utcText } from '../../shared/time.ts';
import { useActions } from '../actions/use-actions.ts';
import { troubleText } from '../client/core.ts';
import { aboutQuery, useAsk, volumesQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { Meaning } from '../help/meaning.tsx';
import { countText, lengthText, sizeText } from '../ui/amounts.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import type { Term } from '../words/en-help.ts';
import { say } from '../words/say.ts';

interface Fact {
  readonly name: string;
  readonly value: string;
  /** What is copied, when it is not what is shown. */
  readonly copy?: string;
  /** What the name means can be asked. */
  readonly term?: Term;
}

function mediaFacts({ facts }: Details): Fact[] {
  if (facts === null) return [{ name: say('details.picture'), value: say('details.notReadYet') }];
  const { durationMs, widthPx, heightPx, videoCodec, audioCodec, damage } = facts;
  const picture = [widthPx !== null && heightPx !== null ? `${String(widthPx)} × ${String(heightPx)}` : null, videoCodec].filter((text) => text !== null);
  return [
    ...(durationMs === null ? [] : [{ name: say('details.length'), value: lengthText(Math.round(durationMs / 1000)) }]),
    ...(picture.length === 0 ? [] : [{ name: say('details.picture'), value: picture.join(' · ') }]),
    ...(damage === null || audioCodec !== null ? [{ name: say('details.audio'), value: audioCodec ?? say('details.noAudio'), ...(audioCodec === null && { term: 'audio' as const }) }] : []),
  ];
}

function factsOf(clip: Details, { clock, zone, formats }: ZoneInForce, driveName: string | undefined): Fact[] {
  const letters = formats.letters(clip.recordedAt);
  const offset = formats.offset(clip.recordedAt);
  return [
    { name: say('details.local'), value: `${formats.shortDate(clip.recordedAt)}, ${formats.time(clip.recordedAt)}`, copy: clock.isoAt(clip.recordedAt), term: 'time' },
    { name: say('details.utc'), value: utcText(clip.recordedAt) },
    { name: say('details.zone'), value: letters === null ? zone : `${zone} · ${letters}`, copy: zone, term: 'zone' },
    { name: say('details.offset'), value: offset },
    { name: say('details.name'), value: clip.name },
    clip.fullPath === null ? { name: say('details.pathOnDrive'), value: clip.path } : { name: say('details.path'), value: clip.fullPath },
    ...(clip.sizeBytes === null ? [] : [{ name: say('details.size'), value: say('details.bytes', sizeText(clip.sizeBytes), countText(clip.sizeBytes)), copy: String(clip.sizeBytes) }]),
    ...mediaFacts(clip),
    { name: say('details.kind'), value: say('clip.kind', clip.kind), term: 'kinds' },
    ...(clip.number === null ? [] : [{ name: say('details.number'), value: clip.number }]),
    ...(clip.uid === null ? [] : [{ name: say('details.uid'), value: clip.uid }]),
    ...(driveName === undefined ? [] : [{ name: say('details.drive'), value: driveName }]),
    ...(clip.state === 'present' ? [] : [{ name: say('details.state'), value: say('clip.state', clip.state) }]),
  ];
}

export function ClipDetails({ clip, zone }: { readonly clip: Details; readonly zone: ZoneInForce }): ReactNode {
  const driveName = useQuery(volumesQuery).data?.volumes.find(({ id }) => id === clip.volumeId)?.name;
  const canShow = useQuery(aboutQuery).data?.abilities.includes('show-in-folder') ?? false;
  const canOpen = useQuery(aboutQuery).data?.abilities.includes('open-in-player') ?? false;
  const show = useAsk('clips.showInFolder');
  const open = useAsk('clips.openInPlayer');
  const isHere = clip.state === 'present';
  useActions({
    'clips.showInFolder': canShow && isHere ? () => show.mutate({ clipId: clip.id }) : undefined,
    'clips.openOutside': canOpen && isHere ? () => open.mutate({ clipId: clip.id }) : undefined,
  });
  const trouble = show.error ?? open.error;
  return (
    <section className="details" aria-labelledby="details-title">
      <div className="details-head">
        <h3 id="details-title">{say('details.title')}</h3>
        {canShow && (
          <Button className="button small" isDisabled={show.isPending || !isHere} onPress={() => show.mutate({ clipId: clip.id })}>
            <FolderOpen size={14} strokeWidth={1.75} aria-hidden />{say('player.showInFolder')}
          </Button>
        )}
        {canOpen && (
          <Button className="button small" isDisabled={open.isPending || !isHere} onPress={() => open.mutate({ clipId: clip.id })}>
            <ExternalLink size={14} strokeWidth={1.75} aria-hidden />{say('player.openOutside')}
          </Button>
        )}
      </div>
      {trouble !== null && <p role="alert" className="note">{troubleText(trouble).what} {troubleText(trouble).next}</p>}
      <dl>
        {factsOf(clip, zone, driveName).map(({ name, value, copy, term }) => (
          <div key={name} className="details-row">
            <dt>{name}{term !== undefined && <Meaning term={term} />}</dt>
            <dd>
              <bdi>{value}</bdi>
              <CopyButton what={name} text={copy ?? value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
