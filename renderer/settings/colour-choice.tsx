// The eight colours a camera can have, each with its name.
import type { ReactNode } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { cameraClass } from '../library/camera-colour.ts';
import { say } from '../words/say.ts';

const colours = [0, 1, 2, 3, 4, 5, 6, 7] as const;

interface ColourChoiceProps {
  /** Past the eighth they come again with another mark: then none of these is chosen. */
  readonly colour: number;
  readonly onChoose: (colour: number) => void;
}

export function ColourChoice({ colour, onChoose }: ColourChoiceProps): ReactNode {
  return (
    <RadioGroup className="setting" value={String(colour)} onChange={(value) => onChoose(Number(value))} aria-label={say('cameras.colour')} orientation="horizontal">
      <span className="setting-label">{say('cameras.colour')}</span>
      <div className="colours">
        {colours.map((one) => (
          <RadioField key={one} value={String(one)}><RadioButton className="colour">
            <span className={`swatch ${cameraClass(one)}`} data-round={0} />{say('cameras.colourName', one)}
          </RadioButton></RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
