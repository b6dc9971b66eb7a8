// Settings of one drive: its name, where it is at home, by which clock its clips are named, and its cameras. Each is kept at once.
import { useQuery } from '@tanstack/react-query';
import { ClockAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { Volume, VolumeLabels } from '../../shared/schema.ts';
import { troubleText } from '../client/core.ts';
import { aboutQuery, camerasQuery, useAsk, volumesQuery } from '../client/queries.ts';
import { zonePlace } from '../client/wall-formats.ts';
import { Meaning } from '../help/meaning.tsx';
import { Banner } from '../ui/banner.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { CameraEditors } from './camera-editors.tsx';
import { SaveState } from './save-state.tsx';
import { TextSetting } from './text-setting.tsx';
import { ZonePicker } from './zone-picker.tsx';
import './settings.css';

type Change = Partial<VolumeLabels>;

export function DriveSettings({ volume, onClose }: { readonly volume: Volume; readonly onClose: () => void }): ReactNode {
  const write = useAsk('volumes.write');
  const others = (useQuery(volumesQuery).data?.volumes ?? []).filter(({ id }) => id !== volume.id);
  const computerZone = useQuery(aboutQuery).data?.computerZone;
  const cameras = (useQuery(camerasQuery).data ?? []).filter(({ volumes }) => volumes.includes(volume.id));
  const save = (change: Change) => write.mutate({ volumeId: volume.id, change });
  const isRedating = write.variables?.change.namedInZone !== undefined;
  return (
    <ModalDialog
      title={say('settings.drive', volume.name)} isOpen onClose={onClose} className="settings"
      foot={
        <>
          <SaveState saves={[write]} {...(isRedating ? { saving: say('settings.savingTimes') } : {})} />
          <Button className="button primary" onPress={onClose}>{say('settings.done')}</Button>
        </>
      }
    >
      {write.error !== null && <Banner tone="bad" {...troubleText(write.error)} />}
      <div className="settings-body">
        <TextSetting
          label={say('settings.name')} text={say('settings.nameText')} value={volume.name}
          remark={(typed) => (others.some(({ name }) => name === typed) ? say('settings.nameTaken') : null)}
          onKeep={(name) => save({ name: name === '' ? null : name })}
        />
        <div className="setting">
          <span className="setting-label">{say('settings.homeZone')}<Meaning term="zone" /></span>
          <div className="setting-field">
            {computerZone !== undefined && (
              <ZonePicker
                label={say('settings.homeZone')} zone={volume.homeZone} none={{ name: say('settings.homeNone', zonePlace(computerZone)), zone: computerZone }}
                onChoose={(homeZone) => save({ homeZone })}
              />
            )}
            <p className="quiet">{say('settings.homeZoneText')}</p>
          </div>
        </div>
        <ClockBasis volume={volume} onSave={save} />
      </div>
      <section className="settings-cameras" aria-label={say('settings.cameras')}>
        <h3>{say('settings.cameras')}</h3>
        {cameras.length === 0 ? <p className="quiet">{say('settings.noCameras')}</p> : <CameraEditors cameras={cameras} level={4} />}
      </section>
    </ModalDialog>
  );
}

/** UTC, or the zone another program has turned the names into. */
function ClockBasis({ volume, onSave }: { readonly volume: Volume; readonly onSave: (change: Change) => void }): ReactNode {
  const [isChoosing, setChoosing] = useState(false);
  const isZone = volume.namedInZone !== null || isChoosing;
  const choose = (basis: string) => {
    setChoosing(basis === 'zone');
    if (basis === 'utc' && volume.namedInZone !== null) onSave({ namedInZone: null });
  };
  return (
    <RadioGroup className="setting" value={isZone ? 'zone' : 'utc'} onChange={choose} aria-labelledby="settings-clock">
      <span className="setting-label" id="settings-clock">{say('settings.clock')}</span>
      <div className="setting-field">
        {volume.looksConverted && volume.namedInZone === null && (
          <p className="setting-hint"><ClockAlert size={16} strokeWidth={1.75} aria-hidden />{say('settings.converted')}</p>
        )}
        <RadioField value="utc"><RadioButton className="radio"><span className="option-dot" />{say('settings.clockUtc')}</RadioButton></RadioField>
        <RadioField value="zone"><RadioButton className="radio"><span className="option-dot" />{say('settings.clockZone')}</RadioButton></RadioField>
        {isZone && (
          <div className="setting-inset">
            <ZonePicker label={say('settings.clockZone')} zone={volume.namedInZone} onChoose={(namedInZone) => onSave({ namedInZone })} />
          </div>
        )}
        <p className="quiet">{say('settings.clockText')}</p>
      </div>
    </RadioGroup>
  );
}
