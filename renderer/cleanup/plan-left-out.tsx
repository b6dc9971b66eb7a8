// What a plan leaves alone and why: how many for each reason, and every file with its own.
import { ShieldCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { LeftOutCode, type CleanupPlanId, type CleanupPreview, type LeftOutLine } from '../../shared/deletion/deletion-schema.ts';
import { ask } from '../client/core.ts';
import { countText, counted } from '../ui/amounts.ts';
import { Message } from '../ui/message.tsx';
import { say } from '../words/say.ts';
import { LongList } from './long-list.tsx';

const fetchLines = (planId: CleanupPlanId, code: LeftOutCode | null) => (offset: number, limit: number, signal: AbortSignal): Promise<readonly LeftOutLine[]> =>
  ask('cleanup.leftOut', { planId, code, offset, limit }, signal).then(({ lines }) => lines);

export function countLeftOut({ leftOut }: Pick<CleanupPreview, 'leftOut'>): number {
  return leftOut.reduce((sum, { files }) => sum + files, 0);
}

/** Files that no plan means anyway: told, but not why a plan is empty. */
const neverMeant: ReadonlySet<LeftOutCode> = new Set<LeftOutCode>(['unrecognised', 'unfinished', 'staging']);

/** Of the clips that are meant, so many stay. */
export function countSpared({ leftOut }: Pick<CleanupPreview, 'leftOut'>): number {
  return leftOut.reduce((sum, { code, files }) => (neverMeant.has(code) ? sum : sum + files), 0);
}

export function PlanLeftOut({ preview }: { readonly preview: CleanupPreview }): ReactNode {
  const { planId, leftOut } = preview;
  const [chosen, setChosen] = useState<LeftOutCode | null>(null);
  const code = leftOut.some((part) => part.code === chosen) ? chosen : null;
  const all = countLeftOut(preview);
  const total = code === null ? all : (leftOut.find((part) => part.code === code)?.files ?? 0);
  if (all === 0) return <Message icon={ShieldCheck} title={say('cleanup.nothingLeftOut')} text={say('cleanup.nothingLeftOutText')} />;
  return (
    <div className="left-out">
      <RadioGroup className="left-out-reasons num" orientation="horizontal" value={code ?? 'all'} aria-label={say('cleanup.why')} onChange={(value) => setChosen(LeftOutCode.safeParse(value).data ?? null)}>
        {[{ code: 'all' as const, files: all }, ...leftOut].map((part) => (
          <RadioField key={part.code} value={part.code}>
            <RadioButton className="left-out-reason">{part.code === 'all' ? say('cleanup.allReasons') : say('cleanup.reason', part.code)} <span>{countText(part.files)}</span></RadioButton>
          </RadioField>
        ))}
      </RadioGroup>
      {planId === null ? <p className="left-out-none quiet">{say('cleanup.leftOutUnlisted', counted(all))}</p> : (
        <LongList<LeftOutLine> key={code} label={say('cleanup.leftOutLabel')} listKey={['cleanupLeftOut', planId, code]} total={total} fetchRows={fetchLines(planId, code)}>
          {({ path, reason }) => <><span className="cut num" title={path}><bdi>{path}</bdi></span><span className="cut quiet" title={say('why.leftOut', reason, path)}>{say('why.leftOut', reason, path)}</span></>}
        </LongList>
      )}
    </div>
  );
}
