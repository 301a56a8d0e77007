/** Counts what a page does by itself: frames, timers, drawing, React's commits. */
import type { Page } from '@playwright/test';

export interface Work {
  readonly frames: number;
  readonly timers: number;
  readonly draws: number;
  readonly commits: number;
}

/** What the page keeps its counts under, and the frames and timers that it has asked for and that are still to come. */
interface Counting {
  work: { frames: number; timers: number; draws: number; commits: number };
  awaited: Set<string>;
}

/** To be called before the page is opened. */
export async function countWork(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const work = { frames: 0, timers: 0, draws: 0, commits: 0 };
    const awaited = new Set<string>();
    Object.assign(window, { work, awaited });
    const frame = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (call) => {
      const id = frame((millis) => {
        awaited.delete(`frame ${id}`);
        work.frames++;
        call(millis);
      });
      awaited.add(`frame ${id}`);
      return id;
    };
    for (const name of ['setTimeout', 'setInterval'] as const) {
      const timer = window[name].bind(window) as (call: () => void, millis?: number) => number;
      const counted = (call: () => void, millis?: number) => {
        const id = timer(() => {
          if (name === 'setTimeout') awaited.delete(`timer ${id}`);
          work.timers++;
          call();
        }, millis);
        awaited.add(`timer ${id}`);
        return id;
      };
      Object.assign(window, { [name]: counted });
    }
    for (const [name, kind] of [
      ['cancelAnimationFrame', 'frame'],
      ['clearTimeout', 'timer'],
      ['clearInterval', 'timer'],
    ] as const) {
      const cancel = window[name].bind(window);
      const counted = (id: number) => {
        awaited.delete(`${kind} ${id}`);
        cancel(id);
      };
      Object.assign(window, { [name]: counted });
    }
    // Every picture begins by clearing what was there.
    const context = CanvasRenderingContext2D.prototype;
    for (const name of ['clearRect', 'fillText', 'putImageData', 'fill', 'stroke'] as const) {
      const draw = context[name] as (...all: unknown[]) => void;
      const counted = function (this: CanvasRenderingContext2D, ...all: unknown[]) {
        work.draws++;
        draw.apply(this, all);
      };
      Object.assign(context, { [name]: counted });
    }
    // What React's developer tools are told; React looks for them when it is loaded.
    Object.assign(window, {
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        renderers: new Map(),
        inject: () => 1,
        onCommitFiberRoot: () => work.commits++,
        onCommitFiberUnmount: () => undefined,
        onPostCommitFiberRoot: () => undefined,
        checkDCE: () => undefined,
      },
    });
  });
}

/** How many frames and timers the page has asked for that are still to come. */
export async function awaitedBy(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as Counting).awaited.size);
}

/** All that was done so far, and when. */
export async function workSoFar(page: Page): Promise<Work & { readonly at: number }> {
  return page.evaluate(() => ({ ...(window as unknown as Counting).work, at: performance.now() }));
}

/** What is done while the test waits, and how many seconds of the page it waited. */
export async function workDuring(page: Page, millis: number): Promise<{ work: Work; seconds: number }> {
  const before = await workSoFar(page);
  await page.waitForTimeout(millis);
  const after = await workSoFar(page);
  const work = {
    frames: after.frames - before.frames,
    timers: after.timers - before.timers,
    draws: after.draws - before.draws,
    commits: after.commits - before.commits,
  };
  return { work, seconds: (after.at - before.at) / 1_000 };
}
