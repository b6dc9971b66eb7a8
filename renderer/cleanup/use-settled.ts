// A value once it has rested: what is typed letter by letter is asked about once.
import { useEffect, useState } from 'react';

/** Values with the same key are the same. */
export function useSettled<Value>(value: Value, key: string, restMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), restMs);
    return () => window.clearTimeout(timer);
    // The key says whether it is another value.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, restMs]);
  return settled;
}
