import type { Page } from '@playwright/test';
import { violationsOn } from './pages/axe';
import { expect, test } from './pages/test';
import { unpainted } from './pages/visibility';

async function fill(page: Page, name: string, value: number): Promise<void> {
  const slider = page.getByRole('slider', { name, exact: true });
  await slider.focus();
  await slider.fill(String(value));
}

/** Opens the figure without motion and runs it on, so that backlogs and refusals are there to be written. */
async function openFigure(page: Page, settings: Readonly<Record<string, number>>): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/explore');
  for (const [name, value] of Object.entries(settings)) await fill(page, name, value);
  const speed = page.getByRole('slider', { name: 'Speed', exact: true });
  await speed.focus();
  await speed.press('End');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const time = page.getByRole('slider', { name: 'Simulated time' });
  await expect.poll(async () => Number(await time.inputValue())).toBeGreaterThan(50);
  await page.getByRole('button', { name: 'Pause' }).click();
}

/** Words of the stage that lie on other words, or stand outside of it. */
async function collisions(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const stage = document.querySelector('svg[role="group"]')!;
    const frame = stage.getBoundingClientRect();
    const texts = [...stage.querySelectorAll('text')]
      .map((text) => ({ words: text.firstChild?.textContent ?? '', box: text.getBoundingClientRect() }))
      .filter(({ words, box }) => words !== '' && box.width > 0);
    return texts.flatMap(({ words, box }, index) => {
      const out = box.left < frame.left || box.right > frame.right + 0.5 ? [`${words} stands out`] : [];
      const over = texts.slice(index + 1).filter(
        (other) =>
          Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 0.5 &&
          // Line boxes are higher than letters: those of two lines below each other overlap a little.
          Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 3,
      );
      return [...out, ...over.map((other) => `${words} lies on ${other.words}`)];
    });
  });
}

for (const [name, settings] of Object.entries({
  'one lane': {},
  'three lanes, six readers': { 'Parallelization factor': 3, Consumers: 6 },
  'ten lanes, as many records as there can be, twenty readers': {
    'Parallelization factor': 10,
    Consumers: 20,
    'Records per second': 1_000,
  },
})) {
  test(`no words lie on others at any width: ${name}`, async ({ page }) => {
    await openFigure(page, settings);
    await unpainted(page);
    for (const width of [1440, 1280, 1024, 820, 600, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      expect(await collisions(page), `${width} px`).toEqual([]);
    }
  });
}

test('many shards: one is open, another is a press away, and on a phone too axe finds nothing', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/explore');
  await page.locator('summary', { hasText: 'More settings' }).first().click();
  const shards = page.getByRole('slider', { name: 'Shards', exact: true });
  await shards.focus();
  await shards.press('End');
  await expect(page.getByText(/^25 of \d+ shards$/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Show shardId-/ })).toHaveCount(25);
  await page.getByRole('button', { name: 'Show shardId-000000000003' }).click();
  await expect(
    page.getByRole('group', { name: /^The stream/ }).getByText('shardId-000000000003'),
  ).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('combobox', { name: 'Shard whose lanes are shown' })).toHaveValue('3');
  await page.getByRole('combobox', { name: 'Shard whose lanes are shown' }).selectOption('7');
  await expect(
    page.getByRole('group', { name: /^The stream/ }).getByText('shardId-000000000007'),
  ).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: /^Show all \d+ shards$/ }).click();
  await expect(page.getByRole('button', { name: /^Show shardId-/ }).nth(60)).toBeVisible();
});
