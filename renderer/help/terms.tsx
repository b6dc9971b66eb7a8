// All terms that are explained beside the things they name, in one place.
import type { ReactNode } from 'react';
import type { Term } from '../words/en-help.ts';
import { say } from '../words/say.ts';
import { Facts } from './facts.tsx';

const terms: readonly Term[] = ['time', 'zone', 'kinds', 'damage', 'audio', 'eject', 'folders'];

export function Terms(): ReactNode {
  return <Facts facts={terms.map((term) => ({ name: say('meaning.name', term), text: say('meaning.text', term) }))} />;
}
