// A number with its unit, as the user types it; what cannot be meant is marked and not taken up.
import { useState, type ReactNode } from 'react';
import { Input, Label, TextField } from 'react-aria-components';

interface NumberFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  /** False: it cannot be meant. */
  readonly onType: (text: string) => boolean;
}

export function NumberField({ label, unit, value, onType }: NumberFieldProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const [isMeant, setMeant] = useState(true);
  const type = (text: string) => {
    setTyped(text);
    setMeant(onType(text));
  };
  const leave = () => {
    setTyped(null);
    setMeant(true);
  };
  return (
    <TextField className="film-number" value={typed ?? value} onChange={type} onBlur={leave} isInvalid={!isMeant} inputMode="decimal">
      <Label>{label}</Label>
      <span className="field"><Input className="num" autoComplete="off" /><span className="quiet">{unit}</span></span>
    </TextField>
  );
}
