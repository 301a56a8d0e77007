/** What is true now, as data; the words are in the catalogue. */
export type { Fact } from './fact';
export * from './idle-reason';
export { narrate } from './narrate';
