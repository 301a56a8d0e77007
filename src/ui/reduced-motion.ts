/** Asked of every frame: one for all, made when somebody first asks, because a build has no window. */
let asked: MediaQueryList | null = null;

function query(): MediaQueryList {
  return (asked ??= window.matchMedia('(prefers-reduced-motion: reduce)'));
}

/** Whether the reader asked for as little motion as possible. */
export function wantsNoMotion(): boolean {
  return query().matches;
}

/** Calls back when the reader asks for something else, until the returned function is called. */
export function onMotionChange(listener: () => void): () => void {
  query().addEventListener('change', listener);
  return () => query().removeEventListener('change', listener);
}
