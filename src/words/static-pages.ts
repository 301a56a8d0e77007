/** The words of pages for those who have not opened them: only the build carries them. */
export { staticPageWords } from './en/static-pages';
