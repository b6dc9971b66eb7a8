// How full a drive is and with what: clips, other files, free space, and the line at 375 MB.
import type { ReactNode } from 'react';
import { Meter } from 'react-aria-components';
import type { StorageReport } from '../../shared/deletion/deletion-schema.ts';
import { counted, sizeText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';

export function FillMeter({ report, name }: { readonly report: StorageReport; readonly name: string }): ReactNode {
  const { clips, bytes, otherBytes, freeBytes, sizeBytes, warnFreeBytes } = report;
  const whole = sizeBytes ?? bytes;
  const share = (part: number) => `${String(Math.min(100, Math.max(0, whole > 0 ? (part / whole) * 100 : 0)))}%`;
  const isLow = freeBytes !== null && freeBytes < warnFreeBytes;
  const used = freeBytes === null ? bytes : whole - freeBytes;
  return (
    <div className="fill">
      {sizeBytes !== null && (
        <Meter aria-label={say('drives.meter', name)} value={used} maxValue={whole} valueLabel={say('welcome.free', sizeText(freeBytes ?? 0), sizeText(sizeBytes))} className="fill-meter" data-low={isLow || undefined}>
          <span className="fill-clips" style={{ inlineSize: share(bytes) }} />
          {otherBytes !== null && <span className="fill-other" style={{ inlineSize: share(otherBytes) }} />}
          {warnFreeBytes < sizeBytes && <span className="change-line" style={{ insetInlineStart: share(sizeBytes - warnFreeBytes) }} title={say('drives.line')} />}
        </Meter>
      )}
      <ul className="fill-legend num">
        <li><i className="fill-clips" aria-hidden />{say('storage.clipsTake', counted(clips), sizeText(bytes))}</li>
        {otherBytes !== null && otherBytes > 0 && <li><i className="fill-other" aria-hidden />{say('storage.other', sizeText(otherBytes))}</li>}
        {freeBytes !== null && <li><i className="fill-free" aria-hidden />{sizeBytes === null ? say('export.free', sizeText(freeBytes)) : say('welcome.free', sizeText(freeBytes), sizeText(sizeBytes))}</li>}
      </ul>
    </div>
  );
}
