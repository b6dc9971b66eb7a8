// Keeps the rule for the drive: it is offered when the drive is plugged in and means something, and never runs by itself.
import { useQuery } from '@tanstack/react-query';
import { BellRing } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { CleanupRule } from '../../shared/deletion/deletion-schema.ts';
import type { Camera, Volume } from '../../shared/schema.ts';
import { tellDone } from '../actions/notices.ts';
import { troubleText } from '../client/core.ts';
import { useAsk } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { say } from '../words/say.ts';
import { retentionQuery } from './cleanup-queries.ts';
import { isLasting } from './rule-draft.ts';
import { ruleWords } from './rule-words.ts';

interface RetentionSettingProps {
  readonly volume: Volume;
  readonly rule: CleanupRule;
  readonly cameras: readonly Camera[];
  readonly zone: ZoneInForce;
}

export function RetentionSetting({ volume, rule, cameras, zone }: RetentionSettingProps): ReactNode {
  const saved = useQuery(retentionQuery(volume.id)).data?.rule ?? null;
  const write = useAsk('retention.write');
  const isSame = saved !== null && ruleWords(saved, cameras, zone) === ruleWords(rule, cameras, zone);
  const keep = (kept: CleanupRule | null) => write.mutate({ volumeId: volume.id, rule: kept }, {
    onSuccess: () => tellDone(kept === null ? say('retention.removed', volume.name) : say('retention.saved', volume.name)),
  });
  return (
    <section className="retention" aria-labelledby="retention-title">
      <h3 id="retention-title"><BellRing size={16} strokeWidth={1.75} aria-hidden />{say('retention.title')}</h3>
      <p className="quiet">{saved === null ? say('retention.text', volume.name) : say('retention.kept', ruleWords(saved, cameras, zone))}</p>
      <div className="retention-buttons">
        {!isSame && <Button className="button small" isDisabled={!isLasting(rule) || write.isPending} onPress={() => keep(rule)}>{saved === null ? say('retention.save') : say('retention.replace')}</Button>}
        {saved !== null && <Button className="button plain small" isDisabled={write.isPending} onPress={() => keep(null)}>{say('retention.remove')}</Button>}
      </div>
      {!isLasting(rule) && !isSame && <p className="rule-hint">{say('retention.needsAge')}</p>}
      {write.error !== null && <p className="archive-bad" role="alert">{troubleText(write.error).what} {troubleText(write.error).next}</p>}
    </section>
  );
}
