/** The worker: reads records beside the page, so that 200,000 of them do not stop it. */
import { advise, takeIn, type AdviceRequest, type IntakeRequest } from './intake';
import { buffersOf } from './packed-records';

/** What the page asks, with a number that the answer bears too. */
export type WorkerRequest =
  | { readonly id: number; readonly take: IntakeRequest }
  | { readonly id: number; readonly advise: AdviceRequest };

/** What the worker answers; `error` when something went wrong that nobody foresaw. */
export type WorkerAnswer =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: string };

// The page's own types are in force here: of a worker's scope, only this much is used.
const scope = globalThis as unknown as {
  postMessage(answer: WorkerAnswer, transfer: Transferable[]): void;
};

async function answer(request: WorkerRequest): Promise<void> {
  const { id } = request;
  try {
    if ('advise' in request) {
      scope.postMessage({ id, result: advise(request.advise) }, []);
      return;
    }
    const result = await takeIn(request.take);
    scope.postMessage({ id, result }, result.records === null ? [] : buffersOf(result.records));
  } catch (error) {
    scope.postMessage({ id, error: String(error) }, []);
  }
}

globalThis.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => void answer(data));
