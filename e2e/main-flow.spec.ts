import { isDeepStrictEqual } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, test } from './pages/test';

/** Simulated seconds at the playhead, from the scrubber. */
async function playhead(page: Page): Promise<number> {
  return Number(await page.getByRole('slider', { name: 'Simulated time' }).inputValue());
}

async function setSlider(page: Page, name: string, key: string, times: number): Promise<void> {
  const slider = page.getByRole('slider', { name, exact: true });
  await slider.focus();
  for (let time = 0; time < times; time++) await slider.press(key);
}

/** Pixels of the stage's canvas that are drawn on, and a sum that tells two pictures apart. */
async function drawn(page: Page): Promise<{ pixels: number; sum: number }> {
  return page
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      // Read from a copy: the page's own canvas is not made for being read.
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', {
        willReadFrequently: true,
      })!;
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
      let pixels = 0;
      let sum = 0;
      for (let at = 3; at < data.length; at += 4) {
        if (data[at] === 0) continue;
        pixels++;
        sum = (sum * 31 + data[at - 3] + data[at - 2] * 7 + data[at - 1] * 13 + at) % 1_000_003;
      }
      return { pixels, sum };
    });
}

/** What there is to see once it is the same for a quarter of a second. */
async function atRest<T>(page: Page, look: () => Promise<T>): Promise<T> {
  for (let before = await look(); ;) {
    await page.waitForTimeout(250);
    const now = await look();
    if (isDeepStrictEqual(now, before)) return now;
    before = now;
  }
}

test('the figure runs when it is opened, and stops when it is told @main', async ({ page }) => {
  await page.goto('/explore');
  const first = await playhead(page);
  await expect.poll(() => playhead(page)).toBeGreaterThan(first + 0.5);
  const picture = await drawn(page);
  expect(picture.pixels).toBeGreaterThan(3_000);
  await page.getByRole('button', { name: 'Pause' }).click();
  const stopped = await playhead(page);
  // What is under way comes to rest first; then nothing moves.
  const still = await atRest(page, () => drawn(page));
  await page.waitForTimeout(400);
  expect(await playhead(page)).toBe(stopped);
  expect(await drawn(page)).toEqual(still);
});

test('factor, consumers and fan-out: what changes is seen, and the past is kept @main', async ({ page }) => {
  await page.goto('/explore');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Falling behind:', { exact: true })).toBeVisible();
  await expect(page.getByText('lane 2')).toHaveCount(0);

  // A third lane has no key: it says so.
  await setSlider(page, 'Parallelization factor', 'ArrowRight', 2);
  await expect(page.getByRole('slider', { name: 'Parallelization factor' })).toHaveValue('3');
  await expect(page.getByText('idle: this shard has 2 keys,').first()).toBeVisible();
  const changedAt = await playhead(page);
  await page.getByRole('slider', { name: 'Simulated time' }).fill(String(changedAt - 5));
  await expect(page.getByRole('slider', { name: 'Parallelization factor' })).toHaveValue('1');
  await page.getByRole('slider', { name: 'Simulated time' }).fill(String(changedAt));
  await expect(page.getByRole('slider', { name: 'Parallelization factor' })).toHaveValue('3');

  // Six readers, five calls a second.
  await setSlider(page, 'Consumers', 'ArrowRight', 5);
  await expect(page.getByRole('button', { name: /order-processor-6/ })).toBeVisible();
  await page.getByRole('button', { name: 'Speed 4×' }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(page.getByText('Too many calls:', { exact: true })).toBeVisible({
    timeout: 20_000,
  });

  // Pushed instead: no call, no refusal.
  await page.getByRole('switch', { name: 'Enhanced fan-out' }).click();
  await expect(page.getByText('Too many calls:', { exact: true })).toHaveCount(0, {
    timeout: 20_000,
  });
  await expect(page.getByText('pushed about 70 ms after the put').first()).toBeVisible();
});

test('steps go to the next and the previous moment of a kind', async ({ page }) => {
  await page.goto('/explore');
  await page.getByRole('button', { name: 'Pause' }).click();
  const start = await playhead(page);
  await page.getByLabel('A step is').selectOption({ label: 'a poll' });
  await page.getByRole('button', { name: 'Step forward' }).click();
  const forward = await playhead(page);
  expect(forward).toBeGreaterThan(start);
  await page.getByRole('button', { name: 'Step forward' }).click();
  await page.getByRole('button', { name: 'Step back' }).click();
  expect(await playhead(page)).toBe(forward);
});

test('a step is seen to happen, comes to rest, and then the page does nothing', async ({ page }) => {
  await page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    const counted = window as unknown as { framesAsked: number };
    counted.framesAsked = 0;
    window.requestAnimationFrame = (callback) => {
      counted.framesAsked++;
      return ask(callback);
    };
  });
  const framesAsked = () => page.evaluate(() => (window as unknown as { framesAsked: number }).framesAsked);
  await page.goto('/explore');
  await page.getByRole('button', { name: 'Pause' }).click();
  await atRest(page, framesAsked);
  await page.getByLabel('A step is').selectOption({ label: 'an invocation’s start' });
  const before = await framesAsked();
  await page.getByRole('button', { name: 'Step forward' }).click();
  const moving = await drawn(page);
  const after = await atRest(page, framesAsked);
  expect((await drawn(page)).sum).not.toBe(moving.sum);
  expect(after).toBeGreaterThan(before + 10);
  await page.waitForTimeout(700);
  expect(await framesAsked()).toBe(after);
});

test('speed reaches from a tenth to sixty', async ({ page }) => {
  await page.goto('/explore');
  const speed = page.getByRole('slider', { name: 'Speed' });
  await speed.focus();
  await speed.press('Home');
  await expect(speed).toHaveAttribute('aria-valuetext', /^0\.1 simulated seconds/);
  await speed.press('End');
  await expect(speed).toHaveAttribute('aria-valuetext', /^60 simulated seconds/);
  const before = await playhead(page);
  await expect.poll(() => playhead(page)).toBeGreaterThan(before + 30);
});

test('a figure that nobody sees does not go on', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 500 });
  await page.goto('/explore');
  await expect.poll(() => playhead(page)).toBeGreaterThan(0);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.waitForTimeout(200);
  const stopped = await playhead(page);
  await page.waitForTimeout(500);
  expect(await playhead(page)).toBe(stopped);
});

test('with reduced motion it stands still until it is played', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/explore');
  const first = await playhead(page);
  await page.waitForTimeout(500);
  expect(await playhead(page)).toBe(first);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => playhead(page)).toBeGreaterThan(first);
});

test('a number that is out of range is named, and nothing is lost', async ({ page }) => {
  await page.goto('/explore');
  const typed = page
    .getByRole('spinbutton', { name: /^Batch size/ })
    .or(page.getByLabel('Batch size, as a number'));
  await page.getByText('More settings').click();
  await typed.first().fill('99999');
  await typed.first().press('Tab');
  await expect(page.getByText(/whole number from 1 to 10,?000/).first()).toBeVisible();
  await expect(typed.first()).toHaveValue('99999');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});
