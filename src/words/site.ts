/** The words around every page: a door of their own, so that a page does not bring every word of the figure along. */
export { siteWords } from './en/site';
