import { useEffect, useState, type RefObject } from 'react';

/** A figure is got ready when it is about to be scrolled into sight. */
const NEAR = '400px 0px';

/** Whether an element is, or was, near the part of the page that is seen. */
export function useNear(root: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = root.current;
    if (element === null || isNear) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: NEAR },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [root, isNear]);
  return isNear;
}
