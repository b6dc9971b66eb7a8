// How many seconds are left to undo, counted here from when the core told it: its clock may be another.
import { useEffect, useState } from 'react';
import type { CleanupJob } from '../../shared/deletion/deletion-schema.ts';

const tickMs = 200;

/** Whole seconds, rounded up; null when nothing waits. */
export function useSecondsLeft({ undo }: CleanupJob): number | null {
  const until = undo?.until ?? null;
  const [ends, setEnds] = useState<{ readonly until: number; readonly at: number } | null>(null);
  const [now, setNow] = useState(() => performance.now());
  if (undo !== null && ends?.until !== undo.until) setEnds({ until: undo.until, at: now + undo.leftMs });
  useEffect(() => {
    if (until === null) return;
    const timer = window.setInterval(() => setNow(performance.now()), tickMs);
    return () => window.clearInterval(timer);
  }, [until]);
  return undo === null || ends === null ? null : Math.max(0, Math.ceil((ends.at - now) / 1000));
}
