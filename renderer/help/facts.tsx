// Things one should know, each with its sentences.
import type { ReactNode } from 'react';

export interface HelpFact {
  readonly name: string;
  readonly text: string;
}

export function Facts({ facts }: { readonly facts: readonly HelpFact[] }): ReactNode {
  return (
    <dl className="help-facts">
      {facts.map(({ name, text }) => <div key={name}><dt>{name}</dt><dd>{text}</dd></div>)}
    </dl>
  );
}
