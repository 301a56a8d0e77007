import type { DecisionState } from '../../../narration/decide';
import { checkRun, type CheckedRun } from './check-run';
import type { CheckAnswer, CheckRequest } from './check-worker';

/** Where there can be no worker, as from a file:// address, once is enough to know it. */
let alone = false;

/**
 * Runs states beside the page, one after the other; each is told of when it is there, null when it could not be run.
 * @returns ends it: nobody is told any more
 */
export function runChecks(
  states: readonly DecisionState[],
  onRun: (place: number, run: CheckedRun | null) => void,
): () => void {
  let worker: Worker | null = null;
  let stopHere: () => void = () => undefined;
  const goOnHere = () => {
    alone = true;
    worker?.terminate();
    stopHere = runHere(states, onRun);
  };
  if (alone) return runHere(states, onRun);
  try {
    worker = new Worker(new URL('./check-worker', import.meta.url), { type: 'module' });
    worker.addEventListener('error', goOnHere);
    worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) =>
      onRun(data.place, 'run' in data ? data.run : null),
    );
    worker.postMessage(states satisfies CheckRequest, []);
  } catch {
    goOnHere();
  }
  return () => {
    worker?.terminate();
    stopHere();
  };
}

/** On the page's own thread, with a pause before each run so that what was drawn is seen. */
function runHere(
  states: readonly DecisionState[],
  onRun: (place: number, run: CheckedRun | null) => void,
): () => void {
  const timers = states.map((state, place) =>
    setTimeout(
      () => {
        try {
          onRun(place, checkRun(state));
        } catch {
          onRun(place, null);
        }
      },
      30 * (place + 1),
    ),
  );
  return () => timers.forEach(clearTimeout);
}
