/** Content that is loaded when it is asked for comes a moment later. */
const CONTENT_COMES_MILLIS = 800;

/** Pixels above what is brought into sight. */
const MARGIN = 8;

/** How a page may move: not at all where the reader wants none of it. */
export function scrollBehaviour(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
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
  const end = () => grown.disconnect();
  setTimeout(end, CONTENT_COMES_MILLIS);
  // Whoever scrolls for themselves is not held back.
  panel.addEventListener('wheel', end, { once: true, passive: true });
}

/** The nearest element around it that scrolls; null: only the page does. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
    if (parent === document.body) return null;
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return null;
}
