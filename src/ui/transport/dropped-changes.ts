/** A change in the past forgets all later ones. Which, so that it can be said, and they can be brought back. */
import type { Micros } from '../../lib/time';
import type { FigureStore } from '../../store';
import { isSettingChange, type Change } from '../../timeline';

type Changes = readonly Change[];

/** The later changes that went when `before` became `after` by a change at `time`; null: it was no such change. */
function droppedBy(before: Changes, after: Changes, time: Micros): Changes | null {
  const last = after.at(-1);
  // A new run has no changes; one that only goes on keeps the list it has.
  if (before === after || last === undefined || last.at !== time) return null;
  return before.filter((change) => change.at > time && !after.includes(change));
}

/** Watches a figure, and tells what the last change dropped: nothing when there were no later ones. */
export function watchDropped(store: FigureStore, tell: (dropped: Changes) => void): () => void {
  let droppedAt: Micros | null = null;
  return store.subscribe((now, before) => {
    if (now.version === before.version) return;
    const dropped = droppedBy(before.changes, now.changes, now.time);
    if (dropped !== null && dropped.length > 0) {
      droppedAt = now.time;
      tell(dropped);
      // A slider that is dragged changes many times at one moment: what the first of them dropped stays told.
    } else if (droppedAt !== null && (dropped === null || now.time !== droppedAt)) {
      droppedAt = null;
      tell([]);
    }
  });
}

/** Makes the changes again, each at its time, and goes back to where the playhead was. */
export function bringBack(store: FigureStore, dropped: Changes): void {
  const { time } = store.getState();
  store.actions.together(() => {
    for (const change of dropped) {
      store.actions.seek(change.at);
      if (isSettingChange(change)) store.actions.set(change.path, change.value);
      else store.actions.reshard(change);
    }
    store.actions.seek(time);
  }, 'dropped');
}
