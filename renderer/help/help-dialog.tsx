// The help: the drive's round trip, keys, terms, where things are kept, privacy; and the way to the tour.
import { Footprints } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { possibleActions } from '../actions/use-actions.ts';
import { About } from '../settings/about.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { Facts } from './facts.tsx';
import { Keys } from './keys.tsx';
import { Kept } from './kept.tsx';
import { startTour, topics, type Topic } from './open-help.ts';
import { Terms } from './terms.tsx';
import { Trip } from './trip.tsx';
import './help.css';

interface HelpDialogProps {
  readonly topic: Topic;
  readonly onChoose: (topic: Topic) => void;
  readonly onClose: () => void;
}

const privacy = ['network', 'computer', 'drive', 'yours'] as const;

export function HelpDialog({ topic, onChoose, onClose }: HelpDialogProps): ReactNode {
  // Without clips on the screen it has nothing to point at.
  const canTour = possibleActions().some(({ action }) => action.id === 'window.tour');
  return (
    <ModalDialog
      title={say('help.title')} isOpen onClose={onClose} className="help"
      foot={
        <>
          {canTour && <Button className="button plain help-tour" onPress={startTour}><Footprints size={16} strokeWidth={1.75} aria-hidden />{say('action.window.tour')}</Button>}
          <Button className="button primary" onPress={onClose}>{say('app.close')}</Button>
        </>
      }
    >
      <Tabs
        orientation="vertical" className="help-tabs" selectedKey={topic}
        onSelectionChange={(key) => onChoose(topics.find((one) => one === key) ?? topic)}
      >
        <TabList aria-label={say('help.topics')} className="help-topics">
          {topics.map((one) => <Tab key={one} id={one} className="help-topic">{say(`help.${one}`)}</Tab>)}
        </TabList>
        <TabPanel id="trip" className="help-panel"><Trip /></TabPanel>
        <TabPanel id="keys" className="help-panel"><Keys /></TabPanel>
        <TabPanel id="terms" className="help-panel"><Terms /></TabPanel>
        <TabPanel id="kept" className="help-panel"><Kept /></TabPanel>
        <TabPanel id="privacy" className="help-panel"><Facts facts={privacy.map((one) => ({ name: say(`privacy.${one}`), text: say(`privacy.${one}Text`) }))} /></TabPanel>
        <TabPanel id="about" className="help-panel"><About /></TabPanel>
      </Tabs>
    </ModalDialog>
  );
}
