import { expect } from '@playwright/test';
import { insideOf, noteEvents, pageWith, test, toldSoFar } from './pages/host';

// A figure in a page of another origin, as its author and its readers have it.

/** What the page around must allow, and nothing else: as docs/embed.md says. */
const strict = (site: string) => ({
  'Content-Security-Policy': `default-src 'none'; script-src ${site}; frame-src ${site}; img-src 'self' ${site}`,
});

test('one line of HTML: it says its point, then is the live figure, and is told and tells @main', async ({
  page,
  host,
  browserName,
}) => {
  host.put(
    '/',
    pageWith(host.site, '<kinetoscope-figure scene="factor" pf="2"></kinetoscope-figure>'),
    strict(host.site),
  );
  await noteEvents(page);
  await page.goto(host.origin);
  const figure = page.locator('kinetoscope-figure');
  const inside = insideOf(page);
  const factor = inside.getByRole('slider', { name: 'Parallelization factor', exact: true });

  await test.step('its attributes are its settings', async () => {
    await expect(factor).toHaveValue('2');
    await expect(inside.getByRole('heading', { level: 1 })).toHaveText('Factor 3, two keys');
    await expect(inside.getByRole('button', { name: 'Play' })).toBeVisible();
    expect((await toldSoFar(page))[0]).toMatchObject({ name: 'ready', detail: { scene: 'factor', t: 1.75 } });
  });
  await test.step('it has no storage, and needs none', async () => {
    const frame = page.frames().find((one) => one !== page.mainFrame());
    const storage = await frame?.evaluate(() => {
      try {
        return [origin, String(localStorage.length)];
      } catch (error) {
        return [origin, (error as Error).name];
      }
    });
    expect(storage).toEqual(['null', 'SecurityError']);
  });
  await test.step('another attribute is another value, and no attribute that of the scene', async () => {
    await figure.evaluate((element) => element.setAttribute('pf', '4'));
    await expect(factor).toHaveValue('4');
    await figure.evaluate((element) => element.removeAttribute('pf'));
    await expect(factor).toHaveValue('3');
  });
  await test.step('methods move it, and events tell', async () => {
    await figure.evaluate((element) => (element as unknown as { seek: (t: number) => void }).seek(12));
    await expect(
      inside.getByLabel('Time', { exact: true }).or(inside.getByText('12.00 s')).first(),
    ).toBeVisible();
    await figure.evaluate((element) => (element as unknown as { play: () => void }).play());
    await expect(inside.getByRole('button', { name: 'Pause' })).toBeVisible();
    await figure.evaluate((element) => (element as unknown as { pause: () => void }).pause());
    await expect(inside.getByRole('button', { name: 'Play' })).toBeVisible();
    await figure.evaluate((element) =>
      (element as unknown as { set: (name: string, value: unknown) => void }).set('pf', 99),
    );
    await expect
      .poll(async () => (await toldSoFar(page)).at(-1))
      .toMatchObject({ name: 'error', detail: { name: 'pf' } });
    await factor.fill('5');
    await expect
      .poll(() => toldSoFar(page))
      .toContainEqual(expect.objectContaining({ name: 'change', detail: { name: 'pf', value: 5 } }));
    expect(await toldSoFar(page)).toContainEqual(
      expect.objectContaining({
        name: 'time',
        detail: expect.objectContaining({ playing: true }) as unknown,
      }),
    );
  });
  // Of a page that a frame opens, Firefox tells those who drive it nothing.
  if (browserName === 'firefox') return;
  await test.step('a reader opens the same run in Explore', async () => {
    const opened = page.context().waitForEvent('page');
    await inside.getByRole('link', { name: 'Open in Explore' }).click();
    const explore = await opened;
    await expect(explore).toHaveURL(/\/explore\?.*scene=factor/);
    await expect(explore.getByRole('slider', { name: 'Parallelization factor', exact: true })).toHaveValue(
      '5',
    );
    await explore.close();
  });
});

