// What can be done with one drive.
import { BrushCleaning, ChartNoAxesColumn, ClipboardCheck, Eject, Ellipsis, Eraser, RefreshCw, Settings2, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { z } from 'zod';
import type { Volume } from '../../shared/schema.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';

const DriveAction = z.enum(['cleanup', 'storage', 'check', 'settings', 'eject', 'rescan', 'forget']);
export type DriveAction = z.infer<typeof DriveAction>;

interface DriveMenuProps {
  readonly volume: Volume;
  readonly isScanning: boolean;
  readonly onAction: (action: DriveAction) => void;
}

export function DriveMenu({ volume, isScanning, onAction }: DriveMenuProps): ReactNode {
  const disabled: DriveAction[] = [...(volume.isPresent ? [] : ['check' as const, 'cleanup' as const]), ...(isScanning ? ['rescan' as const] : [])];
  const item = (id: DriveAction, Icon: LucideIcon, words: string) => (
    <MenuItem id={id} textValue={words} className="menu-item"><Icon size={16} strokeWidth={1.75} aria-hidden />{words}</MenuItem>
  );
  return (
    <MenuTrigger>
      <IconButton icon={Ellipsis} size="small" label={say('drives.more', volume.name)} />
      <Popover placement="bottom start" className="popover">
        <Menu className="menu" aria-label={say('drives.more', volume.name)} disabledKeys={disabled} onAction={(key) => onAction(DriveAction.parse(key))}>
          {item('cleanup', BrushCleaning, say('cleanup.open'))}
          {item('storage', ChartNoAxesColumn, say('storage.open'))}
          {item('check', ClipboardCheck, volume.kind === 'folder' ? say('drives.checkFolder') : say('drives.check'))}
          {item('settings', Settings2, say('drives.settings'))}
          {volume.canEject && item('eject', Eject, say('drives.eject'))}
          {item('rescan', RefreshCw, volume.isPresent ? say('drives.rescan') : say('drives.look'))}
          <Separator className="menu-line" />
          {item('forget', Eraser, say('drives.forget'))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
