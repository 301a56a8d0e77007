/** A scenario counts the places of records from 0; here a record has the number that its glyph carries. */
export const FIRST_NUMBER = 1;
