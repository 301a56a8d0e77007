/** Has records read by a worker; where there can be none, as from a file:// address, by the page itself. */
import type { OwnRecordsAdvice } from '../../scenario/own-records';
import { advise, takeIn, type AdviceRequest, type Intake, type IntakeRequest } from './intake';
import type { WorkerAnswer, WorkerRequest } from './intake-worker';

type Question = { readonly take: IntakeRequest } | { readonly advise: AdviceRequest };

interface Waiting {
  readonly question: Question;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class IntakeClient {
  private worker: Worker | null = null;
  /** A worker was tried and did not start. */
  private alone = false;
  private asked = 0;
  private readonly waiting = new Map<number, Waiting>();

  take(request: IntakeRequest): Promise<Intake> {
    return this.ask({ take: request }) as Promise<Intake>;
  }

  advise(request: AdviceRequest): Promise<OwnRecordsAdvice> {
    return this.ask({ advise: request }) as Promise<OwnRecordsAdvice>;
  }

  private ask(question: Question): Promise<unknown> {
    const id = ++this.asked;
    const worker = this.start();
    if (worker === null) return answerHere(question);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { question, resolve, reject });
      worker.postMessage({ id, ...question } satisfies WorkerRequest, []);
    });
  }

  private start(): Worker | null {
    if (this.alone || this.worker !== null) return this.worker;
    try {
      this.worker = new Worker(new URL('./intake-worker', import.meta.url), { type: 'module' });
      this.worker.addEventListener('message', (event: MessageEvent<WorkerAnswer>) => this.hear(event.data));
      this.worker.addEventListener('error', () => this.giveUp());
    } catch {
      this.alone = true;
    }
    return this.worker;
  }

  private hear(answer: WorkerAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.result);
  }

  /** The worker cannot be: what it was asked is answered here. */
  private giveUp(): void {
    this.worker?.terminate();
    this.worker = null;
    this.alone = true;
    for (const { question, resolve, reject } of this.waiting.values())
      answerHere(question).then(resolve, reject);
    this.waiting.clear();
  }
}

async function answerHere(question: Question): Promise<unknown> {
  // The page shows that it is busy before it is.
  await new Promise((resolve) => setTimeout(resolve, 30));
  return 'take' in question ? takeIn(question.take) : advise(question.advise);
}
