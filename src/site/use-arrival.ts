import { useEffect, useRef } from 'react';
import { pageAt } from './pages';

/** How far each page had been scrolled when it was left, by its path; only as long as the site is open. */
const places = new Map<string, number>();

/** Whether the last step was one back or forward in the browser's history. */
let isReturn = false;

// Before anything is drawn, to hear of a step before the router does; its own steps it tells as `pushState`.
if (typeof window !== 'undefined') {
  window.addEventListener('popstate', () => (isReturn = true));
  window.addEventListener('pushState', () => (isReturn = false));
}

/**
 * Whoever goes to another page of the site begins it at its top, or at the part that the address names, and reads on
 * from there; whoever comes back is where the page was left.
 */
export function useArrival(location: string): void {
  const before = useRef(location);
  useEffect(() => {
    let isThere = true;
    const keep = () => isThere && places.set(location, window.scrollY);
    if (before.current !== location) {
      before.current = location;
      isThere = false;
      const place = isReturn ? places.get(location) : undefined;
      // What is still to come is waited for: the part may be in it. Where it does not come, that is told in its place.
      pageAt(location)
        .ahead()
        .then(
          () =>
            requestAnimationFrame(() => {
              showArrival(place);
              isThere = true;
            }),
          () => undefined,
        );
    }
    window.addEventListener('scroll', keep, { passive: true });
    return () => window.removeEventListener('scroll', keep);
  }, [location]);
}

function showArrival(place: number | undefined): void {
  const named = place === undefined ? document.getElementById(window.location.hash.slice(1)) : null;
  (named ?? document.getElementById('content'))?.focus({ preventScroll: true });
  if (named === null) window.scrollTo(0, place ?? 0);
  else named.scrollIntoView();
}
