import { useSyncExternalStore } from 'react';

/** A phone on its side: there is no room for one thing above another. */
const LOW = '(max-height: 560px)';

/** Whether the window is so low. */
export function useLowWindow(): boolean {
  return useSyncExternalStore(
    listen,
    () => window.matchMedia(LOW).matches,
    () => false,
  );
}

function listen(listener: () => void): () => void {
  const query = window.matchMedia(LOW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
