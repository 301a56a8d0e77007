/** The words of the page's language: English for now. Whoever reads an entry, `words.stage`, carries that one alone. */
export * as words from './en/index';
