// A line of text that is kept when it is left or Enter is pressed; Escape brings back what was there.
import { useState, type ReactNode } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';

const mostCharacters = 200;

interface TextSettingProps {
  readonly label: string;
  readonly text: string;
  /** What is kept now; empty for none. */
  readonly value: string;
  /** Shown while it is empty. */
  readonly placeholder?: string;
  /** What to say about a text before it is kept; null when there is nothing to say. */
  readonly remark: (typed: string) => string | null;
  readonly onKeep: (value: string) => void;
}

export function TextSetting({ label, text, value, placeholder, remark, onKeep }: TextSettingProps): ReactNode {
  /** Null while nobody types: then what is kept is shown. */
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const keep = () => {
    if (typed !== null && typed.trim() !== value) onKeep(typed.trim());
    setTyped(null);
  };
  const warning = remark(shown.trim());
  return (
    <TextField className="setting" value={shown} onChange={setTyped} onBlur={keep} maxLength={mostCharacters}>
      <Label>{label}</Label>
      <div className="setting-field">
        <div className="field">
          <Input
            {...(placeholder === undefined ? {} : { placeholder })} spellCheck={false} autoComplete="off"
            onKeyDown={(event) => {
              if (event.key === 'Enter') keep();
              if (event.key !== 'Escape' || typed === null) return;
              event.stopPropagation();
              setTyped(null);
            }}
          />
        </div>
        {warning !== null && <p className="setting-warn" role="status">{warning}</p>}
        <Text slot="description" className="quiet">{text}</Text>
      </div>
    </TextField>
  );
}
