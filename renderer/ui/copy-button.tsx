// Puts a text on the clipboard and says so for a moment.
import { Check, Copy } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { say } from '../words/say.ts';
import { IconButton } from './icon-button.tsx';

const shownMs = 1600;

export function CopyButton({ what, text }: { readonly what: string; readonly text: string }): ReactNode {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = window.setTimeout(() => setCopied(false), shownMs);
    return () => window.clearTimeout(timer);
  }, [isCopied]);
  return (
    <IconButton
      icon={isCopied ? Check : Copy}
      size="small"
      label={isCopied ? say('app.copied') : say('app.copy', what)}
      onPress={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    />
  );
}
