// How full a drive is, with the line at 375 MB under which the module warns.
import { Button, Meter } from 'react-aria-components';
import type { ReactNode } from 'react';
import { sizeText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import { warnFreeBytes } from './warn-free-bytes.ts';

interface SpaceMeterProps {
  readonly name: string;
  readonly sizeBytes: number;
  readonly freeBytes: number;
  /** Asked for when space is low. */
  readonly onFree: () => void;
}

export function SpaceMeter({ name, sizeBytes, freeBytes, onFree }: SpaceMeterProps): ReactNode {
  const used = Math.max(0, sizeBytes - freeBytes);
  const isLow = freeBytes < warnFreeBytes;
  const share = (bytes: number) => `${String((bytes / sizeBytes) * 100)}%`;
  return (
    <div className="space">
      <Meter aria-label={say('drives.meter', name)} value={used} maxValue={sizeBytes} valueLabel={say('welcome.free', sizeText(freeBytes), sizeText(sizeBytes))} className="space-meter" data-low={isLow || undefined}>
        <span className="space-used" style={{ inlineSize: share(used) }} />
        {warnFreeBytes < sizeBytes && <span className="space-line" style={{ insetInlineStart: share(sizeBytes - warnFreeBytes) }} title={say('drives.line')} />}
      </Meter>
      <p className="space-text num">{say('welcome.free', sizeText(freeBytes), sizeText(sizeBytes))}</p>
      {isLow && <p className="space-low">{say('drives.lowSpace')}</p>}
      {isLow && <Button className="button small space-free" aria-label={say('cleanup.openOn', name)} onPress={onFree}>{say('cleanup.open')}</Button>}
    </div>
  );
}
