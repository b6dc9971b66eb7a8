// Three first steps, each beside the real thing it is about. The window stays usable meanwhile; Escape ends them.
import { X } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { keyOf } from '../actions/key-text.ts';
import { numberText } from '../ui/amounts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import { placeCard, type Side } from './place-card.ts';
import './tour.css';

interface TourProps {
  readonly canEject: boolean;
  readonly onShowRail: () => void;
  readonly onEnd: () => void;
}

interface Step {
  /** Value of `data-tour` of what it points at. */
  readonly at: 'find' | 'day' | 'drive';
  readonly side: Side;
  readonly title: string;
  readonly text: string;
}

function stepsFor(canEject: boolean): readonly [Step, ...Step[]] {
  return [
    { at: 'find', side: 'below', title: say('tour.find'), text: say('tour.findText') },
    { at: 'day', side: 'below', title: say('tour.day'), text: say('tour.dayText') },
    { at: 'drive', side: 'beside', title: say('tour.drive'), text: canEject ? say('tour.driveText') : say('tour.folderText') },
  ];
}

export function Tour({ canEject, onShowRail, onEnd }: TourProps): ReactNode {
  const [index, setIndex] = useState(0);
  useEscape(onEnd);
  useFocusBack();
  const steps = stepsFor(canEject);
  const step = steps[index] ?? steps[0];
  const isLast = index === steps.length - 1;
  return (
    <TourCard
      key={step.at} step={step} place={say('tour.step', numberText(index + 1), numberText(steps.length))} isLast={isLast} onShowRail={onShowRail}
      onBack={index === 0 ? null : () => setIndex(index - 1)} onNext={isLast ? onEnd : () => setIndex(index + 1)} onEnd={onEnd}
    />
  );
}

/** From anywhere, unless something else is open that Escape closes, or one types. */
function useEscape(onEnd: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isElsewhere = document.querySelector('.scrim, .popover') !== null || (event.target instanceof Element && event.target.closest('input, textarea') !== null);
      if (event.key !== 'Escape' || isElsewhere) return;
      event.preventDefault();
      event.stopPropagation();
      onEnd();
    };
    document.addEventListener('keydown', press, { capture: true });
    return () => document.removeEventListener('keydown', press, { capture: true });
  }, [onEnd]);
}

/** The focus goes back to where it was before. */
function useFocusBack(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
}

/** The first that is in sight. */
function findTarget(at: Step['at']): HTMLElement | null {
  const found = [...document.querySelectorAll<HTMLElement>(`[data-tour=${at}]`)];
  const isInSight = (element: HTMLElement) => element.getBoundingClientRect().top >= (element.closest('.desk-days')?.getBoundingClientRect().top ?? 0);
  return found.find(isInSight) ?? found[0] ?? null;
}

interface TourCardProps {
  readonly step: Step;
  readonly place: string;
  readonly isLast: boolean;
  readonly onShowRail: () => void;
  readonly onBack: (() => void) | null;
  readonly onNext: () => void;
  readonly onEnd: () => void;
}

function TourCard({ step, place, isLast, onShowRail, onBack, onNext, onEnd }: TourCardProps): ReactNode {
  const { at, side, title, text } = step;
  const card = useRef<HTMLDivElement>(null);
  const [id, helpKey] = [useId(), keyOf('window.help')];
  useLayoutEffect(() => {
    if (at === 'drive' && findTarget(at) === null) onShowRail();
    let target: HTMLElement | null = null;
    const stand = () => {
      const element = card.current;
      if (target?.isConnected !== true) {
        target = findTarget(at);
        if (target !== null) resized.observe(target);
      }
      if (element === null || target === null) return;
      target.dataset['toured'] = '';
      const { left, top } = placeCard(target.getBoundingClientRect(), { width: element.offsetWidth, height: element.offsetHeight }, { width: window.innerWidth, height: window.innerHeight }, side);
      element.style.translate = `${String(Math.round(left))}px ${String(Math.round(top))}px`;
    };
    const resized = new ResizeObserver(stand);
    stand();
    // What had to be shown first is there a frame later.
    const frame = requestAnimationFrame(stand);
    window.addEventListener('resize', stand);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('resize', stand);
      resized.disconnect();
      if (target !== null) delete target.dataset['toured'];
    };
  }, [at, side, onShowRail]);
  return (
    <div ref={card} className="tour" role="dialog" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>
      <div className="tour-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <IconButton icon={X} size="small" label={say('tour.skip')} keyText={say('key.Escape')} onPress={onEnd} />
      </div>
      <p id={`${id}-text`} className="tour-text">{text}{isLast && helpKey !== undefined && ` ${say('tour.helpAt', helpKey)}`}</p>
      <div className="tour-foot">
        <span className="quiet num">{place}</span>
        {onBack !== null && <Button className="button plain small" onPress={onBack}>{say('tour.back')}</Button>}
        <Button className="button primary small" autoFocus onPress={onNext}>{isLast ? say('tour.done') : say('tour.next')}</Button>
      </div>
    </div>
  );
}
