/** What the items of a list are. */
export const commands = 'commands';
export const consumers = 'consumers';
export const filters = 'filters';
export const hashKeyRanges = 'hash-key ranges';
export const keys = 'keys';
export const names = 'names';
export const numbers = 'numbers';
export const partitionKeys = 'partition keys';
export const places = 'places';
export const producers = 'producers';
export const records = 'records';
