// Tells the core when the user comes back to the window: what changed on the drives meanwhile is looked for at once.
import { ask } from './core.ts';

/** Follows the window for the life of the page; returns the way to stop. */
export function tellFocus(): () => void {
  const tell = () => {
    // A core that is not reached is told by the event stream; there is nothing to add here.
    if (document.visibilityState === 'visible') ask('app.focused', {}).catch(() => undefined);
  };
  window.addEventListener('focus', tell);
  document.addEventListener('visibilitychange', tell);
  return () => {
    window.removeEventListener('focus', tell);
    document.removeEventListener('visibilitychange', tell);
  };
}
