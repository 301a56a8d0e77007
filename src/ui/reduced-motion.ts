function query(): MediaQueryList {
  return window.matchMedia('(prefers-reduced-motion: reduce)');
}

/** Whether the reader asked for as little motion as possible. */
export function wantsNoMotion(): boolean {
  return query().matches;
}

/** Calls back when the reader asks for something else, until the returned function is called. */
export function onMotionChange(listener: () => void): () => void {
  const asked = query();
  asked.addEventListener('change', listener);
  return () => asked.removeEventListener('change', listener);
}
