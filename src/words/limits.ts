/** The words of the page of limits: a door of their own, so that nobody else loads them. */
import { limitsWords as page } from './en/limits';
import { articleWords } from './en/limits-article';
import { numberNames } from './en/limits-names';
import { mixUps, openPoints, simplifiedPoints } from './en/limits-open';

export const limitsWords = {
  ...page,
  article: articleWords,
  openPoints,
  simplifiedPoints,
  mixUps,
  numberNames,
};
