// Whether something has lasted for a while: a short wait needs no sign. A sign that is there but not seen yet would have every frame drawn anew.
import { useEffect, useState } from 'react';

export function useIsLong(isOn: boolean, ms: number): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = window.setTimeout(() => setLong(true), ms);
    return () => {
      window.clearTimeout(timer);
      setLong(false);
    };
  }, [isOn, ms]);
  return isOn && isLong;
}
