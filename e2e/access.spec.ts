import type { Page } from '@playwright/test';
import { PALETTES } from '../src/paint';
import { colourViolationsOn, violationsOn } from './pages/axe';
import { openScenario, seekTo } from './pages/scenario';
import { expect, test } from './pages/test';
import { unpainted } from './pages/visibility';

const SIZES = [
  [390, 844],
  [1440, 900],
] as const;

const LIGHT = { name: 'light', look: violationsOn, media: { colorScheme: 'light' } } as const;
const DARK = { name: 'dark', look: violationsOn, media: { colorScheme: 'dark' } } as const;
const FORCED = {
  name: 'forced colours',
  look: colourViolationsOn,
  media: { colorScheme: 'light', forcedColors: 'active' },
} as const;

/** In light, at both widths. */
const IN_LIGHT = SIZES.map((size) => ({ ...LIGHT, size }));
/**
 * What is there is the same whatever its colours, and has the same colours whatever its width: all of it is looked at once
 * at each width and once in each theme, and with the system's colours these alone.
 */
const IN_EVERY_MEDIUM = [
  { ...DARK, size: SIZES[0] },
  { ...LIGHT, size: SIZES[1] },
  { ...FORCED, size: SIZES[1] },
];

/** What the page looks like when it is looked at. */
const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'six consumers, one with its help open': async (page) => {
    await openScenario(page, { numbers: { Consumers: 6, 'Parallelization factor': 3 } });
    await seekTo(page, 24);
    for (const name of ['Parallelization factor', 'Consumers']) {
      await page.getByRole('button', { name: `About ${name}`, exact: true }).click();
    }
  },
  'the list of keys': async (page) => {
    await openScenario(page, {});
    await page.getByRole('slider', { name: 'Consumers', exact: true }).focus();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  },
  'everything open': async (page) => {
    await openScenario(page, { numbers: { Shards: 20 } });
    await seekTo(page, 8);
    for (const summary of await page.locator('summary').all()) await summary.click();
    await expect(page.getByRole('region', { name: 'Your records' })).toBeVisible();
  },
};

/** Between them they have every colour: for the other states light is enough. */
const IN_EVERY_COLOUR = ['everything open', 'the list of keys'];

