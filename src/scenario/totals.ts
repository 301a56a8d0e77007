/** How much of everything a scenario may hold. Ours: beyond it, a browser would stand still. */
import { LIMITS } from '../engine/index';

export const producers = 100;
export const weightedKeys = 10_000;
/** All producers together. */
export const recordsPerSecond = 1_000_000;
/** All producers together. */
export const ownRecords = 1_000_000;
export const consumerEntries = 100;
/** Shards times consumers. */
export const readers = 50_000;
export const poisons = 10_000;
export const commands = 1_000;
/** Characters of a stream's name, as AWS has it; of a consumer's too. */
export const nameCharacters = LIMITS.streamNameCharacters.value;
/** The name of an entry, a hyphen, and a number of its count. */
export const consumerNameCharacters = LIMITS.streamNameCharacters.value + 3;
