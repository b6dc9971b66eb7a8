// The left side of a plan of clips chosen by hand: which drive, and one question for each kind that is protected.
import { useState, type ReactNode } from 'react';
import { ConfirmedKind, type CleanupPreview } from '../../shared/deletion/deletion-schema.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { Volume } from '../../shared/schema.ts';
import { counted } from '../ui/amounts.ts';
import { CheckField } from '../ui/check-field.tsx';
import { say } from '../words/say.ts';
import { DriveChoice } from './drive-choice.tsx';

interface HandFormProps {
  readonly ids: readonly ClipId[];
  readonly volume: Volume;
  readonly volumes: readonly Volume[];
  readonly confirmed: readonly ConfirmedKind[];
  /** As the plan stands with what is confirmed. */
  readonly preview: CleanupPreview | null;
  readonly onConfirmed: (kinds: readonly ConfirmedKind[]) => void;
  readonly onVolume: (volume: Volume) => void;
}

export function HandForm({ ids, volume, volumes, confirmed, preview, onConfirmed, onVolume }: HandFormProps): ReactNode {
  const elsewhere = preview?.elsewhere ?? 0;
  // The questions stay while they are answered: the plan first told how many clips each is about. One that is protected twice asks twice.
  const [seen, setSeen] = useState<Readonly<Partial<Record<ConfirmedKind, number>>>>({});
  const filesOf = (kind: ConfirmedKind) => Math.max(seen[kind] ?? 0, preview?.leftOut.find(({ code }) => code === kind)?.files ?? 0);
  const asked = ConfirmedKind.options.map((kind) => ({ kind, files: filesOf(kind) })).filter(({ files }) => files > 0);
  if (asked.some(({ kind, files }) => files > (seen[kind] ?? 0))) setSeen(Object.fromEntries(asked.map(({ kind, files }) => [kind, files])));
  return (
    <div className="rule">
      <section className="rule-part" role="group" aria-label={say('cleanup.byHand')}>
        <h3 aria-hidden>{say('cleanup.byHand')}</h3>
        <p className="num">{say('cleanup.byHandText', counted(ids.length - elsewhere), volume.name)}</p>
      </section>
      {elsewhere > 0 && volumes.length > 1 && <DriveChoice volume={volume} volumes={volumes} hint={say('cleanup.oneDrive')} onVolume={onVolume} />}
      {asked.length > 0 && (
        <section className="rule-part rule-asks" role="group" aria-label={say('cleanup.protected')}>
          <h3 aria-hidden>{say('cleanup.protected')}</h3>
          <p className="quiet">{say('cleanup.protectedText')}</p>
          {asked.map(({ kind, files }) => (
            <CheckField
              key={kind} label={say('cleanup.tooAsWell', kind, counted(files))} isSelected={confirmed.includes(kind)}
              onChange={(isOn) => onConfirmed(isOn ? [...confirmed, kind] : confirmed.filter((other) => other !== kind))}
            />
          ))}
        </section>
      )}
    </div>
  );
}
