/** The words of the tutorial: a door of their own, so that a chapter does not bring every word of the figure along. */
export { chapterWords } from './en/chapters';
export { glossaryWords, signWords, type GlossaryEntry, type Sign, type Term } from './en/glossary';
export { learnWords } from './en/learn';
