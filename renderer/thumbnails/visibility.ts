// Which followed elements are on the screen: one observer for all cells.

/** Hears which of the elements that changed are on the screen now, and which are not, in page order. */
export type HearVisibility = (entered: readonly Element[], left: readonly Element[]) => void;

export function watchVisibility(hear: HearVisibility): Pick<IntersectionObserver, 'observe' | 'unobserve'> {
  return new IntersectionObserver((entries) => {
    const elements = (isVisible: boolean) => entries.filter(({ isIntersecting }) => isIntersecting === isVisible).map(({ target }) => target);
    hear(elements(true), elements(false));
  });
}
