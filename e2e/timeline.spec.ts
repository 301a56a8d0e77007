import type { Locator, Page } from '@playwright/test';
import { violationsOn } from './pages/axe';
import { expect, test } from './pages/test';

const lanes = (page: Page) => page.getByRole('slider', { name: 'Playhead on the lanes' });

/** Simulated seconds at the playhead, from the timeline itself. */
async function playhead(page: Page): Promise<number> {
  return Number(await page.getByRole('slider', { name: 'Simulated time' }).inputValue());
}

/** Pixels in a row of a canvas that are drawn on, and a sum that tells two pictures apart. */
async function pictureOf(canvas: Locator): Promise<number> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const copy = new OffscreenCanvas(element.width, element.height).getContext('2d', {
      willReadFrequently: true,
    })!;
    copy.drawImage(element, 0, 0);
    const { data } = copy.getImageData(0, 0, element.width, element.height);
    let sum = 0;
    for (let at = 3; at < data.length; at += 4)
      if (data[at] > 0) sum = (sum * 31 + data[at - 3] + data[at - 2] * 7 + at) % 1_000_003;
    return sum;
  });
}

/** The playhead goes there with the next frame; what is drawn of it comes with the one after at the latest. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('the keys of a slider move the playhead, and the space bar plays @main', async ({ page }) => {
  // With a moment in it, a link opens paused, in every browser.
  await page.goto('/explore?t=24');
  const start = await playhead(page);
  await lanes(page).focus();
  await lanes(page).press('ArrowRight');
  expect(await playhead(page)).toBeCloseTo(start + 0.1, 3);
  await lanes(page).press('PageUp');
  expect(await playhead(page)).toBeCloseTo(start + 1.1, 3);
  await lanes(page).press('ArrowLeft');
  await lanes(page).press('PageDown');
  expect(await playhead(page)).toBeCloseTo(start, 3);
  await lanes(page).press('Home');
  expect(await playhead(page)).toBe(0);
  await expect(lanes(page)).toHaveAttribute('aria-valuetext', /^0\.00.s of /);
  await lanes(page).press('End');
  await expect(lanes(page)).toHaveAttribute('aria-valuenow', String(await playhead(page)));
  await lanes(page).press(' ');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await lanes(page).press(' ');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('buttons and keys show less of the run, more of it, and all of it', async ({ page }) => {
  await page.goto('/explore');
  const zoom = page.getByRole('group', { name: 'Zoom of the lanes' });
  const usual = await pictureOf(lanes(page));
  await zoom.getByRole('button', { name: 'Show less of the run' }).click();
  const near = await pictureOf(lanes(page));
  expect(near).not.toBe(usual);
  await zoom.getByRole('button', { name: 'Show more of the run' }).click();
  await lanes(page).focus();
  await lanes(page).press('+');
  expect(await pictureOf(lanes(page))).not.toBe(usual);

  const whole = zoom.getByRole('button', { name: 'Show the whole run' });
  await lanes(page).press('0');
  await expect(whole).toHaveAttribute('aria-pressed', 'true');
  await expect(zoom.getByRole('button', { name: 'Show more of the run' })).toBeDisabled();
  // The left edge is where the run begins: a click there goes to its first moments.
  const box = (await lanes(page).boundingBox())!;
  await page.mouse.click(box.x + 1, box.y + box.height - 20);
  expect(await playhead(page)).toBeLessThan(0.2);

  await whole.click();
  await expect(whole).toHaveAttribute('aria-pressed', 'false');
  for (let press = 0; press < 20; press++) await lanes(page).press('+');
  await expect(zoom.getByRole('button', { name: 'Show less of the run' })).toBeDisabled();
  await lanes(page).press('-');
  await expect(zoom.getByRole('button', { name: 'Show less of the run' })).toBeEnabled();
});

test('ctrl and the wheel zoom around the pointer, and without ctrl the page scrolls', async ({ page }) => {
  await page.goto('/explore');
  await lanes(page).scrollIntoViewIfNeeded();
  const before = await playhead(page);
  const box = (await lanes(page).boundingBox())!;
  // Not far from the playhead, so that it stays in sight and nothing gives way.
  const x = box.x + 0.7 * box.width;
  const y = box.y + box.height - 20;
  const timeUnder = async () => {
    await page.mouse.click(x, y);
    const time = await playhead(page);
    await page.getByRole('slider', { name: 'Simulated time' }).fill(String(before));
    return time;
  };
  const place = await timeUnder();
  await page.mouse.move(x, y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await page.waitForTimeout(100);
  expect(await playhead(page)).toBe(before);
  expect(await page.evaluate(() => window.visualViewport!.scale)).toBe(1);
  expect(await timeUnder()).toBeCloseTo(place, 1);

  const scrolled = await page.evaluate(() => window.scrollY);
  await page.mouse.wheel(0, -150);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeLessThan(scrolled);
});

/** What the page tells when the fingers of a gesture are gone. */
type Ending =
  | { readonly lifted: number }
  // The browser took the finger, and a fling runs on for as long as it likes.
  | 'scrolled';

