import { useEffect, useRef, type RefObject } from 'react';
import { STEPS, type ChapterId } from './chapters';
import { stayAt } from './progress';

/** Where one reads: a step that has come to this part of the window is the one that is read. */
const READ_AT = '-20% 0px -70% 0px';

/** Remembers which step of a chapter is read. */
export function useFollowPlace(chapter: ChapterId): RefObject<HTMLElement | null> {
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    const sections = root.current?.querySelectorAll<HTMLElement>('[data-step]') ?? [];
    const observer = new IntersectionObserver(
      (entries) => {
        const read = entries.filter((entry) => entry.isIntersecting).at(-1)?.target;
        const step = STEPS.find((one) => read instanceof HTMLElement && one === read.dataset['step']);
        if (step !== undefined) stayAt({ chapter, step });
      },
      { rootMargin: READ_AT },
    );
    for (const section of sections) observer.observe(section);
    return () => observer.disconnect();
  }, [chapter]);
  return root;
}
