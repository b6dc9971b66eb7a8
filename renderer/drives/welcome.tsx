// The window before anything is open.
import { CircleQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { openHelp } from '../help/open-help.ts';
import mark from '../ui/mark.svg';
import { say } from '../words/say.ts';
import { OpenChoices } from './open-choices.tsx';

export function Welcome(): ReactNode {
  return (
    <main className="welcome">
      <div className="welcome-page">
        <header className="welcome-head">
          <img src={mark} alt="" width={48} height={48} />
          <h1>{say('welcome.title')}</h1>
          <p>{say('welcome.text')}</p>
        </header>
        <OpenChoices />
        <Button className="button plain welcome-how" onPress={() => openHelp('trip')}><CircleQuestionMark size={16} strokeWidth={1.75} aria-hidden />{say('trip.how')}</Button>
      </div>
    </main>
  );
}
