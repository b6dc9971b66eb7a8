// One of a few, each in its own words.
import type { ReactNode } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';

interface RadioChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, words: string])[];
  readonly onChoose: (value: Value) => void;
  /** Side by side: for few short words. */
  readonly isRow?: boolean;
}

export function RadioChoice<Value extends string>({ label, value, options, onChoose, isRow = false }: RadioChoiceProps<Value>): ReactNode {
  const choose = (chosen: string) => {
    const option = options.find(([one]) => one === chosen);
    if (option !== undefined) onChoose(option[0]);
  };
  return (
    <RadioGroup className={isRow ? 'export-choices film-row' : 'export-choices'} aria-label={label} value={value} onChange={choose}>
      {options.map(([one, words]) => <RadioField key={one} value={one}><RadioButton className="export-choice"><span className="option-dot" />{words}</RadioButton></RadioField>)}
    </RadioGroup>
  );
}
