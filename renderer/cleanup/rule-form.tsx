// The rule of a plan: what it is about first, then what narrows it. All that is set holds together.
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, CheckboxButton, CheckboxField, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { LocalDate, type Camera } from '../../shared/schema.ts';
import { KindChoice } from '../filters/kind-choice.tsx';
import { LengthInputs, TimeInputs } from '../filters/limit-inputs.tsx';
import { cameraName, Swatch } from '../library/swatch.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { say } from '../words/say.ts';
import { AmountField } from './amount-field.tsx';
import { countLimits, noRule, type RuleDraft } from './rule-draft.ts';

const mostDays = 36_500;
const mostGigabytes = 100_000;

interface RuleFormProps {
  readonly draft: RuleDraft;
  /** Those that have clips on the drive. */
  readonly cameras: readonly Camera[];
  readonly onChange: (change: Partial<RuleDraft>) => void;
}

export function RuleForm({ draft, cameras, onChange }: RuleFormProps): ReactNode {
  const { age, before, keep, free } = draft;
  const limits = countLimits(draft);
  return (
    <div className="rule">
      <section className="rule-part" role="group" aria-label={say('cleanup.what')}>
        <h3 aria-hidden>{say('cleanup.what')}</h3>
        <Line label={say('cleanup.free')} isOn={free.isOn} onSwitch={(isOn) => onChange({ free: { ...free, isOn } })}>
          <AmountField label={say('cleanup.freeLabel')} unit="GB" most={mostGigabytes} allowsFractions value={free.value} onChange={(value) => onChange({ free: { isOn: true, value } })} />
        </Line>
        <Line label={say('cleanup.age')} isOn={age.isOn} onSwitch={(isOn) => onChange({ age: { ...age, isOn } })}>
          <AmountField label={say('cleanup.ageLabel')} unit={say('cleanup.days')} most={mostDays} value={age.value} onChange={(value) => onChange({ age: { isOn: true, value } })} />
        </Line>
        <Line label={say('cleanup.keep')} isOn={keep.isOn} onSwitch={(isOn) => onChange({ keep: { ...keep, isOn } })}>
          <AmountField label={say('cleanup.keepLabel')} unit={say('cleanup.days')} most={mostDays} value={keep.value} onChange={(value) => onChange({ keep: { isOn: true, value } })} />
        </Line>
        <Line label={say('cleanup.before')} isOn={before.isOn} onSwitch={(isOn) => onChange({ before: { ...before, isOn } })}>
          <input
            className="rule-date num" type="date" aria-label={say('cleanup.beforeLabel')} min="2000-01-01" max="2099-12-31" value={before.value ?? ''}
            onChange={(event) => onChange({ before: { isOn: true, value: dateIn(event.target.value) } })}
          />
        </Line>
      </section>
      <section className="rule-part" role="group" aria-label={say('cleanup.only')}>
        <h3 aria-hidden>{say('cleanup.only')}</h3>
        <CheckField label={say('cleanup.onlyExported')} isSelected={draft.onlyExported} onChange={(onlyExported) => onChange({ onlyExported })} />
        <CheckField label={say('cleanup.onlyWatched')} isSelected={draft.onlyWatched} onChange={(onlyWatched) => onChange({ onlyWatched })} />
        <CheckField label={say('cleanup.onlyDuplicates')} isSelected={draft.onlyDuplicates} onChange={(onlyDuplicates) => onChange({ onlyDuplicates })} />
        {draft.onlyExported && <p className="rule-hint">{say('cleanup.exportedHint')}</p>}
        {draft.onlyDuplicates && <p className="rule-hint">{say('cleanup.duplicatesHint')}</p>}
      </section>
      <Disclosure className="rule-more" defaultExpanded={limits > 0}>
        <Heading level={3}><Button slot="trigger" className="rule-more-head num">{limits === 0 ? say('cleanup.more') : say('cleanup.moreSet', limits)}<ChevronDown size={16} strokeWidth={1.75} aria-hidden /></Button></Heading>
        <DisclosurePanel><div className="rule-more-body">
          <KindChoice kind={draft.kind} onChoose={(kind) => onChange({ kind })} className="rule-part" heading="h4" />
          {cameras.length > 1 && (
            <section className="rule-part" role="group" aria-label={say('cameras.title')}>
              <h4 aria-hidden>{say('cameras.title')}</h4>
              <div className="rule-cameras">
                {cameras.map((camera) => (
                  <CameraBox
                    key={camera.id} camera={camera} isOn={draft.cameras.length === 0 || draft.cameras.includes(camera.id)}
                    onSwitch={(isOn) => onChange({ cameras: switched(draft, cameras, camera, isOn) })}
                  />
                ))}
              </div>
            </section>
          )}
          <section className="rule-part" role="group" aria-label={say('filter.time')}>
            <h4 aria-hidden>{say('filter.time')}</h4>
            <TimeInputs time={draft.time} onChange={(time) => onChange({ time })} />
          </section>
          <section className="rule-part" role="group" aria-label={say('filter.length')}>
            <h4 aria-hidden>{say('filter.length')}</h4>
            <LengthInputs least={draft.leastSeconds} most={draft.mostSeconds} onChange={onChange} />
          </section>
          <Button className="button plain small rule-reset" isDisabled={limits === 0} onPress={() => onChange({ ...noRule, age, before, keep, free })}>{say('cleanup.moreReset')}</Button>
        </div></DisclosurePanel>
      </Disclosure>
    </div>
  );
}

/** A date that is still being typed, `0202-11-05`, is not taken up. */
function dateIn(text: string): LocalDate | null {
  const date = LocalDate.safeParse(text);
  return date.success && text >= '2000' ? date.data : null;
}

/** None named means all of them; the last one cannot be switched off. */
function switched({ cameras: named }: RuleDraft, all: readonly Camera[], { id }: Camera, isOn: boolean): RuleDraft['cameras'] {
  const before = named.length === 0 ? all.map((camera) => camera.id) : named;
  const after = isOn ? [...before, id] : before.filter((other) => other !== id);
  if (after.length === 0) return before;
  return after.length === all.length ? [] : after;
}

interface LineProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly children: ReactNode;
}

function Line({ label, isOn, onSwitch, children }: LineProps): ReactNode {
  return <div className="rule-line" data-on={isOn || undefined}><CheckField label={label} isSelected={isOn} onChange={onSwitch} />{children}</div>;
}

function CameraBox({ camera, isOn, onSwitch }: { readonly camera: Camera; readonly isOn: boolean; readonly onSwitch: (isOn: boolean) => void }): ReactNode {
  return (
    <CheckboxField isSelected={isOn} onChange={onSwitch} className="box-field">
      <CheckboxButton className="box">
        <span className="box-mark"><Check size={12} strokeWidth={3} aria-hidden /></span>
        <Swatch camera={camera} /><span className="cut" dir="auto" title={cameraName(camera)}>{cameraName(camera)}</span>
      </CheckboxButton>
    </CheckboxField>
  );
}
