// What runs with time: from left to right whatever the page's direction, as on every player, by pointer and by keys.
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';

export function LeftToRight({ className, children }: { readonly className?: string; readonly children: ReactNode }): ReactNode {
  // React Aria takes the direction of its sliders from a locale; no words or numbers are made with this one.
  return <I18nProvider locale="en"><div dir="ltr" className={className}>{children}</div></I18nProvider>;
}
