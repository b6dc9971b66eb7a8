// How far the work on a drive is: loud while clips are looked for, quiet while each is checked.
import type { ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import type { Volume } from '../../shared/schema.ts';
import { countText } from '../ui/amounts.ts';
import { percentText } from '../words/in-locale.ts';
import { say } from '../words/say.ts';

/** How many clips there will be, nobody knows before the end: the count beside it grows. */
export function ScanProgress({ volume }: { readonly volume: Volume }): ReactNode {
  return (
    <div className="drive-scan">
      <p>{say('drives.scanning')}</p>
      <ProgressBar isIndeterminate aria-label={say('drives.scanningLabel', volume.name)} className="drive-scan-bar"><span /></ProgressBar>
    </div>
  );
}

/** The background check of every clip's headers; nothing once it is through. */
export function ProbeProgress({ volume: { probed, clips, isPresent, scan } }: { readonly volume: Volume }): ReactNode {
  if (!isPresent || scan !== 'done' || probed >= clips) return null;
  // Never 100 % before the end.
  const share = Math.min(0.99, probed / clips);
  return <p className="drive-probe num" title={say('drives.probingTitle', countText(probed), countText(clips))}>{say('drives.probing', percentText(share))}</p>;
}
