import { useEffect, useRef, type RefObject } from 'react';

/** Marks an element that scrolls with `data-more` while there is something below what is seen of it. */
export function useMoreBelow<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const mark = () => {
      const below = element.scrollHeight - element.clientHeight - element.scrollTop;
      element.toggleAttribute('data-more', below > 1);
    };
    const observer = new ResizeObserver(mark);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    element.addEventListener('scroll', mark, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', mark);
    };
  }, []);
  return ref;
}
