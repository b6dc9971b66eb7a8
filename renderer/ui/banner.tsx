// A line across the window about the whole of it.
import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '../words/say.ts';
import { IconButton } from './icon-button.tsx';

const icons = { news: Info, warn: TriangleAlert, bad: CircleAlert };

interface BannerProps {
  readonly tone: keyof typeof icons;
  readonly what: string;
  readonly next?: string;
  /** What can be done about it, behind the words. */
  readonly action?: ReactNode;
  readonly onDismiss?: () => void;
}

export function Banner({ tone, what, next, action, onDismiss }: BannerProps): ReactNode {
  const Icon = icons[tone];
  return (
    <div className={`banner ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={18} strokeWidth={1.75} aria-hidden />
      <p><strong>{what}</strong>{next !== undefined && ` ${next}`}{action !== undefined && <>{' '}{action}</>}</p>
      {onDismiss !== undefined && <IconButton icon={X} size="small" label={say('app.dismiss')} onPress={onDismiss} />}
    </div>
  );
}
