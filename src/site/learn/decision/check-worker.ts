/** The worker: runs a reader's numbers beside the page. */
import type { DecisionState } from '../../../narration/decide';
import { checkRun, type CheckedRun } from './check-run';

/** One run after the other, each answered by itself. */
export type CheckRequest = readonly DecisionState[];

/** What the worker answers: the run of the state at `place`. */
export type CheckAnswer =
  { readonly place: number; readonly run: CheckedRun } | { readonly place: number; readonly error: string };

// The page's own types are in force here: of a worker's scope, only this much is used.
const scope = globalThis as unknown as { postMessage(answer: CheckAnswer, transfer: Transferable[]): void };

globalThis.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  data.forEach((state, place) => {
    try {
      scope.postMessage({ place, run: checkRun(state) }, []);
    } catch (error) {
      scope.postMessage({ place, error: String(error) }, []);
    }
  });
});
