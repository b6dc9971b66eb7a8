// Which of several drives a plan is for: one plan never touches two.
import type { ReactNode } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { Volume } from '../../shared/schema.ts';
import { say } from '../words/say.ts';

interface DriveChoiceProps {
  readonly volume: Volume;
  readonly volumes: readonly Volume[];
  readonly hint?: string;
  readonly onVolume: (volume: Volume) => void;
}

export function DriveChoice({ volume, volumes, hint, onVolume }: DriveChoiceProps): ReactNode {
  const choose = (id: string) => {
    const chosen = volumes.find((one) => String(one.id) === id);
    if (chosen !== undefined) onVolume(chosen);
  };
  return (
    <RadioGroup className="rule-part" value={String(volume.id)} aria-label={say('cleanup.whichDrive')} onChange={choose}>
      <h3 aria-hidden>{say('cleanup.whichDrive')}</h3>
      {volumes.map(({ id, name }) => <RadioField key={id} value={String(id)}><RadioButton className="radio"><span className="option-dot" /><span className="cut" title={name}>{name}</span></RadioButton></RadioField>)}
      {hint !== undefined && <p className="rule-hint">{hint}</p>}
    </RadioGroup>
  );
}