test('the keyboard goes in at one end and out at the other; nothing takes the focus or scrolls by itself', async ({
  page,
  host,
}) => {
  const figure = '<kinetoscope-figure scene="one-lambda-a-shard"></kinetoscope-figure>';
  host.put(
    '/',
    pageWith(host.site, `<button id="before">before</button>${figure}<button id="after">after</button>`),
  );
  await page.goto(host.origin);
  const inside = insideOf(page);
  await expect(inside.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(inside.getByRole('button', { name: /^About/ }).first()).toBeVisible();
  expect(await page.evaluate(() => [document.activeElement?.localName, scrollY])).toEqual(['body', 0]);

  const focused = inside.locator(':focus');
  // Keys go to whoever has the focus: within the frame, to the frame.
  const through = async (key: string) => {
    await page.keyboard.press(key);
    const passed: string[] = [];
    while (passed.length < 60 && (await focused.count()) > 0) {
      passed.push(await focused.evaluate((element) => element.outerHTML.slice(0, 200)));
      await focused.press(key);
    }
    return passed;
  };
  await page.locator('#before').focus();
  const there = await through('Tab');
  await expect(page.locator('#after')).toBeFocused();
  const back = await through('Shift+Tab');
  await expect(page.locator('#before')).toBeFocused();
  // Every one of its controls, both ways.
  expect(there.length).toBeGreaterThan(8);
  expect(back).toEqual(there.toReversed());
});

test('within the frame the keyboard comes to everything, and plays @main', async ({ page }) => {
  await page.goto('/embed/?scene=one-lambda-a-shard');
  await expect(page.getByRole('button', { name: /^About/ }).first()).toBeVisible();
  const names = new Set<string>();
  const named = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element === document.body
        ? ''
        : (element?.getAttribute('aria-label') ?? element?.textContent ?? '');
    });
  for (let press = 0; press < 25; press++) {
    await page.keyboard.press('Tab');
    const name = await named();
    names.add(name);
    if (name === 'Play') await page.keyboard.press('Enter');
    if (name === 'Open in Explore') break;
  }
  expect([...names]).toEqual(
    expect.arrayContaining(['About Parallelization factor', 'Play', 'Open in Explore']),
  );
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('a plain frame works alone, and names what it cannot use', async ({ page, host }) => {
  const src = `${host.site}/embed/?scene=factor&amp;pf=3&amp;pff=1&amp;controls=pf+nonsense&amp;lock=pf&amp;hide=narrator`;
  host.put('/', `<!doctype html><title>Host</title><iframe src="${src}" width="760" height="1100"></iframe>`);
  await page.goto(host.origin);
  const inside = page.frameLocator('iframe');
  const factor = inside.getByRole('slider', { name: 'Parallelization factor', exact: true });
  await expect(factor).toHaveValue('3');
  await expect(factor).toBeDisabled();
  await expect(inside.getByRole('slider', { name: 'Partition keys' })).toHaveCount(0);
  const notice = inside.getByRole('region', { name: 'What the page around asked for' });
  await expect(notice).toContainText("Unknown setting 'pff': ignored");
  await expect(notice).toContainText("'nonsense' is none");
  await expect(inside.getByText('The third lane stays idle')).toHaveCount(0);
  await notice.getByRole('button', { name: 'Close' }).click();
  await expect(notice).toHaveCount(0);
});

test('it is light or dark as the page around it is, whatever makes it so', async ({ page, host }) => {
  const style = `<style>body{background:#fff}body.night{background:oklch(20% 0.02 260)}</style>`;
  host.put('/', pageWith(host.site, '<kinetoscope-figure scene="factor"></kinetoscope-figure>', style));
  await page.goto(host.origin);
  const inside = insideOf(page);
  const html = inside.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.evaluate(() => document.body.classList.add('night'));
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.locator('kinetoscope-figure').evaluate((element) => element.setAttribute('theme', 'light'));
  await expect(html).toHaveAttribute('data-theme', 'light');
});

test('autoplay begins when the figure is seen, and never with reduced motion', async ({ page, host }) => {
  const figure = '<kinetoscope-figure id="f" scene="factor" autoplay></kinetoscope-figure>';
  host.put('/', pageWith(host.site, `<div style="height:1500px">far above</div>${figure}`));
  await noteEvents(page);
  await page.goto(host.origin);
  const figures = page.locator('kinetoscope-figure');
  await page.evaluate(() => scrollTo(0, 300));
  await expect(insideOf(page).getByRole('button', { name: 'Play' })).toBeAttached();
  expect((await toldSoFar(page)).filter(({ name }) => name === 'time')).toEqual([]);
  await figures.scrollIntoViewIfNeeded();
  await expect(insideOf(page).getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
  await expect(insideOf(page).getByRole('button', { name: 'Play' })).toBeAttached();

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.reload();
  await figures.scrollIntoViewIfNeeded();
  await expect(insideOf(page).getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(insideOf(page).getByText('The third lane stays idle').first()).toBeVisible();
  expect((await toldSoFar(page)).filter(({ detail }) => detail['playing'] === true)).toEqual([]);
});
