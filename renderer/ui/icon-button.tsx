// A button that is only an icon: its name is its label, shown on hover and focus with the key that does the same.
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger, type ButtonProps } from 'react-aria-components';

interface IconButtonProps extends Pick<ButtonProps, 'isDisabled' | 'onPress'> {
  readonly icon: LucideIcon;
  readonly label: string;
  /** The key that does the same, as the user reads it. */
  readonly keyText?: string | undefined;
  readonly size?: 'small' | 'normal';
  readonly className?: string;
  /** It stays in: its name does not change with it. */
  readonly isPressed?: boolean;
}

export function IconButton({ icon: Icon, label, keyText, size = 'normal', className = '', isPressed, ...button }: IconButtonProps): ReactNode {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <Button {...button} {...(isPressed !== undefined && { 'aria-pressed': isPressed })} aria-label={label} className={`icon-button ${size} ${className}`}>
        <Icon size={size === 'small' ? 14 : 18} strokeWidth={1.75} aria-hidden />
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {keyText !== undefined && <kbd>{keyText}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