for (const [state, open] of Object.entries(STATES)) {
  test(`axe finds nothing to object to, and whatever is pressed is 24 px wide and high at least: ${state}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page);
    for (const { name, look, media, size } of IN_EVERY_COLOUR.includes(state) ? IN_EVERY_MEDIUM : IN_LIGHT) {
      const [width, height] = size;
      await page.emulateMedia({ forcedColors: 'none', ...media });
      await page.setViewportSize({ width, height });
      expect(await look(page), `${name}, ${width} px`).toEqual([]);
      expect(await smallTargets(page), `${name}, ${width} px`).toEqual([]);
    }
  });
}

test('axe finds nothing to object to where things move, with two records followed', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/explore?pf=3&t=12&picked=0.0~0.2');
  await expect(page.getByText(/^1 before \d+: /).first()).toBeVisible();
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    expect(await violationsOn(page), `${width} px`).toEqual([]);
  }
});

test('what axe objects to is found', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openScenario(page, {});
  await page.evaluate(() => {
    document.querySelector('main')!.append(document.createElement('img'));
    document.querySelector<HTMLElement>('h1')!.style.color = '#999';
  });
  expect((await violationsOn(page)).map(({ id }) => id)).toEqual(['color-contrast', 'image-alt']);
});

/** Everything that can be pressed and is smaller; what stands in a sentence may be as high as its line. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 24 - 0.01;
    const selector = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    return [...document.querySelectorAll<HTMLElement>(selector)].flatMap((element) => {
      if (!element.checkVisibility({ visibilityProperty: true })) return [];
      if (element.matches('p a, p label input')) return [];
      // A box to tick is as large as the label around it.
      const target = element.closest('label') ?? element;
      const { width, height } = target.getBoundingClientRect();
      const name =
        element.getAttribute('aria-label') ?? `${element.textContent}<${element.outerHTML.slice(0, 80)}>`;
      const found = width < LEAST || height < LEAST ? [`${name}: ${width} x ${height}`] : [];
      if (!element.matches('[type="range"]')) return found;
      const probe = document.createElement('i');
      probe.style.cssText = `position: absolute; width: ${getComputedStyle(element).getPropertyValue('--handle')}`;
      document.body.append(probe);
      const handle = probe.getBoundingClientRect().width;
      probe.remove();
      return handle < LEAST ? [...found, `the handle of ${name}: ${handle}`] : found;
    });
  });
}

test('where the system forces its colours, the canvas has them too', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' });
  await openScenario(page, {});
  await seekTo(page, 24);
  // The playhead goes there with the next frame, the words at the marks with the one after.
  const time = page.getByRole('slider', { name: 'Simulated time' });
  await expect(time).toHaveAttribute('aria-valuetext', /^24\.00/);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  const { painted, system } = await page.evaluate(() => {
    const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const ofSystem = ['Canvas', 'CanvasText', 'Highlight', 'GrayText'].map((name) => {
      for (const colour of ['Canvas', name]) {
        probe.fillStyle = colour;
        probe.fillRect(0, 0, 1, 1);
      }
      return probe.getImageData(0, 0, 1, 1).data.slice(0, 3).join(' ');
    });
    // That of the stage: stills have one each.
    const canvas = document.querySelector<HTMLCanvasElement>('svg[role="group"] ~ canvas')!;
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', {
      willReadFrequently: true,
    })!;
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    const counts = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4) {
      // What is drawn at the edge of a shape is a mixture.
      if (data[at + 3] < 255) continue;
      const colour = `${data[at]} ${data[at + 1]} ${data[at + 2]}`;
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const most = [...counts].toSorted(([, a], [, b]) => b - a);
    return { painted: most, system: ofSystem };
  });
  expect(painted[0][1]).toBeGreaterThan(500);
  for (const [colour] of painted.slice(0, 3)) expect(system).toContain(colour);
  const { accent, keys, tape } = PALETTES.dark;
  for (const hex of [accent, tape, ...keys]) {
    const own = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(' ');
    expect(painted.map(([colour]) => colour)).not.toContain(own);
  }
});

test('of all that is told aloud, no two messages come within three seconds', async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    const heard: [at: number, text: string][] = [];
    Object.assign(window, { heard });
    const live =
      '[aria-live="polite"], [aria-live="assertive"], output:not([aria-live]), [role="alert"], [role="status"]';
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
        const text = region?.textContent ?? '';
        if (text !== '' && text !== heard.at(-1)?.[1]) heard.push([Date.now(), text]);
      }
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
  await page.goto('/explore');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await unpainted(page);
  await page.clock.runFor(2_000);
  const factor = page.getByRole('textbox', { name: 'Parallelization factor, as a number' });
  for (const value of ['99', '3', 'x', '7', '400']) {
    await factor.fill(value);
    await factor.press('Enter');
    await page.clock.runFor(700);
    await page.getByRole('slider', { name: 'Simulated time' }).press('Home');
    await page.clock.runFor(300);
    await page.getByRole('button', { name: 'Step back' }).click();
    await page.clock.runFor(1_000);
    await page.getByRole('slider', { name: 'Simulated time' }).press('End');
    await page.clock.runFor(2_500);
  }
  await page.clock.runFor(6_000);
  const heard = await page.evaluate(() => (window as unknown as { heard: [number, string][] }).heard);
  expect(heard.length).toBeGreaterThan(5);
  expect(new Set(heard.map(([, text]) => text)).size).toBeGreaterThan(3);
  // The clock tells whole milliseconds: of three seconds one may be missing.
  heard.slice(1).forEach(([at], index) => expect(at - heard[index][0]).toBeGreaterThanOrEqual(2_999));
});

for (const [width, height] of [...SIZES, [848, 420]] as const) {
  test(`what has the focus is in sight, not below what sticks to the window: ${width} x ${height}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    await openScenario(page, { numbers: { Consumers: 3 } });
    await page.getByRole('link', { name: 'Skip to the content' }).focus();
    let stops = 0;
    for (; stops < 80; stops++) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(() => {
        const element = document.activeElement!;
        if (element === document.body) return null;
        const { left, top, width: wide, height: high } = element.getBoundingClientRect();
        const there = document.elementFromPoint(left + wide / 2, top + high / 2);
        // What lets pointers through is seen where its parent is.
        const passes = getComputedStyle(element).pointerEvents === 'none';
        const seen = passes ? element.parentElement! : element;
        const isSeen = there !== null && (seen.contains(there) || there.contains(seen));
        return isSeen || element.matches('.visually-hidden') ? '' : element.outerHTML.slice(0, 120);
      });
      if (hidden === null) break;
      expect(hidden).toBe('');
    }
    expect(stops).toBeGreaterThan(20);
  });
}
