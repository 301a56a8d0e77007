import type { Frame, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { dataBytes } from './pages/heap';
import { insideOf, noteEvents, pageWith, test, toldSoFar } from './pages/host';
import { countWork, workSoFar } from './pages/work';

// What many figures on a page cost, and what a page that means no good can do to one.

test.use({ reuseContext: false });

const NOTHING = { frames: 0, timers: 0, draws: 0, commits: 0 };

/** The frames of the figures that are there. */
function framesOf(page: Page): Frame[] {
  return page.frames().filter((frame) => frame !== page.mainFrame());
}

/** What a frame does in a while that it does not measure itself. */
async function workOf(frame: Frame, page: Page, millis: number) {
  const asPage = frame as unknown as Page;
  const before = await workSoFar(asPage);
  await page.waitForTimeout(millis);
  const after = await workSoFar(asPage);
  return {
    frames: after.frames - before.frames,
    timers: after.timers - before.timers,
    draws: after.draws - before.draws,
    commits: after.commits - before.commits,
  };
}

test('of ten figures only those about to be seen are there, and those that nobody sees do no work', async ({
  page,
  host,
}) => {
  const figures = Array.from(
    { length: 10 },
    (_, at) =>
      `<kinetoscope-figure id="f${at}" scene="factor"></kinetoscope-figure><div style="height:900px">text</div>`,
  );
  host.put('/', pageWith(host.site, figures.join('')));
  await countWork(page);
  await noteEvents(page);
  await page.goto(host.origin);
  await expect(insideOf(page, '#f0').getByRole('button', { name: 'Play' })).toBeVisible();
  // The first, and no other is within reach.
  await expect.poll(() => framesOf(page).length).toBe(1);
  const [frame] = framesOf(page);

  await insideOf(page, '#f0').getByRole('button', { name: 'Play' }).click();
  await expect.poll(async () => (await workOf(frame, page, 300)).draws).toBeGreaterThan(5);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(insideOf(page, '#f9').getByRole('button', { name: 'Play' })).toBeAttached();
  await expect.poll(() => framesOf(page).length).toBe(2);
  await expect(async () => expect(await workOf(frame, page, 500)).toEqual(NOTHING)).toPass();
  const told = (await toldSoFar(page)).length;
  await page.waitForTimeout(500);
  expect((await toldSoFar(page)).length).toBe(told);
  // It goes on where it was left.
  await page.evaluate(() => scrollTo(0, 0));
  await expect(insideOf(page, '#f0').getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('a figure that is taken away leaves nothing behind', async ({ page, host }) => {
  host.put('/', pageWith(host.site, '<div id="place"></div>'));
  await page.goto(host.origin);
  const devtools = await page.context().newCDPSession(page);
  const mount = (times: number) =>
    page.evaluate(async (count) => {
      await customElements.whenDefined('kinetoscope-figure');
      const place = document.querySelector('#place');
      for (let time = 0; time < count; time++) {
        const figure = document.createElement('kinetoscope-figure');
        figure.setAttribute('scene', 'one-lambda-a-shard');
        const ready = new Promise((resolve) => figure.addEventListener('ready' as 'focus', resolve));
        place?.append(figure);
        await ready;
        figure.remove();
      }
    }, times);
  await mount(10);
  const atTen = await dataBytes(devtools);
  await mount(40);
  expect((await dataBytes(devtools)) / atTen).toBeLessThan(1.1);
});

test('100,000 messages that mean nothing change nothing, on either side', async ({ page, host }) => {
  host.put('/', pageWith(host.site, '<kinetoscope-figure scene="factor" pf="2"></kinetoscope-figure>'));
  await noteEvents(page);
  // Both ends of what they speak through are heard by the test, too.
  await page.addInitScript(() => {
    const ports: MessagePort[] = [];
    Object.assign(window, { ports });
    const start = MessagePort.prototype.start;
    MessagePort.prototype.start = function (this: MessagePort) {
      ports.push(this);
      start.call(this);
    };
  });
  await page.goto(host.origin);
  const inside = insideOf(page);
  const factor = inside.getByRole('slider', { name: 'Parallelization factor', exact: true });
  await expect(factor).toHaveValue('2');
  await expect(inside.getByRole('button', { name: 'Play' })).toBeVisible();
  const height = await page.locator('kinetoscope-figure').evaluate((element) => element.clientHeight);
  const told = await toldSoFar(page);

  const [frame] = framesOf(page);
  await page.evaluate(throwRubbish, 'host');
  await frame.evaluate(throwRubbish, 'frame');
  // Whatever was sent before is read before this is answered.
  await page.locator('kinetoscope-figure').evaluate((element) => element.setAttribute('pf', '3'));
  await expect(factor).toHaveValue('3');
  await page.locator('kinetoscope-figure').evaluate((element) => element.setAttribute('pf', '2'));
  await expect(factor).toHaveValue('2');
  const after = (await toldSoFar(page)).slice(told.length);
  expect(after.filter(({ name }) => name !== 'change')).toEqual([]);
  await expect(inside.getByText('1.75 s').first()).toBeVisible();
  await expect
    .poll(() => page.locator('kinetoscope-figure').evaluate((element) => element.clientHeight))
    .toBe(height);
});

/** 25,000 messages each to the other side's window and through the port to it. */
function throwRubbish(side: string): void {
  const types = [
    'seek',
    'set',
    'theme',
    'height',
    'ready',
    'hello',
    'connect',
    '__proto__',
    'toString',
    7,
    null,
  ];
  const rubbish = (at: number): unknown => {
    const type = types[at % types.length];
    const shapes: unknown[] = [
      null,
      at,
      'play',
      [type],
      { type: [type] },
      { kinetoscope: at, type },
      { type: 'seek', t: at % 2 === 0 ? -1 : NaN },
      { type: 'seek', t: String(at) },
      { type: 'set', name: at, value: {} },
      { type: 'set', value: 3 },
      { type: 'theme', theme: 'pink' },
      { type: 'seen', seen: 'no' },
      { type: 'height', height: -at - 1 },
      { type: 'height', height: Infinity },
      { type: 'time', t: 'now', playing: 1 },
      { type: 'error', message: { at } },
      { toString: null, type: at },
    ];
    return shapes[at % shapes.length];
  };
  const { ports = [] } = window as unknown as { ports?: MessagePort[] };
  const frame = document
    .querySelector('kinetoscope-figure')
    ?.shadowRoot?.querySelector('iframe')?.contentWindow;
  // To the other one's window, and through the port to the other one.
  const other = side === 'frame' ? parent : frame;
  for (let at = 0; at < 50_000; at++) {
    if (at % 2 === 0) other?.postMessage(rubbish(at >> 1), '*');
    else ports[0].postMessage(rubbish(at >> 1), []);
  }
}
