/**
 * Every text a reader sees, in one typed catalogue. English for now; another language is another object of the type
 * `Words`, so the compiler names every entry that it lacks.
 */
import { controlsWords } from './en/controls';
import { panelsWords } from './en/panels';
import { settingWords } from './en/settings';
import { siteWords } from './en/site';
import { transportWords } from './en/transport';

const english = {
  controls: controlsWords,
  panels: panelsWords,
  settings: settingWords,
  site: siteWords,
  transport: transportWords,
};

export type Words = typeof english;

/** The words of the page's language. */
export const words: Words = english;
