// A box to tick, with its words.
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import './check-field.css';

interface CheckFieldProps {
  readonly label: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

export function CheckField({ label, isSelected, onChange }: CheckFieldProps): ReactNode {
  return (
    <CheckboxField isSelected={isSelected} onChange={onChange}>
      <CheckboxButton className="check-field">
        <span className="check-box"><Check size={12} strokeWidth={3} aria-hidden /></span>
        {label}
      </CheckboxButton>
    </CheckboxField>
  );
}
