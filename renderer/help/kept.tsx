// Where clips, catalog and labels lie, and how to remove what Wallclock knows.
import type { ReactNode } from 'react';
import { say } from '../words/say.ts';
import { Facts } from './facts.tsx';

const kept = ['clips', 'catalog', 'own', 'drive'] as const;

/** As `main/data-folder.ts` computes them where nothing else is said. */
const folders = [
  ['linux', '~/.local/share/wallclock'],
  ['mac', '~/Library/Application Support/Wallclock'],
  ['windows', '%APPDATA%\\Wallclock'],
] as const;

export function Kept(): ReactNode {
  return (
    <>
      <Facts facts={kept.map((one) => ({ name: say(`kept.${one}`), text: say(`kept.${one}Text`) }))} />
      <section className="help-where">
        <h3>{say('kept.where')}</h3>
        <dl>
          {folders.map(([system, folder]) => <div key={system}><dt>{say(`kept.${system}`)}</dt><dd><code>{folder}</code></dd></div>)}
        </dl>
        <p>{say('kept.whereText')}</p>
      </section>
    </>
  );
}
