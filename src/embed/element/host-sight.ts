/** When the page around an element may have hidden or shown it without moving it, which no browser tells. */
import { parentOf } from './host-theme';

/**
 * Calls back then, until the returned function is called.
 * @param room inherits its visibility, and takes a moment for it
 */
export function onSightAround(room: Element, listener: () => void): () => void {
  // What is transparent is said where it is so: by a class, most often.
  const observer = new MutationObserver(listener);
  for (let at = parentOf(room); at !== null; at = parentOf(at))
    observer.observe(at, { attributeFilter: ['class', 'style', 'hidden'] });
  // And it comes to be so at the end: what fades in is transparent still when it begins.
  const ends = [room, document].flatMap((at) =>
    ['transitionend', 'animationend'].map((name) => [at, name] as const),
  );
  for (const [at, name] of ends) at.addEventListener(name, listener);
  return () => {
    observer.disconnect();
    for (const [at, name] of ends) at.removeEventListener(name, listener);
  };
}