/** Does a gesture and waits until the page has had all of it, and has drawn what came of it. */
async function gesture(page: Page, ending: Ending, fingers: () => Promise<void>): Promise<void> {
  await page.evaluate((wanted) => {
    const once = (name: string, then: () => void) => window.addEventListener(name, then, { once: true });
    const ended = new Promise<void>((done) => {
      if (wanted === 'scrolled') return once('pointercancel', () => once('scrollend', done));
      let left = wanted.lifted;
      window.addEventListener('pointerup', () => --left === 0 && done());
    });
    Object.assign(window, { ended });
  }, ending);
  await fingers();
  await page.evaluate(async () => {
    await (window as unknown as { ended: Promise<void> }).ended;
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  });
}

test('a finger that drags sideways moves the playhead; two fingers zoom; one that scrolls does nothing', async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto('/explore?t=24');
  await lanes(page).scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollBy(0, 60));
  const start = await playhead(page);
  const touch = await context.newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: object[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: touchPoints as never });
  /** Fingers at places of the drawing as it lies now: what was scrolled lies elsewhere. */
  const onLanes = async () => {
    const box = (await lanes(page).boundingBox())!;
    return (...places: (readonly [x: number, y: number])[]) =>
      places.map(([x, y], id) => ({ x: box.x + x, y: box.y + y, id }));
  };

  // Down the page.
  const scrolled = await page.evaluate(() => window.scrollY);
  let at = await onLanes();
  await gesture(page, 'scrolled', async () => {
    await send('touchStart', at([60, 50]));
    for (let step = 1; step <= 12; step++) await send('touchMove', at([60, 50 + 10 * step]));
    await send('touchEnd', []);
  });
  expect(await page.evaluate(() => window.scrollY)).toBeLessThan(scrolled);
  expect(await playhead(page)).toBe(start);
  await page.evaluate((to) => window.scrollTo(0, to), scrolled);

  // Sideways.
  at = await onLanes();
  await gesture(page, { lifted: 1 }, async () => {
    await send('touchStart', at([120, 50]));
    for (let step = 1; step <= 8; step++) await send('touchMove', at([120 - 8 * step, 50]));
    await send('touchEnd', []);
  });
  const dragged = await playhead(page);
  expect(dragged).toBeLessThan(start - 1);

  // Two fingers, apart.
  const before = await pictureOf(lanes(page));
  at = await onLanes();
  await gesture(page, { lifted: 2 }, async () => {
    await send('touchStart', at([90, 50], [130, 50]));
    for (let step = 1; step <= 8; step++)
      await send('touchMove', at([90 - 6 * step, 50], [130 + 6 * step, 50]));
    await send('touchEnd', []);
  });
  expect(await playhead(page)).toBe(dragged);
  expect(await pictureOf(lanes(page))).not.toBe(before);
  await context.close();
});

