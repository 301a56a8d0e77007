/** What members of a producer must be. */
export const keys = 'a list of keys, or { "count", "skew" } for generated ones';
export const records = 'a list of records';
export const burst = 'an object { "recordsPerSecond", "everySeconds", "forSeconds" }';
export const ramp = 'an object { "toRecordsPerSecond", "startsAt", "overSeconds" }';
export const forSeconds = (everySeconds: number) => `at most everySeconds (${everySeconds})`;
export const endsAt = (startsAt: number) => `null or later than startsAt (${startsAt})`;
