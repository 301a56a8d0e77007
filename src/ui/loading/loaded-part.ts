import { createElement, use, type ComponentType, type ReactNode } from 'react';
import { loadedOnce } from './loaded-once';

/** A component whose code comes when it is shown first, or ahead of it. */
export interface LoadedPart<Props extends object> {
  (props: Props): ReactNode;
  /** Loads it now; rejects with `NotLoaded`, which is told where it is shown. */
  ahead(): Promise<unknown>;
}

/** Unlike React's `lazy`, it can be asked for again when it did not come, and ahead of being shown. */
export function loadedPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LoadedPart<Props> {
  // What is there already is shown at once: nothing has to wait for a promise, were it one that is kept.
  let there: ComponentType<Props> | null = null;
  const loaded = loadedOnce(async () => {
    there = await load();
    return there;
  });
  function Loaded(props: Props) {
    return createElement(there ?? use(loaded()), props);
  }
  return Object.assign(Loaded, { ahead: loaded });
}
