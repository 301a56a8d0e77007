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
    let isHere = before.current === location;
    let isLeft = false;
    const keep = () => isHere && places.set(location, window.scrollY);
    const arrive = (place: number | undefined) => {
      if (isLeft) return;
      showArrival(place);
      isHere = true;
      keep();
    };
    if (!isHere) {
      before.current = location;
      const place = isReturn ? places.get(location) : undefined;
      // What is still to come is waited for: the part may be in it. Where it does not come, that is told in its place.
      pageAt(location)
        .ahead()
        .then(
          () => requestAnimationFrame(() => arrive(place)),
          () => undefined,
        );
    }
    window.addEventListener('scroll', keep, { passive: true });
    return () => {
      isLeft = true;
      window.removeEventListener('scroll', keep);
    };
  }, [location]);
}

function showArrival(place: number | undefined): void {
  if (place !== undefined) return showAgain(place);
  const named = document.getElementById(window.location.hash.slice(1));
  (named ?? document.getElementById('content'))?.focus({ preventScroll: true });
  if (named === null) window.scrollTo(0, 0);
  else named.scrollIntoView();
}

/** As it was left; the next Tab goes on from the part that is seen there. */
function showAgain(place: number): void {
  window.scrollTo(0, place);
  const parts = [...document.querySelectorAll<HTMLElement>('#content, #content section[tabindex]')];
  const seen = parts.findLast((part) => part.getBoundingClientRect().top <= 1);
  (seen ?? parts[0])?.focus({ preventScroll: true });
}
