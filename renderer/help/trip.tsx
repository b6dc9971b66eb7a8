// The way of a drive from the Sync Module to this computer and back, in the order in which it happens; then what can go wrong.
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '../words/say.ts';

const stops = ['out', 'in', 'late', 'eject', 'back'] as const;
const troubles = ['format', 'full'] as const;

export function Trip(): ReactNode {
  return (
    <>
      <p className="help-lead">{say('trip.text')}</p>
      <ol className="trip">
        {stops.map((stop) => <li key={stop}><h3>{say(`trip.${stop}`)}</h3><p>{say(`trip.${stop}Text`)}</p></li>)}
      </ol>
      {troubles.map((trouble) => (
        <section key={trouble} className="trip-trouble">
          <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
          <div><h3>{say(`trip.${trouble}`)}</h3><p>{say(`trip.${trouble}Text`)}</p></div>
        </section>
      ))}
    </>
  );
}
