// One camera: the user's name for it, its colour, whether it is hidden, and which names of the drive are this camera.
import { useQuery } from '@tanstack/react-query';
import { Merge, Split } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, SwitchButton, SwitchField } from 'react-aria-components';
import { CameraId } from '../../shared/ids.ts';
import type { Camera, CameraName } from '../../shared/schema.ts';
import { troubleText } from '../client/core.ts';
import { camerasQuery, useAsk } from '../client/queries.ts';
import { cameraName, Swatch } from '../library/swatch.tsx';
import { counted } from '../ui/amounts.ts';
import { Banner } from '../ui/banner.tsx';
import { say } from '../words/say.ts';
import { ColourChoice } from './colour-choice.tsx';
import { SaveState } from './save-state.tsx';
import { TextSetting } from './text-setting.tsx';

interface CameraEditorProps {
  readonly camera: Camera;
  /** The camera is now part of another one, or a name left it: which one to look at, and what to say. */
  readonly onMoved: (to: CameraId, text: string) => void;
}

export function CameraEditor({ camera, onMoved }: CameraEditorProps): ReactNode {
  const write = useAsk('cameras.write');
  const merge = useAsk('cameras.merge');
  const split = useAsk('cameras.split');
  const others = (useQuery(camerasQuery).data ?? []).filter(({ id }) => id !== camera.id);
  const error = write.error ?? merge.error ?? split.error;
  const name = cameraName(camera);
  const start = () => {
    write.reset();
    merge.reset();
    split.reset();
  };
  const save = (change: { label?: string | null; colour?: number; isHidden?: boolean }) => {
    start();
    write.mutate({ cameraId: camera.id, change });
  };
  const mergeInto = (into: Camera) => {
    start();
    merge.mutate({ cameraId: camera.id, into: into.id }, { onSuccess: ({ id }) => onMoved(id, say('cameras.merged', name, cameraName(into))) });
  };
  const splitOff = (part: CameraName) => {
    start();
    split.mutate({ cameraId: part.id }, { onSuccess: ({ id }) => onMoved(id, say('cameras.splitDone', part.name)) });
  };
  return (
    <div className="editor-body">
      {error !== null && <Banner tone="bad" {...troubleText(error)} />}
      <TextSetting
        label={say('cameras.label')} text={say('cameras.labelText', camera.name)} value={camera.label ?? ''} placeholder={camera.name}
        remark={(typed) => (typed !== '' && others.some((other) => cameraName(other) === typed) ? say('cameras.labelTaken') : null)}
        onKeep={(label) => save({ label: label === '' ? null : label })}
      />
      <ColourChoice colour={camera.colour} onChoose={(colour) => save({ colour })} />
      <div className="setting">
        <span />
        <div className="setting-field">
          <SwitchField isSelected={camera.isHidden} onChange={(isHidden) => save({ isHidden })}>
            <SwitchButton className="switch setting-switch"><span className="switch-track" />{say('cameras.hide')}</SwitchButton>
          </SwitchField>
          <p className="quiet">{say('cameras.hideText')}</p>
        </div>
      </div>
      <div className="setting">
        <span className="setting-label">{say('cameras.mergeTitle')}</span>
        <div className="setting-field">
          {camera.names.length > 1 && (
            <ul className="editor-names" aria-label={say('cameras.names')}>
              {camera.names.map((part) => (
                <li key={part.id}>
                  <span className="cut">{part.name}</span>
                  <span className="quiet num">{say('cameras.nameClips', counted(part.clips))}</span>
                  <Button className="button small" isDisabled={split.isPending} aria-label={say('cameras.splitNamed', part.name, name)} onPress={() => splitOff(part)}>
                    <Split size={14} strokeWidth={1.75} aria-hidden />{say('cameras.split')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {others.length > 0 && (
            <MenuTrigger>
              <Button className="button small" isDisabled={merge.isPending} aria-label={say('cameras.mergeNamed', name)}><Merge size={14} strokeWidth={1.75} aria-hidden />{say('cameras.merge')}</Button>
              <Popover placement="bottom start" className="popover">
                <Menu className="menu" aria-label={say('cameras.mergeNamed', name)} items={others} onAction={(key) => {
                  const into = others.find(({ id }) => id === CameraId.parse(Number(key)));
                  if (into !== undefined) mergeInto(into);
                }}>
                  {(other) => (
                    <MenuItem id={other.id} textValue={cameraName(other)} className="menu-item">
                      <Swatch camera={other} />{cameraName(other)}<span className="aside num">{say('cameras.nameClips', counted(other.clips))}</span>
                    </MenuItem>
                  )}
                </Menu>
              </Popover>
            </MenuTrigger>
          )}
          <p className="quiet">{say('cameras.mergeText')}</p>
        </div>
      </div>
      <SaveState saves={[write, merge, split]} />
    </div>
  );
}
