// Whether the hand has rested for a while: over a picture that fills the screen, what is not the picture then makes room.
import { useEffect, useState, type RefObject } from 'react';

const restMs = 3000;
const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

/** Of what happens in the element, or with keys anywhere; false whenever `isAsked` is. */
export function useIdleHand(element: RefObject<HTMLElement | null>, isAsked: boolean): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const stage = element.current;
    if (!isAsked || stage === null) return;
    let timer = window.setTimeout(() => setIdle(true), restMs);
    const wake = () => {
      setIdle(false);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setIdle(true), restMs);
    };
    const targets = signs.map((sign) => [sign, sign === 'keydown' ? window : stage] as const);
    for (const [sign, target] of targets) target.addEventListener(sign, wake);
    return () => {
      for (const [sign, target] of targets) target.removeEventListener(sign, wake);
      window.clearTimeout(timer);
      setIdle(false);
    };
  }, [element, isAsked]);
  return isIdle;
}
