/** The words of the parts of the tutorial that a reader works with: a door of their own, so that nobody else loads them. */
export { keyRingWords } from './en/learn-widgets';
export { decisionWords } from './en/learn-decision';
