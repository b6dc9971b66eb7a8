// All cameras, of every drive: names, colours, hiding, merging.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { camerasQuery } from '../client/queries.ts';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { CameraEditors } from './camera-editors.tsx';
import './settings.css';

export function CamerasDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const cameras = useQuery(camerasQuery).data ?? [];
  return (
    <ModalDialog
      title={say('cameras.settings')} text={say('cameras.settingsText')} isOpen onClose={onClose} className="settings"
      foot={<Button className="button primary" onPress={onClose}>{say('settings.done')}</Button>}
    >
      <section className="settings-cameras" aria-label={say('cameras.title')}>
        {cameras.length === 0 ? <p className="quiet">{say('cameras.none')}</p> : <CameraEditors cameras={cameras} level={3} />}
      </section>
    </ModalDialog>
  );
}
