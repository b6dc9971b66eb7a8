// All filters in one form. Every change holds at once; the foot says what is left.
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, CheckboxButton, CheckboxField } from 'react-aria-components';
import type { Camera, Volume } from '../../shared/schema.ts';
import { addDays } from '../../shared/time.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { cameraName, Swatch } from '../library/swatch.tsx';
import { changeFilters, clearFilters, switchCamera, usePlace } from '../place/place-store.ts';
import { say } from '../words/say.ts';
import { markWords } from './filter-words.ts';
import { marks, switchMark } from './filters.ts';
import { KindChoice } from './kind-choice.tsx';
import { DateInputs, LengthInputs, TimeInputs } from './limit-inputs.tsx';

interface FilterFormProps {
  readonly cameras: readonly Camera[];
  readonly volumes: readonly Volume[];
  readonly zone: ZoneInForce;
  /** What is left, in words. */
  readonly left: string;
  readonly isNarrowed: boolean;
}

export function FilterForm({ cameras, volumes, zone, left, isNarrowed }: FilterFormProps): ReactNode {
  const filters = usePlace((place) => place.filters);
  const off = usePlace((place) => place.camerasOff);
  const today = () => zone.clock.dateAt(Date.now());
  const lastDays = (days: number) => changeFilters({ from: addDays(today(), 1 - days), to: today() });
  return (
    <div className="filter-form">
      <div className="filter-fields">
        <Part title={say('filter.show')}>
          <div className="filter-pairs">
            {marks.map((mark) => (
              <Box key={mark} isOn={filters.only.includes(mark)} onSwitch={(isOn) => changeFilters({ only: switchMark(filters.only, mark, isOn) })}>
                {markWords(mark)}
              </Box>
            ))}
          </div>
        </Part>
        <Part title={say('filter.date')}>
          <DateInputs from={filters.from} to={filters.to} onChange={changeFilters} />
          <div className="filter-presets">
            <Preset onPress={() => lastDays(1)}>{say('days.today')}</Preset>
            <Preset onPress={() => lastDays(7)}>{say('filter.lastDays', 7)}</Preset>
            <Preset onPress={() => lastDays(30)}>{say('filter.lastDays', 30)}</Preset>
          </div>
        </Part>
        <Part title={say('filter.time')}>
          <TimeInputs time={filters.time} onChange={(time) => changeFilters({ time })} />
          <div className="filter-presets">
            <Preset onPress={() => changeFilters({ time: { from: 22 * 60, to: 6 * 60 } })}>{say('filter.night')}</Preset>
            <Preset onPress={() => changeFilters({ time: { from: 8 * 60, to: 18 * 60 } })}>{say('filter.daytime')}</Preset>
          </div>
        </Part>
        <Part title={say('filter.length')}>
          <LengthInputs least={filters.leastSeconds} most={filters.mostSeconds} onChange={changeFilters} />
        </Part>
        {cameras.length > 1 && (
          <Part title={say('cameras.title')}>
            <div className="filter-pairs">
              {cameras.map((camera) => (
                <Box key={camera.id} isOn={!off.includes(camera.id)} onSwitch={(isOn) => switchCamera(camera.id, isOn)}>
                  <Swatch camera={camera} /><span className="cut" dir="auto" title={cameraName(camera)}>{cameraName(camera)}</span>
                </Box>
              ))}
            </div>
          </Part>
        )}
        {volumes.length > 1 && (
          <Part title={say('drives.title')}>
            <div className="filter-pairs">
              {volumes.map(({ id, name }) => (
                <Box
                  key={id} isOn={filters.volumes.includes(id)}
                  onSwitch={(isOn) => changeFilters({ volumes: isOn ? [...filters.volumes, id] : filters.volumes.filter((other) => other !== id) })}
                >
                  <span className="cut" dir="auto" title={name}>{name}</span>
                </Box>
              ))}
            </div>
          </Part>
        )}
        <KindChoice kind={filters.kind} onChoose={(kind) => changeFilters({ kind })} className="filter-part" heading="h3" />
      </div>
      <footer className="filter-foot">
        <p className="num" role="status">{left}</p>
        <Button className="button small" isDisabled={!isNarrowed} onPress={clearFilters}>{say('filter.clear')}</Button>
      </footer>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return <section className="filter-part" role="group" aria-label={title}><h3 aria-hidden>{title}</h3>{children}</section>;
}

function Preset({ onPress, children }: { readonly onPress: () => void; readonly children: ReactNode }): ReactNode {
  return <Button className="button plain small preset" onPress={onPress}>{children}</Button>;
}

function Box({ isOn, onSwitch, children }: { readonly isOn: boolean; readonly onSwitch: (isOn: boolean) => void; readonly children: ReactNode }): ReactNode {
  return (
    <CheckboxField isSelected={isOn} onChange={onSwitch} className="box-field">
      <CheckboxButton className="box"><span className="box-mark"><Check size={12} strokeWidth={3} aria-hidden /></span>{children}</CheckboxButton>
    </CheckboxField>
  );
}
