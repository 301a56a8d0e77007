/** The words of the page that makes an embedded figure: a door of their own, so that nobody else loads them. */
export { embedBuildWords } from './en/embed-build';
