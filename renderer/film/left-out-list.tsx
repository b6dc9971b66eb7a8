// The clips that are in no film, each with its reason.
import type { ReactNode } from 'react';
import type { FilmLeftOut } from '../../shared/export/film-schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { counted } from '../ui/amounts.ts';
import { say } from '../words/say.ts';

const most = 5;

export function LeftOutList({ title, clips, zone: { formats } }: { readonly title: string; readonly clips: readonly FilmLeftOut[]; readonly zone: ZoneInForce }): ReactNode {
  return (
    <div className="film-left-out">
      <p>{title}</p>
      <ul>
        {clips.slice(0, most).map(({ camera, recordedAt, name, reason }) => (
          <li key={`${String(recordedAt)} ${name}`} className="num" title={name}>{say('film.leftOutClip', camera, `${formats.shortDate(recordedAt)} ${formats.time(recordedAt)}`, say('why.notInFilm', reason))}</li>
        ))}
        {clips.length > most && <li className="quiet">{say('film.more', counted(clips.length - most))}</li>}
      </ul>
    </div>
  );
}
