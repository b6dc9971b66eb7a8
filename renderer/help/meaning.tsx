// A quiet question mark beside a term: says in two or three sentences what it means, and leads on to the help.
import { CircleQuestionMark } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { say } from '../words/say.ts';
import type { Term } from '../words/en-help.ts';
import { openHelp } from './open-help.ts';
import './meaning.css';

export function Meaning({ term, className = '' }: { readonly term: Term; readonly className?: string }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const leadOn = () => {
    setOpen(false);
    openHelp('terms');
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className={`meaning ${className}`} aria-label={say('meaning.ask', say('meaning.name', term))}>
        <CircleQuestionMark size={14} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover placement="bottom start" className="popover meaning-popover">
        <Dialog className="meaning-dialog">
          <Heading slot="title" level={4}>{say('meaning.name', term)}</Heading>
          <p>{say('meaning.text', term)}</p>
          <Button className="meaning-more" onPress={leadOn}>{say('meaning.more')}</Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
