// The path explainer: how the names begin that a drive has for the time, so that it can be found in any file manager.
import type { ReactNode } from 'react';
import type { PathsToLookFor } from '../../shared/find/explain.ts';
import { counted } from '../ui/amounts.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { say } from '../words/say.ts';

const mostShown = 2;

export function PathLines({ paths }: { readonly paths: readonly PathsToLookFor[] }): ReactNode {
  // A time that came twice lies in two hours of UTC, a day in two of its days.
  const days = paths.flatMap(({ localStorage, clipBackup }) => localStorage.map((path, at) => ({ path, backup: clipBackup[at] })));
  if (days.length === 0) return null;
  const shown = days.slice(0, mostShown).flatMap(({ path, backup }) => (backup === undefined ? [path] : [path, backup]));
  return (
    <div className="find-paths">
      <h3>{say('find.paths')}</h3>
      <ul>
        {shown.map((path) => <li key={path}><code className="num" dir="ltr">{path}…</code><CopyButton what={say('find.pathCopy')} text={path} /></li>)}
      </ul>
      {days.length > mostShown && <p className="quiet">{say('find.pathsMore', counted(days.length - mostShown))}</p>}
    </div>
  );
}
