/** The voice of the page: what its one live region says, whoever speaks. */
import { useEffect, useId, useSyncExternalStore } from 'react';
import { Floor } from './announcer';

/** Shared by all that speak on this page, in whichever figure. */
export const FLOOR = new Floor();

let said = '';
/** Regions that could say it, the oldest first: that one does. */
let regions: readonly string[] = [];
const listeners = new Set<() => void>();

function tellAll(): void {
  for (const listener of listeners) listener();
}

export function speak(text: string): void {
  said = text;
  tellAll();
}

/** What was said no longer holds; another may have spoken since, and that stays. */
export function unsay(text: string): void {
  if (said === text) speak('');
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is in the region that speaks. */
export const spoken = (): string => said;

/** What this region has to say; '' while another one speaks. */
export function useVoice(): string {
  const id = useId();
  useEffect(() => {
    regions = [...regions, id];
    tellAll();
    return () => {
      regions = regions.filter((one) => one !== id);
      tellAll();
    };
  }, [id]);
  return useSyncExternalStore(
    listen,
    () => (regions[0] === id ? spoken() : ''),
    () => '',
  );
}
