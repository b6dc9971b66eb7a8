// Quietly across the window: what the saved rule of a drive that is here would delete. It waits to be looked at.
import { useQuery } from '@tanstack/react-query';
import { BellRing } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { RetentionOffer } from '../../shared/deletion/deletion-schema.ts';
import type { VolumeId } from '../../shared/ids.ts';
import { camerasQuery, cleanupsQuery, volumesQuery } from '../client/queries.ts';
import { useZone, type ZoneInForce } from '../client/zone.ts';
import { counted, sizeText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import { offersQuery } from './cleanup-queries.ts';
import { planCleanup, useCleanupView } from './open-cleanup.ts';
import { isUnderWay } from './run-words.ts';
import { ruleWords } from './rule-words.ts';

export function RetentionOffers(): ReactNode {
  const zone = useZone();
  return zone === null ? null : <Offers zone={zone} />;
}

function Offers({ zone }: { readonly zone: ZoneInForce }): ReactNode {
  const offers = useQuery(offersQuery(zone.zone)).data ?? [];
  const volumes = useQuery(volumesQuery).data?.volumes ?? [];
  const isRunning = (useQuery(cleanupsQuery).data ?? []).some(isUnderWay);
  const isPlanning = useCleanupView(({ shown }) => shown !== null);
  const [later, setLater] = useState<ReadonlySet<VolumeId>>(new Set());
  const present = volumes.filter(({ isPresent }) => isPresent).map(({ id }) => id);
  // Put off until the drive is plugged in the next time.
  const stillPresent = [...later].filter((id) => present.includes(id));
  if (stillPresent.length !== later.size) setLater(new Set(stillPresent));
  if (isRunning || isPlanning) return null;
  return offers.filter(({ volumeId }) => present.includes(volumeId) && !later.has(volumeId)).map((offer) => (
    <Offer key={offer.volumeId} offer={offer} drive={volumes.find(({ id }) => id === offer.volumeId)?.name ?? ''} zone={zone} onLater={() => setLater(new Set([...later, offer.volumeId]))} />
  ));
}

interface OfferProps {
  readonly offer: RetentionOffer;
  readonly drive: string;
  readonly zone: ZoneInForce;
  readonly onLater: () => void;
}

function Offer({ offer: { volumeId, rule, clips, bytes }, drive, zone, onLater }: OfferProps): ReactNode {
  const cameras = useQuery(camerasQuery).data ?? [];
  return (
    <div className="banner news" role="region" aria-label={say('retention.offerLabel', drive)}>
      <BellRing size={18} strokeWidth={1.75} aria-hidden />
      <p className="num"><strong>{drive}:</strong> {say('retention.offer', counted(clips), ruleWords(rule, cameras, zone), sizeText(bytes))}</p>
      <Button className="button small" onPress={() => planCleanup({ kind: 'rule', volumeId, rule })}>{say('retention.review')}</Button>
      <Button className="button plain small" onPress={onLater}>{say('retention.later')}</Button>
    </div>
  );
}
