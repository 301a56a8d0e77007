/** The door to what is said where the page cannot be shown: apart from the catalogue, which may be what is missing. */
export { troubleWords } from './en/trouble';
