/** What is true now, as data; the words are in the catalogue. */
export * from './idle-reason';
export * from './narrate';
