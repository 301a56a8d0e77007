import type { Locator, Page } from '@playwright/test';
import { violationsOn } from './pages/axe';
import { insideOf, noteEvents, test, toldSoFar } from './pages/host';
import { expect } from './pages/test';

const KINDS = ['HTML', 'iframe', 'Markdown, MDX', 'React', 'reveal.js'];
const snippet = (page: Page) => page.getByRole('textbox', { name: /^Snippet/ });
const preview = (page: Page, id: string) => page.locator(`[data-preview='${id}'] kinetoscope-figure`);
const factorIn = (place: { getByRole: Page['getByRole'] }): Locator =>
  place.getByRole('slider', { name: 'Parallelization factor', exact: true });

/** Each of the five, by the name of its kind. */
async function snippetsOn(page: Page): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const kind of KINDS) {
    await page.getByRole('radio', { name: kind, exact: true }).check();
    all[kind] = await snippet(page).inputValue();
  }
  return all;
}

test('a scene that is set by using it is in the previews, in five snippets, and in the page it is pasted into', async ({
  page,
  context,
  host,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/embed/build');
  await page.getByRole('combobox', { name: 'Scene' }).selectOption({ label: '6. Factor 3, two keys' });
  const figure = page.locator('[data-builder-figure]');

  await test.step('what is done with the figure, and ticked', async () => {
    await factorIn(figure).press('ArrowRight');
    await page.getByRole('checkbox', { name: 'Number of keys', exact: true }).uncheck();
    await page.getByRole('checkbox', { name: 'Lock: Parallelization factor' }).check();
    await page.getByRole('checkbox', { name: 'title', exact: true }).check();
    await page.getByRole('combobox', { name: 'Another setting' }).selectOption('Batch size');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('checkbox', { name: 'Batch size', exact: true })).toBeChecked();
    await expect(figure.getByRole('slider', { name: 'Batch size' })).toBeAttached();
  });

  await test.step('is in the previews, each in the theme of what is around it', async () => {
    await preview(page, 'light').scrollIntoViewIfNeeded();
    for (const id of ['light', 'dark', 'phone']) {
      await expect(preview(page, id)).toHaveAttribute('pf', '4');
      await expect(preview(page, id)).toHaveAttribute('controls', 'pf,batch');
      await expect(preview(page, id)).toHaveAttribute('lock', 'pf');
      await expect(preview(page, id)).toHaveAttribute('hide', 'title');
    }
    for (const theme of ['light', 'dark']) {
      const inside = insideOf(page, `[data-preview='${theme}'] kinetoscope-figure`);
      await expect(factorIn(inside)).toHaveValue('4');
      await expect(factorIn(inside)).toBeDisabled();
      await expect(inside.getByRole('heading', { level: 1 })).toHaveCount(0);
      await expect(inside.locator('html')).toHaveAttribute('data-theme', theme);
    }
  });

  await test.step('is in all snippets, of this version', async () => {
    const all = await snippetsOn(page);
    for (const kind of KINDS) {
      expect(all[kind], kind).toMatch(/\bpf(?:=4|="4"|=\{4\})/);
      expect(all[kind], kind).toMatch(/\bcontrols="?pf,batch\b/);
      expect(all[kind], kind).toMatch(/\/v\/\d+\.\d+\.\d+\//);
    }
  });

  await test.step('and in the address, which opens the same again', async () => {
    await expect
      .poll(() => new URL(page.url()).search)
      .toBe('?scene=factor&pf=4&controls=pf,batch&lock=pf&hide=title');
    await page.reload();
    await expect(factorIn(figure)).toHaveValue('4');
    await expect(page.getByRole('checkbox', { name: 'Lock: Parallelization factor' })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: 'title', exact: true })).toBeChecked();
  });

  await test.step('what is copied is told, and works where it is pasted', async () => {
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Copied', exact: true })).toBeVisible();
    await expect(page.locator('[aria-live]', { hasText: 'Copied: HTML.' })).toBeAttached();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    host.put(
      '/post',
      `<!doctype html><html lang="en"><head><title>Post</title></head><body>${copied}</body></html>`,
    );
    await noteEvents(page);
    await page.goto(`${host.origin}/post`);
    await expect.poll(async () => (await toldSoFar(page)).map(({ name }) => name)).toContain('ready');
    expect((await toldSoFar(page)).filter(({ name }) => name === 'error')).toEqual([]);
    await expect(factorIn(insideOf(page))).toHaveValue('4');
    await expect(factorIn(insideOf(page))).toBeDisabled();
  });
});

test('a figure is one click from its place in a chapter; what an address says and cannot be is named', async ({
  page,
}) => {
  await page.goto('/learn/factor');
  await page.locator('[data-scene="factor"]').getByRole('link', { name: 'Embed', exact: true }).click();
  await expect(page).toHaveURL(/\/embed\/build\?scene=factor$/);
  await expect(page.getByRole('combobox', { name: 'Scene' })).toHaveValue('factor');
  await page.goto('/embed/build?scene=factor&pf=99&hide=nothing&at.3.pf=5');
  const about = page.getByRole('region', { name: 'About this address' });
  await expect(about.getByRole('listitem')).toHaveCount(2);
  // What is changed during the run stays at its moment, until it is to hold from the beginning.
  const moments = page.getByRole('checkbox', { name: 'Keep the moments of my changes' });
  await expect(moments).toBeChecked();
  await expect(snippet(page)).toHaveValue(/ at\.3\.pf="5"/);
  await moments.uncheck();
  await expect(snippet(page)).toHaveValue(/ pf="5"/);
});

test('axe finds nothing to object to where figures are made, and nothing scrolls sideways', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const [width, height, colorScheme] of [
    [1440, 900, 'light'],
    [390, 844, 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    await page.goto('/embed/build?scene=factor&hide=nothing');
    await snippet(page).waitFor();
    // Figures in frames are looked at elsewhere; axe cannot speak with frames that have no origin.
    await page.locator('kinetoscope-figure').evaluateAll((all) => all.forEach((one) => one.remove()));
    expect(await violationsOn(page), `${width} px, ${colorScheme}`).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
      `${width} px`,
    ).toBeLessThanOrEqual(width);
  }
});
