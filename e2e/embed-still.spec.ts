import { readdirSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { insideOf, pageWith, test } from './pages/host';

// What there is of a figure where there is no figure: its still, and what it says in words.

test.use({ reuseContext: false });

const POINT = /Records 1 and 5 have one key.*The third lane stays idle/;

test('until it is about to be seen, on paper, and where data is saved, it is a still that says its point', async ({
  page,
  host,
}) => {
  const figure = '<kinetoscope-figure scene="factor"></kinetoscope-figure>';
  host.put('/', pageWith(host.site, `<div style="height:3000px">far above</div>${figure}`));
  await page.goto(host.origin);
  const still = page.getByRole('img', { name: POINT });
  await test.step('far away', async () => {
    await expect(still).toBeAttached();
    await expect
      .poll(() => still.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(300);
    expect(page.frames()).toHaveLength(1);
  });
  await test.step('on paper', async () => {
    await still.scrollIntoViewIfNeeded();
    await expect(insideOf(page).getByRole('button', { name: 'Play' })).toBeVisible();
    await expect(still).toBeHidden();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(still).toBeVisible();
    await expect(still).toHaveAttribute('src', /factor-light-wide\.svg$/);
    await expect(page.locator('kinetoscope-figure').locator('iframe')).toBeHidden();
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });
  await test.step('where data is saved, the figure comes when it is asked for', async () => {
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
    );
    await page.reload();
    await still.scrollIntoViewIfNeeded();
    const load = page.getByRole('button', { name: 'Load the live figure' });
    await expect(load).toBeVisible();
    expect(page.frames()).toHaveLength(1);
    await load.click();
    await expect(insideOf(page).getByRole('button', { name: 'Load the live figure' })).toHaveCount(0);
    await expect(insideOf(page).getByRole('button', { name: 'Play' })).toBeVisible();
  });
});

test('without scripts, what stands within the element is there', async ({ browser, host }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const src = `${host.site}/posters/factor-light-wide.svg`;
  const fallback = `<a href="${host.site}/explore?scene=factor"><img src="${src}" alt="The third lane stays idle."></a>`;
  host.put('/', pageWith(host.site, `<kinetoscope-figure scene="factor">${fallback}</kinetoscope-figure>`));
  await page.goto(host.origin);
  const still = page.getByRole('img', { name: 'The third lane stays idle.' });
  await expect(still).toBeVisible();
  expect(await still.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(960);
  await context.close();
});

test('of every scene there are stills in both themes, a picture for mails and feeds, and what oEmbed asks', async ({
  request,
}) => {
  const scenes = readdirSync('dist/site/embed/scenes').map((file) => file.replace('.js', ''));
  expect(scenes.length).toBeGreaterThan(20);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  for (const scene of scenes) {
    const oembed = JSON.parse(readFileSync(`dist/site/v/${version}/oembed/${scene}.json`, 'utf8')) as {
      html: string;
      height: number;
      thumbnail_url: string;
    };
    expect(oembed).toMatchObject({ version: '1.0', type: 'rich', width: 760 });
    expect(oembed.html).toContain(`/v/${version}/embed/?scene=${scene}"`);
    expect(oembed.html).toContain(`height="${oembed.height}"`);
    const png = readFileSync(`dist/site${oembed.thumbnail_url}`);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    for (const kind of ['light-wide', 'light-tall', 'dark-wide', 'dark-tall'])
      expect(readFileSync(`dist/site/v/${version}/posters/${scene}-${kind}.svg`, 'utf8')).toMatch(
        /<title>.*<desc>/s,
      );
  }
  const frame = await request.get(`/v/${version}/embed/?scene=factor`);
  expect(frame.headers()['content-security-policy']).not.toContain('frame-ancestors');
  expect(frame.headers()['content-security-policy']).not.toContain('unsafe');
  const element = await request.get(`/v/${version}/kinetoscope.js`);
  expect(element.headers()['access-control-allow-origin']).toBe('*');
});
