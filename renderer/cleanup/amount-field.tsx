// A number with its unit, in a line of words.
import { useId, type ReactNode } from 'react';

interface AmountFieldProps {
  readonly label: string;
  /** Null while nothing that counts is typed. */
  readonly value: number | null;
  readonly unit: string;
  readonly most: number;
  readonly allowsFractions?: boolean;
  readonly onChange: (value: number | null) => void;
}

export function AmountField({ label, value, unit, most, allowsFractions = false, onChange }: AmountFieldProps): ReactNode {
  const id = useId();
  const type = (text: string) => {
    const typed = allowsFractions ? Number(text) : Math.round(Number(text));
    onChange(text === '' || !Number.isFinite(typed) || typed <= 0 || typed > most ? null : typed);
  };
  return (
    <span className="amount num">
      <input
        id={id} type="number" aria-label={label} inputMode={allowsFractions ? 'decimal' : 'numeric'} min={allowsFractions ? 0.1 : 1} max={most} step={allowsFractions ? 'any' : 1}
        value={value ?? ''} onChange={(event) => type(event.target.value)}
      />
      <label htmlFor={id} aria-hidden>{unit}</label>
    </span>
  );
}
