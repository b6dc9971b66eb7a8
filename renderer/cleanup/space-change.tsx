// The space of a drive as it is and as it would be: what stays, what comes free, and the line at 375 MB.
import type { ReactNode } from 'react';
import { Meter } from 'react-aria-components';
import type { CleanupPreview } from '../../shared/deletion/deletion-schema.ts';
import type { Volume } from '../../shared/schema.ts';
import { warnFreeBytes } from '../drives/warn-free-bytes.ts';
import { sizeText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';

interface SpaceChangeProps {
  readonly preview: Pick<CleanupPreview, 'freeBytes' | 'freeAfterBytes' | 'sizeBytes'>;
  /** The disk a folder is on holds other things, and no module writes to it. */
  readonly kind: Volume['kind'];
}

export function SpaceChange({ preview: { freeBytes, freeAfterBytes, sizeBytes }, kind }: SpaceChangeProps): ReactNode {
  if (freeBytes === null || freeAfterBytes === null) return null;
  const isDrive = kind === 'drive';
  const words = say('cleanup.space', sizeText(freeBytes), sizeText(freeAfterBytes));
  return (
    <div className="change">
      {isDrive && sizeBytes !== null && sizeBytes > 0 && <ChangeMeter freeBytes={freeBytes} freeAfterBytes={freeAfterBytes} sizeBytes={sizeBytes} words={words} />}
      <p className="num"><span className="quiet">{say('cleanup.freeNow')}</span> {sizeText(freeBytes)} <span className="change-arrow" aria-label={say('cleanup.then')}>→</span> <strong>{sizeText(freeAfterBytes)}</strong>{sizeBytes !== null && <span className="quiet"> {isDrive ? say('cleanup.of', sizeText(sizeBytes)) : say('cleanup.ofDisk')}</span>}</p>
      {isDrive && freeAfterBytes < warnFreeBytes && <p className="change-low">{say('cleanup.stillLow')}</p>}
    </div>
  );
}

interface ChangeMeterProps {
  readonly freeBytes: number;
  readonly freeAfterBytes: number;
  readonly sizeBytes: number;
  readonly words: string;
}

function ChangeMeter({ freeBytes, freeAfterBytes, sizeBytes, words }: ChangeMeterProps): ReactNode {
  const share = (bytes: number) => `${String(Math.min(100, Math.max(0, (bytes / sizeBytes) * 100)))}%`;
  const usedAfter = Math.max(0, sizeBytes - freeAfterBytes);
  return (
    <Meter aria-label={say('cleanup.meter')} value={usedAfter} maxValue={sizeBytes} valueLabel={words} className="change-meter" data-low={freeAfterBytes < warnFreeBytes || undefined}>
      <span className="change-used" style={{ inlineSize: share(usedAfter) }} />
      <span className="change-freed" style={{ insetInlineStart: share(usedAfter), inlineSize: share(Math.max(0, freeAfterBytes - freeBytes)) }} />
      {warnFreeBytes < sizeBytes && <span className="change-line" style={{ insetInlineStart: share(sizeBytes - warnFreeBytes) }} title={say('drives.line')} />}
    </Meter>
  );
}
