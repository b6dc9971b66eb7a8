// The inner width of an element, in whole pixels, as it changes; 0 until it is in the page.
import { useLayoutEffect, useState, type RefObject } from 'react';

const atOnce = (change: () => void): void => change();

/** `when` puts off what follows from a change of it. */
export function useWidth(element: RefObject<HTMLElement | null>, when: (change: () => void) => void = atOnce): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (element.current === null) return;
    const { clientWidth } = element.current;
    const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(element.current);
    // An observer tells only after the first picture, which would be without all that needs the width.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setWidth(Math.floor(clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd)));
    const watcher = new ResizeObserver(([entry]) => {
      if (entry !== undefined) when(() => setWidth(Math.floor(entry.contentRect.width)));
    });
    watcher.observe(element.current);
    return () => watcher.disconnect();
  }, [element, when]);
  return width;
}
