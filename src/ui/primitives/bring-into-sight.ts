import { wantsNoMotion } from '../reduced-motion';

/** Content that is loaded when it is asked for comes a moment later. */
const CONTENT_COMES_MILLIS = 800;

/** By these a reader moves the panel, or begins to. */
const OWN_MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

/** Pixels above what is brought into sight. */
const MARGIN = 8;

/** How a page may move: not at all where the reader wants none of it. */
export function scrollBehaviour(): ScrollBehavior {
  return wantsNoMotion() ? 'auto' : 'smooth';
}

/** Scrolls the panel that an element is in, where it scrolls by itself, until the element begins at its top. */
export function bringIntoSight(element: HTMLElement): void {
  const panel = scrollerOf(element);
  if (panel === null) return;
  const scroll = () => {
    // At the end of a page the panel may begin above the window.
    const seenFrom = Math.max(0, panel.getBoundingClientRect().top);
    const top = panel.scrollTop + element.getBoundingClientRect().top - seenFrom - MARGIN;
    panel.scrollTo({ top, behavior: scrollBehaviour() });
  };
  const grown = new ResizeObserver(scroll);
  grown.observe(element);
  const over = new AbortController();
  const { signal } = over;
  signal.addEventListener('abort', () => grown.disconnect());
  const end = () => over.abort();
  setTimeout(end, CONTENT_COMES_MILLIS);
  // Whoever moves for themselves is not held back.
  for (const own of OWN_MOVES) panel.addEventListener(own, end, { signal, passive: true });
}

/** The nearest element around it that scrolls; null: only the page does. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
    if (parent === document.body) return null;
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return null;
}