test('idle lanes of many are one line, which a press or a key opens', async ({ page }) => {
  await page.goto('/explore?pf=10&shards=1&t=24');
  const fold = page.getByRole('button', { name: '6 idle lanes of shard 0' });
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  const rows = page.getByText(/^shard 0 · lane \d+$/);
  await expect(rows).toHaveCount(4);
  const short = (await lanes(page).boundingBox())!.height;
  await fold.focus();
  await fold.press('Enter');
  await expect(rows).toHaveCount(10);
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await expect(fold).toBeFocused();
  expect((await lanes(page).boundingBox())!.height).toBeGreaterThan(short + 5 * 20);
  await fold.click();
  await expect(rows).toHaveCount(4);
  // Who goes back to the beginning, where nothing was used, folds nothing.
  await lanes(page).press('Home');
  await expect(rows).toHaveCount(4);

  await page.setViewportSize({ width: 390, height: 844 });
  const target = (await fold.boundingBox())!;
  expect(Math.min(target.width, target.height)).toBeGreaterThanOrEqual(24);
  expect(await violationsOn(page)).toEqual([]);
  await fold.click();
  await expect(rows).toHaveCount(10);
});

test('what AWS does not publish is marked where it acts, and switched there', async ({ page }) => {
  await page.goto('/explore?t=24');
  const narrator = page.getByText(/two keys|2 keys/);
  await expect(narrator.first()).toBeVisible();
  const mark = page.getByRole('button', { name: 'Our assumption: how keys get their lane' });
  await mark.focus();
  await mark.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Our assumption: how keys get their lane' });
  await expect(panel).toBeVisible();
  await expect(panel).toBeFocused();
  await expect(panel.getByText('Which key goes to which lane it does not say')).toBeVisible();
  await panel.getByRole('combobox', { name: 'How keys get their lane' }).selectOption('by-hash-range');
  const changes = page.getByRole('list', { name: 'Settings changed during this run' });
  await expect(
    changes.getByRole('button', { name: /By hash range|How keys get their lane set to/i }),
  ).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(mark).toBeFocused();

  // The same factor deals other keys to other lanes: each shard's two keys fall into one range of two.
  await page.getByRole('slider', { name: 'Parallelization factor', exact: true }).fill('3');
  await expect(page.getByText('idle: this shard has 2 keys,')).toHaveCount(0);
  const time = page.getByRole('slider', { name: 'Simulated time' });
  /** The calls and batches up to three seconds later. */
  const lanesLater = async () => {
    await time.fill('27');
    await drawn(page);
    const picture = await pictureOf(lanes(page));
    await time.fill('24');
    return picture;
  };
  for (const [name, value, change] of [
    ['how far the read-ahead goes', '1', /Read-ahead/],
    ['when polls come', '500', /jitter/i],
  ] as const) {
    const before = await lanesLater();
    await page.getByRole('button', { name: `Our assumption: ${name}` }).click();
    const open = page.getByRole('dialog', { name: `Our assumption: ${name}` });
    await expect(open).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    const field = open.getByRole('textbox');
    // Typed: what fills a field in Firefox goes past React.
    await field.press('ControlOrMeta+a');
    await field.pressSequentially(value);
    await field.press('Enter');
    await expect(changes.getByRole('button', { name: change })).toHaveCount(1);
    await page.getByRole('button', { name: 'Close' }).click();
    // What is read, and when, is another from there on.
    expect(await lanesLater()).not.toBe(before);
  }
  // Who is pushed to does not poll.
  await page.getByRole('switch', { name: 'Enhanced fan-out' }).click();
  await expect(page.getByRole('button', { name: 'Our assumption: when polls come' })).toHaveCount(0);
});

test('the three bars say what they are, also where nothing can hover', async ({ page }) => {
  await page.goto('/explore');
  await page.getByRole('slider', { name: 'Parallelization factor', exact: true }).fill('5');
  const now = page.getByRole('region', { name: 'Right now' });
  await expect(now.getByText('10 promised')).toBeVisible();
  await expect(now.getByText('4 possible')).toBeVisible();
  await now.getByRole('button', { name: 'What these numbers mean' }).click();
  await expect(now.getByText(/keys with a record read and unfinished/)).toBeVisible();
});
