// Whether everything is shown in UTC for now. A view of this tab, not a setting: it survives a reload and no more,
// and the chosen zone is untouched under it.
import { create } from 'zustand';

const kept = 'wallclock.utc';

export const useUtcView = create<{ readonly isUtc: boolean }>()(() => ({ isUtc: window.sessionStorage.getItem(kept) === 'on' }));

export function showUtc(isUtc: boolean): void {
  if (isUtc) window.sessionStorage.setItem(kept, 'on');
  else window.sessionStorage.removeItem(kept);
  useUtcView.setState({ isUtc });
}
