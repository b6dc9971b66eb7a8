// A state in words, in the middle of the place it is about: empty, failed, waiting.
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface MessageProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  /** Read out at once when it appears. */
  readonly isUrgent?: boolean;
  readonly children?: ReactNode;
}

export function Message({ icon: Icon, title, text, isUrgent = false, children }: MessageProps): ReactNode {
  return (
    <div className="message" role={isUrgent ? 'alert' : 'status'}>
      <Icon size={32} strokeWidth={1.25} aria-hidden />
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  );
}
