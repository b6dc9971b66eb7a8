// A component that is drawn anew when its props change, and when the language does: plain `memo` would keep its old words.
import { memo, type ReactNode } from 'react';
import { useLanguage } from './language.ts';

export function memoInLanguage<Props extends object>(Component: (props: Props) => ReactNode) {
  return memo(function InLanguage(props: Props): ReactNode {
    useLanguage();
    return <Component {...props} />;
  });
}
