/** Which part of the figures is pointed out, because its name is touched in the text. */
import { useSyncExternalStore } from 'react';

let lit: string | null = null;
const listeners = new Set<() => void>();

/** Points out the parts of that name in every figure on the page; null: none. */
export function pointOut(part: string | null): void {
  if (lit === part) return;
  lit = part;
  for (const listener of listeners) listener();
}

/** The name that is pointed out now. */
export function usePointedOut(): string | null {
  return useSyncExternalStore(
    listen,
    () => lit,
    () => null,
  );
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
