/** Links as people change them by hand: right, wrong, and cut off. */
import { SETTINGS, SETTING_KEYS } from '../../src/scenario';
import type { Choices } from './random';

const NAMES = [
  ...SETTING_KEYS.map((key) => SETTINGS[key].link),
  't',
  'scene',
  'speed',
  'theme',
  'v',
  'nonsense',
];
const VALUES = [
  '1',
  '2',
  '3',
  '6',
  '10',
  '0',
  '-1',
  '1.5',
  '1e99',
  'true',
  'falling-behind',
  'dark',
  '',
  '%',
  'é',
  '__proto__',
];

/** Another query for the page, told as a browser tells that one went back. */
export function editLink(choices: Choices): void {
  const parts = Array.from({ length: choices.below(5) }, () => `${choices.of(NAMES)}=${choices.of(VALUES)}`);
  window.history.pushState(null, '', `${window.location.pathname}?${parts.join('&')}`);
  window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
}
