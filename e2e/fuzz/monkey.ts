/** Runs in the page: does at random what people do with a figure, and looks for what must never be there. */
import { act, type ActionKind } from './actions';
import { brokenInvariants } from './invariants';
import { Choices } from './random';

export interface MonkeyReport {
  /** How many actions of each kind were done. */
  readonly done: Partial<Record<ActionKind, number>>;
  /** What was found, at most a few; each with the number of the action after which it was found. */
  readonly broken: readonly string[];
}

/** Actions between two looks at the page, and between two frames. */
const LOOK_EVERY = 124;
const FRAME_EVERY = 50;
/**
 * At most so many actions follow each other before the browser is given back its time. Alone, each would cost a picture
 * that nobody sees, several times what the action costs; together they also come as fast as no hand can.
 */
const MOST_AT_ONCE = 100;
const MOST_BROKEN = 5;

async function run(seed: number, count: number): Promise<MonkeyReport> {
  // Nobody looks: what is wholly transparent is laid out and drawn as ever, and only its pixels are not made.
  document.documentElement.style.opacity = '0';
  const choices = new Choices(seed);
  const done: Partial<Record<ActionKind, number>> = {};
  const broken: string[] = [];
  let atOnce = 0;
  for (let number = 1; number <= count && broken.length < MOST_BROKEN; number++) {
    const kind = act(choices);
    done[kind] = (done[kind] ?? 0) + 1;
    // React answers what a hand did at once in a microtask, and what can wait a task later.
    await Promise.resolve();
    if (atOnce-- === 0) {
      await task();
      atOnce = choices.below(MOST_AT_ONCE);
    }
    if (number % FRAME_EVERY === 0) await frame();
    if (number % LOOK_EVERY > 0) continue;
    await frame();
    broken.push(...brokenInvariants().map((what) => `after action ${number}, ${kind}: ${what}`));
  }
  return { done, broken };
}

const channel = new MessageChannel();
channel.port1.start();

function task(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.addEventListener('message', () => resolve(), { once: true });
    channel.port2.postMessage(null);
  });
}

function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
  });
}

declare global {
  interface Window {
    monkey: { readonly run: typeof run };
  }
}
window.monkey = { run };
