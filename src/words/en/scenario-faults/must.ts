/** Rests of sentences that say what must be. */
export const be = (what: string, value: string) => `must be ${what}, not ${value}`;
export const beGiven = (what: string) => `must be ${what}; it is left out`;
export const haveNone = (names: readonly string[]) => `must have no member called ${names.join(', ')}`;
export const differ = (other: string, name: string) =>
  `must differ from all other names, but ${other} has ${name} too`;
export const stay = (value: string) => `must stay ${value} during a run`;
export const putAtMost = (most: number, rate: number) =>
  `must put at most ${most} records/s together, not ${rate}`;
export const haveAtMost = (most: number, own: number) =>
  `must have at most ${most} records of their own together, not ${own}`;
export const comeToAtMost = (most: number, readers: number) =>
  `must come to at most ${most} readers (consumers times shards), not ${readers}`;
