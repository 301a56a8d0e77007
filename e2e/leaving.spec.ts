import type { Page } from '@playwright/test';
import { expect, test } from './pages/test';

// What appears on the stage and what goes from it is seen to, unless one asked for less motion.

async function fill(page: Page, name: string, value: number): Promise<void> {
  const slider = page.getByRole('slider', { name, exact: true });
  await slider.focus();
  await slider.fill(String(value));
}

for (const [motion, moves] of [
  ['no-preference', true],
  ['reduce', false],
] as const) {
  test(`lanes that appear: boxes ${moves ? 'go to their new places' : 'are there at once, with reduced motion'}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: motion });
    await page.addInitScript(() => {
      const counts = window as unknown as { animated: number };
      counts.animated = 0;
      const { animate } = Element.prototype;
      Element.prototype.animate = function (...all) {
        counts.animated++;
        return animate.apply(this, all);
      };
    });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/explore');
    await fill(page, 'Parallelization factor', 4);
    await expect(page.locator('svg').getByText('lane 4').first()).toBeVisible();
    const animated = await page.evaluate(() => (window as unknown as { animated: number }).animated);
    if (moves) expect(animated).toBeGreaterThan(5);
    else expect(animated).toBe(0);
  });
}

/** What has left the stage: what is written on it, where it stands, how solid it is at both ends of its way, and how long that is. */
interface Left {
  readonly text: string;
  readonly top: number;
  readonly opacity: readonly unknown[];
  readonly millis: unknown;
  /** Parts that somebody would find who looks for one of the stage. */
  readonly named: number;
}

/** Notes all that leaves from now on. */
async function watchLeaving(page: Page): Promise<() => Promise<Left[]>> {
  await page.evaluate(() => {
    const seen: Left[] = [];
    (window as unknown as { left: Left[] }).left = seen;
    const note = (copy: Element) => {
      const effect = copy.getAnimations()[0].effect as KeyframeEffect;
      seen.push({
        text: copy.textContent,
        top: copy.getBoundingClientRect().top,
        opacity: effect.getKeyframes().map(({ opacity }) => Number(opacity)),
        millis: effect.getTiming().duration,
        named: copy.parentElement!.querySelectorAll('[data-place], [id]').length,
      });
    };
    const observer = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const copy of addedNodes) note(copy as Element);
    });
    for (const layer of document.querySelectorAll('[data-leaving]'))
      observer.observe(layer, { childList: true });
  });
  return () => page.evaluate(() => (window as unknown as { left: Left[] }).left);
}

async function write(page: Page, name: string, value: number): Promise<void> {
  const box = page.getByRole('textbox', { name: `${name}, as a number`, exact: true });
  await box.fill(String(value));
  await box.press('Enter');
}

for (const [what, address, setting, from, to, text] of [
  ['a lane', '/explore?pf=3&t=24.2', 'Parallelization factor', 3, 2, /^lane 3/],
  ['a shard', '/explore?shards=3&t=24.2', 'Shards', 3, 2, /^shardId-000000000002/],
] as const) {
  test(`${what} that goes fades where it stood; with reduced motion it is gone at once`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(address);
    const title = page.locator('svg').getByText(text).first();
    const copies = page.locator('[data-leaving] > *');
    await expect(title).toBeVisible();
    const { y } = (await title.locator('..').boundingBox())!;
    const left = await watchLeaving(page);
    await write(page, setting, to);
    await expect.poll(async () => (await left()).some((one) => text.test(one.text))).toBe(true);
    const one = (await left()).find((copy) => text.test(copy.text))!;
    expect(one).toMatchObject({ opacity: [1, 0], millis: 300, named: 0 });
    expect(Math.abs(one.top - y)).toBeLessThan(2);
    await expect(copies).toHaveCount(0);

    await write(page, setting, from);
    await expect(title).toBeVisible();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const before = (await left()).length;
    await write(page, setting, to);
    await expect(title).toHaveCount(0);
    expect((await left()).length).toBe(before);
  });
}

async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

for (const motion of ['no-preference', 'reduce'] as const) {
  test(`records of a run with fewer shards: the picture before ${motion === 'reduce' ? 'is gone at once, with reduced motion' : 'fades'}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: motion });
    await page.addInitScript(() => {
      const counts = window as unknown as { old: number };
      counts.old = 0;
      const { drawImage } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.drawImage = function (...all: unknown[]) {
        // The outline of a token is a picture too, but a small one.
        if (all[0] instanceof HTMLCanvasElement && all[0].width > 500 && this.canvas.isConnected)
          counts.old++;
        return Reflect.apply(drawImage, this, all) as void;
      };
    });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/explore?t=24.2');
    const title = page.locator('svg').getByText('shardId-000000000001').first();
    await expect(title).toBeVisible();
    const drawn = () => page.evaluate(() => (window as unknown as { old: number }).old);
    expect(await drawn()).toBe(0);
    await write(page, 'Shards', 1);
    await expect(title).toHaveCount(0);
    // The canvas is drawn with the frame after: before it nothing is, whatever it will be.
    await twoFrames(page);
    if (motion === 'reduce') expect(await drawn()).toBe(0);
    else await expect.poll(drawn).toBeGreaterThan(0);
  });
}
