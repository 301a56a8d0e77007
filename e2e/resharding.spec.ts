import { violationsOn } from './pages/axe';
import { expect, test } from './pages/test';

const SECOND_HALF = String(2n ** 127n + 2n ** 126n);

test('a shard is split from the panel, is seen closed, and its children wait for it; undone, it is whole', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/explore?t=30&stills=0');
  const stage = page.getByRole('group', { name: /The stream, the event source mapping/ });
  await expect(stage.getByText('orders · 2 shards · 24 h retention')).toBeVisible();
  await page.getByText('Split and merge', { exact: true }).click();
  // By keyboard: the shard, its hash key, the button.
  const shard = page.getByRole('combobox', { name: 'Shard', exact: true });
  await shard.selectOption({ index: 1 });
  await expect(page.getByRole('textbox', { name: 'Split at hash key' })).toHaveValue(SECOND_HALF);
  await page.getByRole('button', { name: 'Split', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(
    page
      .getByRole('complementary', { name: 'Settings' })
      .getByText('SplitShard was accepted; the stream is UPDATING.'),
  ).toBeVisible();
  await expect(stage.getByText('orders · 2 shards · UPDATING')).toBeVisible();
  await expect(page.getByText(/open at this time/)).toHaveCount(0);

  // Meanwhile AWS refuses another one, in its words.
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const settings = page.getByRole('complementary', { name: 'Settings' });
  await expect(
    settings.getByText('ResourceInUseException. Stream orders not ACTIVE, instead in state UPDATING'),
  ).toBeVisible();

  const time = page.getByRole('slider', { name: 'Simulated time' });
  await time.fill('36');
  await page.getByRole('button', { name: /Show shardId-000000000001: CLOSED · \d+ left/ }).click();
  await expect(stage.getByText(/^CLOSED · \d+ left · goes on in shards 2 and 3/)).toBeVisible();
  await expect(stage.getByText('read to its end')).toBeVisible();
  await expect(page.getByText('3 open at this time; the run starts with 2.')).toBeVisible();
  await expect(
    page.getByRole('button', { name: /Show shardId-000000000002: waits for shard 1/ }),
  ).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);

  await page.getByRole('button', { name: /^Undo: change to/ }).click();
  await page.getByRole('button', { name: 'Undo: split shard 1' }).click();
  await time.fill('36');
  await expect(stage.getByText('orders · 2 shards · 24 h retention')).toBeVisible();
});

test('a link says what was split and merged, and a figure that is opened with it shows the same', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/explore?at.5.split=0~~1000&at.11.merge=2~~3&t=13&stills=0');
  await expect(page.getByText(/UPDATING since 11.0 s: MergeShards is under way/).first()).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
});
