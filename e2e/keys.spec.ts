import type { Page } from '@playwright/test';
import { violationsOn } from './pages/axe';
import { expect, test } from './pages/test';

const time = async (page: Page) =>
  Number(await page.getByRole('slider', { name: 'Simulated time' }).inputValue());

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('the figure is driven by keys while it has the focus, and by none while it has not @main', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/explore');
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Explore' }).focus();
  const start = await time(page);
  await page.keyboard.press('.');
  expect(await time(page)).toBe(start);

  // A click into the figure is enough.
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('.');
  const forward = await time(page);
  expect(forward).toBeGreaterThan(start);
  await page.keyboard.press('.');
  await page.keyboard.press(',');
  expect(await time(page)).toBe(forward);
  const speed = page.getByRole('slider', { name: 'Speed', exact: true });
  await page.keyboard.press(']');
  await expect(speed).toHaveAttribute('aria-valuetext', /^2 /);
  await page.keyboard.press('[');
  await page.keyboard.press('[');
  await expect(speed).toHaveAttribute('aria-valuetext', /^0\.5 /);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('a part that uses a key itself is not answered twice', async ({ page }) => {
  await page.goto('/explore');
  const [play, pause] = ['Play', 'Pause'].map((name) => page.getByRole('button', { name, exact: true }));
  for (const name of ['Simulated time', 'Speed']) {
    await page.getByRole('slider', { name, exact: true }).focus();
    await page.keyboard.press('Space');
    await expect(pause).toBeVisible();
    await page.keyboard.press('Space');
    await expect(play).toBeVisible();
  }
  // On a button the bar presses that button.
  await page.getByRole('button', { name: 'Speed 4×' }).focus();
  await page.keyboard.press('Space');
  await expect(play).toBeVisible();
  await expect(page.getByRole('button', { name: 'Speed 4×' })).toHaveAttribute('aria-pressed', 'true');
});

test('digits open a reader, and are digits where one types', async ({ page }) => {
  await page.goto('/explore');
  const consumers = page.getByRole('textbox', { name: 'Consumers, as a number' });
  await consumers.fill('');
  await consumers.press('6');
  await consumers.press('Enter');
  const rows = page.getByRole('region', { name: 'Readers' }).getByRole('button');
  await expect(rows).toHaveCount(6);
  await expect(rows.nth(0)).toHaveAttribute('aria-pressed', 'true');
  // On a slider they are not digits of a number.
  await page.getByRole('slider', { name: 'Consumers', exact: true }).focus();
  await page.keyboard.press('3');
  await expect(rows.nth(2)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('slider', { name: 'Consumers', exact: true })).toHaveValue('6');
});

test('all keys are listed; the dialog gives the focus back', async ({ page }) => {
  await page.goto('/explore');
  const button = page.getByRole('button', { name: 'Keyboard' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog.getByText('Step forward')).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  // In the dialog the keys of the figure rest.
  const before = await time(page);
  await page.keyboard.press('.');
  expect(await time(page)).toBe(before);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('?');
  await expect(dialog).toBeVisible();
});

test('the list of keys is seen, and can be closed, where its button is folded away', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/explore');
  await page.getByRole('heading', { level: 1 }).click();
  await expect(page.getByRole('button', { name: 'Keyboard' })).toBeHidden();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
});

test('on a phone a shard is a key or a press away', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/explore');
  const stage = page.getByRole('group', { name: /^The stream/ });
  await expect(page.getByText('1 of 2', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Next shard' }).click();
  await expect(stage.getByText('shardId-000000000001')).toBeVisible();
  await expect(stage.getByText('shardId-000000000000')).toHaveCount(0);
  await page.keyboard.press('n');
  await expect(stage.getByText('shardId-000000000000')).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByText('2 of 2', { exact: true })).toBeVisible();
});

test('the first stop of the Tab key leads past the header', async ({ page }) => {
  await page.goto('/explore');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('the line of idle lanes leaves the focus to the lanes when the last of them is used', async ({
  page,
}) => {
  // Stills are as high as what they tell of: where those above the lanes are others, the page goes along with them.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/explore?pf=10&shards=1&rate=200&keycount=200&t=0.1');
  const fold = page.getByRole('button', { name: /idle lanes? of shard 0$/ });
  await fold.focus();
  const top = await page.evaluate(() => scrollY);
  await page.getByRole('button', { name: 'Play', exact: true }).evaluate((play: HTMLElement) => play.click());
  await expect(fold).toHaveCount(0, { timeout: 20_000 });
  await expect(page.getByRole('slider', { name: 'Playhead on the lanes' })).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(top);
});
