import { useEffect, useState, type RefObject } from 'react';
import type { LoadedPart } from '../../ui/loading/loaded-part';

/** A figure is got ready when it is about to be scrolled into sight. */
const NEAR = '400px 0px';

/** `away`: not loaded yet. */
export type PartState = 'away' | 'there' | 'failed';

/**
 * Loads what stands in an element when the element is about to be seen.
 * @param parts all that has to come; always the same
 * @param before called when all is there, and what it takes the place of is still to be seen; always the same function
 */
export function usePartWhenNear(
  root: RefObject<HTMLElement | null>,
  parts: readonly Pick<LoadedPart<never>, 'ahead'>[],
  before: () => void = NOTHING,
): PartState {
  const [state, setState] = useState<PartState>('away');
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    let isHere = true;
    const show = (next: PartState) => {
      if (!isHere) return;
      before();
      setState(next);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        Promise.all(parts.map((part) => part.ahead())).then(
          () => show('there'),
          () => show('failed'),
        );
      },
      { rootMargin: NEAR },
    );
    observer.observe(element);
    return () => {
      isHere = false;
      observer.disconnect();
    };
  }, [root, parts, before]);
  return state;
}

const NOTHING = () => undefined;
