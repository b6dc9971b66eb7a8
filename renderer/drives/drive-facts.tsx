// What is known of a drive, behind its count of clips: clips by kind, how far back they go, where it stands, when it was last seen.
import { ChartNoAxesColumn, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { Instant, Volume } from '../../shared/schema.ts';
import { showStorage } from '../cleanup/open-cleanup.ts';
import { useZone, type ZoneInForce } from '../client/zone.ts';
import { Meaning } from '../help/meaning.tsx';
import { counted, countText, sizeText } from '../ui/amounts.ts';
import type { Term } from '../words/en-help.ts';
import { say } from '../words/say.ts';
import { shortDay } from './short-day.ts';

interface Fact {
  readonly name: string;
  readonly value: string;
  readonly isPath?: true;
  /** What the name means can be asked. */
  readonly term?: Term;
}

function factsOf(volume: Volume, zone: ZoneInForce | null): Fact[] {
  const day = (name: string, instant: Instant | null): Fact[] => (zone === null || instant === null ? [] : [{ name, value: shortDay(zone, instant) }]);
  const { 'local-storage': local, 'clip-backup': backup } = volume.clipsByKind;
  return [
    { name: say('clip.kind', 'local-storage'), value: countText(local) },
    { name: say('clip.kind', 'clip-backup'), value: countText(backup), term: 'kinds' },
    ...day(say('drives.oldest'), volume.oldest),
    ...day(say('drives.newest'), volume.newest),
    ...(volume.fileSystem === null ? [] : [{ name: say('drives.fileSystem'), value: volume.fileSystem }]),
    ...(volume.place === null ? [] : [{ name: volume.isPresent ? say('drives.place') : say('drives.wasAt'), value: volume.place, isPath: true as const }]),
    ...(zone === null || volume.isPresent ? [] : [{ name: say('drives.seen'), value: `${shortDay(zone, volume.lastSeenAt)}, ${zone.formats.minute(volume.lastSeenAt)}` }]),
  ];
}

/** `soFar`: clips found while a scan is running. */
export function DriveFacts({ volume, soFar }: { readonly volume: Volume; readonly soFar: number | undefined }): ReactNode {
  const zone = useZone();
  return (
    <Disclosure className="drive-facts">
      <Heading level={3} className="drive-facts-head">
        <Button slot="trigger" className="drive-count num">
          {soFar === undefined ? `${say('drives.clips', counted(volume.clips))} · ${sizeText(volume.bytes)}` : say('drives.soFar', counted(soFar))}<span className="visually-hidden"> {say('drives.details', volume.name)}</span>
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
        </Button>
      </Heading>
      <DisclosurePanel>
        <dl>
          {factsOf(volume, zone).map(({ name, value, isPath, term }) => (
            <div key={name}><dt>{name}{term !== undefined && <Meaning term={term} />}</dt><dd className={isPath ? 'cut' : 'num'} title={value}><bdi>{value}</bdi></dd></div>
          ))}
        </dl>
        {volume.clips > 0 && <Button className="drive-link" onPress={() => showStorage(volume.id)}><ChartNoAxesColumn size={14} strokeWidth={1.75} aria-hidden />{say('storage.open')}</Button>}
      </DisclosurePanel>
    </Disclosure>
  );
}
