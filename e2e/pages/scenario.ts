import type { Page } from '@playwright/test';

/** Settings by their labels, and what is not a number. */
export interface ScenarioOnPage {
  readonly numbers?: Readonly<Record<string, number>>;
  readonly enhancedFanOut?: boolean;
  /** What the link says of it: texts, as a reader writes them. */
  readonly link?: string;
}

/** Opens Explore with a scenario from the beginning of the run on, stopped. */
export async function openScenario(
  page: Page,
  { numbers = {}, enhancedFanOut, link = '' }: ScenarioOnPage,
): Promise<void> {
  await page.goto(`/explore${link}`);
  await seekTo(page, 0);
  const more = page.locator('summary', { hasText: 'More settings' }).first();
  await more.click();
  for (const [label, value] of Object.entries(numbers)) {
    const field = page.getByRole('textbox', { name: `${label}, as a number`, exact: true });
    await field.fill(String(value));
    await field.press('Enter');
  }
  if (enhancedFanOut === true) await page.getByRole('switch', { name: 'Enhanced fan-out' }).click();
  await more.click();
}

/** Puts the playhead to so many simulated seconds. */
export async function seekTo(page: Page, seconds: number): Promise<void> {
  await page.getByRole('slider', { name: 'Simulated time' }).fill(String(seconds));
}
