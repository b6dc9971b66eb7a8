// Plays a file that stands in no day, right where it is listed.
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { UnrecognisedId } from '../../shared/ids.ts';
import { mediaQuery } from '../client/queries.ts';
import { Banner } from '../ui/banner.tsx';
import { say } from '../words/say.ts';
import './unrecognised-dialog.css';

export function StrayPlayer({ id, path }: { readonly id: UnrecognisedId; readonly path: string }): ReactNode {
  const base = useQuery(mediaQuery).data?.base;
  const [isBroken, setBroken] = useState(false);
  if (base === undefined) return null;
  if (isBroken) return <Banner tone="warn" what={say('unrecognised.cannotPlay')} next={path} />;
  return (
    <video
      className="unrecognised-video" crossOrigin="anonymous" src={`${base}/unrecognised/${String(id)}`} controls autoPlay playsInline
      aria-label={path} onError={() => setBroken(true)}
    />
  );
}
