// Why there is no picture or no sound, in words, with what can be done.
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, ExternalLink, Unplug, VolumeX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { z } from 'zod';
import { Failure } from '../../shared/failure.ts';
import type { FailureText } from '../../shared/failure-text.ts';
import type { ClipDetails } from '../../shared/schema.ts';
import { failureWords, troubleText } from '../client/core.ts';
import { aboutQuery, useAsk, volumesQuery } from '../client/queries.ts';
import { Meaning } from '../help/meaning.tsx';
import { codecName } from '../thumbnails/codec-name.ts';
import { Message } from '../ui/message.tsx';
import { say } from '../words/say.ts';

const networkError = 2;
const MediaRefusal = z.object({ failure: Failure });

/** What the core says about the bytes: the element itself only knows that it got none. */
async function askBytes(source: string, signal: AbortSignal): Promise<FailureText | null> {
  const response = await fetch(source, { headers: { range: 'bytes=0-0' }, signal });
  if (response.ok) {
    await response.body?.cancel();
    return null;
  }
  const refusal = MediaRefusal.safeParse(await response.json());
  return refusal.success ? failureWords(refusal.data.failure) : null;
}

function reason(clip: ClipDetails, driveName: string, errorCode: number | null, refusal: FailureText | null): FailureText {
  if (clip.state === 'offline') return failureWords({ code: 'volume-offline', subject: driveName });
  if (clip.state === 'missing') return failureWords({ code: 'clip-missing', subject: clip.name });
  if (refusal !== null) return refusal;
  const damage = clip.facts?.damage;
  if (damage != null) return { what: say('player.damaged'), next: say('why.damaged', damage) };
  if (errorCode === networkError) return { what: say('player.brokeOff'), next: say('player.brokeOffText') };
  const codec = clip.facts?.videoCodec;
  return { what: say('player.cannotPlay'), next: codec == null ? say('player.cannotPlayUnknown') : say('player.cannotPlayText', codecName(codec), codec) };
}

interface ClipTroubleProps {
  readonly clip: ClipDetails;
  readonly errorCode: number | null;
  readonly source: string | null;
}

export function ClipTrouble({ clip, errorCode, source }: ClipTroubleProps): ReactNode {
  const volume = useQuery(volumesQuery).data?.volumes.find(({ id }) => id === clip.volumeId);
  const bytes = useQuery({
    queryKey: ['bytes', source, errorCode],
    queryFn: ({ signal }) => askBytes(source ?? '', signal),
    enabled: source !== null && errorCode !== null,
    gcTime: 0,
  });
  if (bytes.isLoading) return null;
  const { what, next } = reason(clip, volume?.name ?? '', errorCode, bytes.data ?? null);
  const isThere = clip.state === 'present';
  return (
    <div className="stage-trouble">
      <Message icon={clip.state === 'offline' ? Unplug : CircleAlert} title={what} text={next} isUrgent>
        {isThere && <OpenOutside clip={clip} />}
        {isThere && clip.facts?.damage != null && <Meaning term="damage" />}
      </Message>
    </div>
  );
}

/** Opens the clip in the system's player, where the face can. */
export function OpenOutside({ clip }: { readonly clip: ClipDetails }): ReactNode {
  const canOpen = useQuery(aboutQuery).data?.abilities.includes('open-in-player') ?? false;
  const open = useAsk('clips.openInPlayer');
  if (!canOpen) return null;
  return (
    <>
      <Button className="button small" isDisabled={open.isPending || clip.state !== 'present'} onPress={() => open.mutate({ clipId: clip.id })}>
        <ExternalLink size={14} strokeWidth={1.75} aria-hidden />{say('player.openOutside')}
      </Button>
      {open.error !== null && <p role="alert">{troubleText(open.error).what} {troubleText(open.error).next}</p>}
    </>
  );
}

export function NoAudioNote({ clip }: { readonly clip: ClipDetails }): ReactNode {
  if (clip.facts?.audioCodec !== null || clip.facts.damage !== null) return null;
  return (
    <p className="note">
      <VolumeX size={16} strokeWidth={1.75} aria-hidden />
      <span><strong>{say('player.noAudio')}.</strong> {say('player.noAudioText')}<Meaning term="audio" /></span>
    </p>
  );
}
