// How fast it plays, and the choice of another speed.
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Tooltip, TooltipTrigger } from 'react-aria-components';
import { keyOf } from '../actions/key-text.ts';
import { numberText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import { speeds } from './speeds.ts';

interface SpeedMenuProps {
  /** What runs now; negative runs backwards. */
  readonly rate: number;
  readonly speed: number;
  readonly onChoose: (speed: number) => void;
}

export function SpeedMenu({ rate, speed, onChoose }: SpeedMenuProps): ReactNode {
  const words = rate < 0 ? say('player.speedBackwards', numberText(-rate)) : say('player.speedNow', numberText(rate));
  return (
    <>
      <MenuTrigger>
        <TooltipTrigger delay={500} closeDelay={80}>
          <Button className="speed-button num" data-other={rate !== 1 || undefined} aria-label={words}>{say('player.rate', numberText(rate))}</Button>
          <Tooltip className="tooltip" offset={6}>{say('player.speed')}<kbd>{keyOf('player.slower')} {keyOf('player.faster')}</kbd></Tooltip>
        </TooltipTrigger>
        <Popover placement="top" className="popover">
          <Menu
            className="menu speed-menu" aria-label={say('player.speed')} selectionMode="single" selectedKeys={[speed]} disallowEmptySelection
            onAction={(key) => { if (typeof key === 'number') onChoose(key); }}
          >
            {speeds.map((one) => <MenuItem key={one} id={one} textValue={numberText(one)} className="menu-item num">{say('player.rate', numberText(one))}</MenuItem>)}
          </Menu>
        </Popover>
      </MenuTrigger>
      <span className="visually-hidden" role="status">{rate === 1 ? '' : words}</span>
    </>
  );
}
