// The cameras: colour, name, how many clips, and a switch that takes their clips out of everything shown.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button, SwitchButton, SwitchField } from 'react-aria-components';
import { camerasQuery } from '../client/queries.ts';
import { cameraName, Swatch } from '../library/swatch.tsx';
import { switchAllCamerasOn, switchCamera } from '../place/place-store.ts';
import { useFilter } from '../place/use-filter.ts';
import { countText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';

export function CameraList(): ReactNode {
  const cameras = useQuery(camerasQuery).data ?? [];
  const { isOn } = useFilter();
  const isFiltered = cameras.some(({ id }) => !isOn(id));
  return (
    <section aria-labelledby="rail-cameras">
      <div className="rail-title">
        <h2 id="rail-cameras">{say('cameras.title')}</h2>
        {isFiltered && <Button className="button plain small" onPress={switchAllCamerasOn}>{say('cameras.all')}</Button>}
      </div>
      {cameras.length === 0 && <p className="rail-none">{say('cameras.none')}</p>}
      <ul>
        {cameras.map((camera) => (
          <li key={camera.id}>
            <SwitchField aria-label={say('cameras.switch', cameraName(camera))} isSelected={isOn(camera.id)} onChange={(isSelected) => switchCamera(camera.id, isSelected)}>
              <SwitchButton className="switch camera">
                <Swatch camera={camera} />
                <span className="camera-name cut" dir="auto" title={cameraName(camera)}>{cameraName(camera)}</span>
                <span className="camera-count num">{countText(camera.clips)}</span>
                <span className="switch-track" />
              </SwitchButton>
            </SwitchField>
          </li>
        ))}
      </ul>
    </section>
  );
}
