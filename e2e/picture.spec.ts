import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { OPENING_SCENE } from '../src/scenario/scenes/index';
import { expect, test } from './pages/test';

/** The stage of the opening as the command line draws it. */
function drawn(at: number, width: number, theme: string): string {
  const args = ['scripts/svg.mjs', '-', '--at', String(at), '--width', String(width), '--theme', theme];
  const options = { input: JSON.stringify(OPENING_SCENE.scenario), encoding: 'utf8' } as const;
  return execFileSync(process.execPath, args, options);
}

/** How much of two pictures of the same size differs: the share of pixels that an eye would tell apart. */
async function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async (urls) => {
      const pixels = await Promise.all(
        urls.map(async (bytes) => {
          const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
        }),
      );
      const [left, right] = pixels;
      if (left.length !== right.length) return 1;
      let differ = 0;
      for (let at = 0; at < left.length; at += 4) {
        const apart = [0, 1, 2].map((part) => Math.abs(left[at + part] - right[at + part]));
        if (Math.max(...apart) > 96) differ++;
      }
      return differ / (left.length / 4);
    },
    [[...one], [...other]],
  );
}

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const) {
  test(`a picture that stands alone is the page's stage: ${colorScheme}, ${width} px`, async ({
    page,
  }, testInfo) => {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    await page.setViewportSize({ width, height: 1_800 });
    await page.goto('/explore');
    await page.evaluate(() => document.fonts.ready);
    // Found also while its own is hidden.
    const stage = page.getByRole('group', { name: /^The stream/, includeHidden: true }).locator('..');
    await expect(stage).toBeVisible();
    // Buttons are for the page alone.
    await stage.locator('fieldset').evaluateAll((all) => {
      for (const one of all) one.style.visibility = 'hidden';
    });
    const onPage = await stage.screenshot({ path: testInfo.outputPath('page.png') });
    const shown = Number(await page.getByRole('group', { name: /^The stream/ }).getAttribute('width'));
    const svg = drawn(24, shown, colorScheme);
    // Over the page's own, with the page's fonts: what differs is the drawing. Its rules come by script, because the
    // page's policy lets no style element in.
    await stage.evaluate((element, text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(/<style>([\s\S]*)<\/style>/.exec(text)![1]);
      document.adoptedStyleSheets = [sheet];
      const bare = text.replace(/<style>[\s\S]*<\/style>/, '');
      const picture = new DOMParser().parseFromString(bare, 'image/svg+xml').documentElement;
      picture.style.position = 'absolute';
      picture.style.inset = '0';
      picture.style.display = 'block';
      // Were it left in sight, the page's own would stand for what is missing in the picture.
      for (const own of element.children) (own as HTMLElement).style.visibility = 'hidden';
      element.append(document.importNode(picture, true));
    }, svg);
    const pictured = (await stage.locator('> svg').last().boundingBox())!;
    const box = (await stage.boundingBox())!;
    expect(Math.abs(pictured.width - box.width)).toBeLessThan(2);
    expect(Math.abs(pictured.height - box.height)).toBeLessThan(2);
    const alone = await stage.screenshot({ path: testInfo.outputPath('alone.png') });
    // A canvas and an SVG smooth edges differently, and a pill is as wide as a table of letters says: a few pixels.
    expect(await difference(page, onPage, alone)).toBeLessThan(0.02);
  });
}
