// All kinds of clips, or one: in the filters and in the rule of a plan.
import type { ReactNode } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { ClipKind } from '../../shared/schema.ts';
import { Meaning } from '../help/meaning.tsx';
import { say } from '../words/say.ts';

interface KindChoiceProps {
  /** Null: all. */
  readonly kind: ClipKind | null;
  readonly onChoose: (kind: ClipKind | null) => void;
  /** Of the part of the form it stands in. */
  readonly className: string;
  /** Level of the headings in that form. */
  readonly heading: 'h3' | 'h4';
}

export function KindChoice({ kind: chosen, onChoose, className, heading: Title }: KindChoiceProps): ReactNode {
  return (
    <RadioGroup className={className} value={chosen ?? 'all'} onChange={(kind) => onChoose(ClipKind.safeParse(kind).data ?? null)} aria-label={say('filter.kind')}>
      <div className="kind-title"><Title aria-hidden>{say('filter.kind')}</Title><Meaning term="kinds" /></div>
      <div className="segments">
        {['all', ...ClipKind.options].map((kind) => (
          <RadioField key={kind} value={kind} className="segment-field">
            <RadioButton className="segment">{kind === 'all' ? say('filter.allKinds') : say('clip.kind', ClipKind.parse(kind))}</RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
