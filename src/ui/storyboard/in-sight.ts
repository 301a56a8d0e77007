import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Whether an element has been on the screen: what is only drawn for those who see it waits until then. */
export function useInSight<E extends Element>(): [RefObject<E | null>, boolean] {
  const ref = useRef<E>(null);
  const [seen, setSeen] = useState(false);
  // What is on the screen from the start is there with the first picture, and moves nothing below it with the second.
  useLayoutEffect(() => {
    if (ref.current !== null && isOnScreen(ref.current)) setSeen(true);
  }, []);
  useEffect(() => {
    const element = ref.current;
    if (element === null || seen) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [seen]);
  return [ref, seen];
}

function isOnScreen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return document.visibilityState === 'visible' && bottom > 0 && top < window.innerHeight;
}
