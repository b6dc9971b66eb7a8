// The cameras: colour, name, how many clips, and a switch that takes their clips out of everything shown.
import { useQuery } from '@tanstack/react-query';
import { EyeOff, SlidersHorizontal } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, SwitchButton, SwitchField } from 'react-aria-components';
import { camerasQuery } from '../client/queries.ts';
import { cameraName, Swatch } from '../library/swatch.tsx';
import { switchAllCamerasOn, switchCamera } from '../place/place-store.ts';
import { useFilter } from '../place/use-filter.ts';
import { CamerasDialog } from '../settings/cameras-dialog.tsx';
import { counted, countText } from '../ui/amounts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';

export function CameraList(): ReactNode {
  const all = useQuery(camerasQuery).data ?? [];
  const cameras = all.filter(({ isHidden }) => !isHidden);
  const hidden = all.length - cameras.length;
  const [isEditing, setEditing] = useState(false);
  const { isOn } = useFilter();
  const isFiltered = cameras.some(({ id }) => !isOn(id));
  return (
    <section aria-labelledby="rail-cameras">
      <div className="rail-title">
        <h2 id="rail-cameras">{say('cameras.title')}</h2>
        {isFiltered && <Button className="button plain small" onPress={switchAllCamerasOn}>{say('cameras.all')}</Button>}
        {all.length > 0 && <IconButton icon={SlidersHorizontal} size="small" label={say('cameras.settings')} onPress={() => setEditing(true)} />}
      </div>
      {all.length === 0 && <p className="rail-none">{say('cameras.none')}</p>}
      <ul>
        {cameras.map((camera) => (
          <li key={camera.id}>
            <SwitchField aria-label={say('cameras.switch', cameraName(camera))} isSelected={isOn(camera.id)} onChange={(isSelected) => switchCamera(camera.id, isSelected)}>
              <SwitchButton className="switch camera">
                <Swatch camera={camera} />
                <span className="camera-name cut" title={cameraName(camera)}>{cameraName(camera)}</span>
                <span className="camera-count num">{countText(camera.clips)}</span>
                <span className="switch-track" />
              </SwitchButton>
            </SwitchField>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button className="camera-hidden num" onPress={() => setEditing(true)}>
          <EyeOff size={14} strokeWidth={1.75} aria-hidden />{say('cameras.hidden', counted(hidden))}
        </Button>
      )}
      {isEditing && <CamerasDialog onClose={() => setEditing(false)} />}
    </section>
  );
}
