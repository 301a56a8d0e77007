import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The rules whose answer follows from colours; those that are off by default stay off. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe objects to on this page. */
export async function violationsOn(page: Page) {
  return (await axeOn(page).analyze()).violations;
}

/**
 * What axe objects to in the colours of this page: for a page that was looked at wholly, as wide as it is, in others.
 * What is there is the same whatever its colours.
 */
export async function colourViolationsOn(page: Page) {
  return (await axeOn(page).withRules(OF_COLOURS).analyze()).violations;
}

function axeOn(page: Page): AxeBuilder {
  // There is no frame of another site in it: axe can put its findings together here, without a page of its own.
  return new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
}
