import { watchSeen } from '../../ui/while-seen';

export interface Sight {
  /** Does it now, or as soon as the frame is seen; null: nothing, and what waits is forgotten. */
  readonly whenSeen: (work: (() => void) | null) => void;
}

/** Whether the frame is seen: what nobody sees does not begin to play. */
export function watchSight(): Sight {
  let isSeen = false;
  let waiting: (() => void) | null = null;
  watchSeen([document.body], (seen) => {
    isSeen = seen;
    if (!seen || waiting === null) return;
    const work = waiting;
    waiting = null;
    work();
  });
  return {
    whenSeen: (work) => {
      waiting = isSeen ? null : work;
      if (isSeen) work?.();
    },
  };
}
