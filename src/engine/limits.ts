/**
 * Every number of AWS that the engine uses, once: with unit, source and date, and where it acts. What AWS does not
 * publish is in ASSUMPTIONS, named and switchable; the page marks those as ours. The tables stand in `limits/`.
 */
import { LAMBDA_LIMITS } from './limits/lambda-limits';
import { READ_LIMITS } from './limits/read-limits';
import { STREAM_LIMITS } from './limits/stream-limits';

export { ASSUMPTIONS } from './limits/assumptions';
export type { Confidence, Limit, Part } from './limits/limit';
export { PRICES } from './limits/prices';

/** What AWS publishes. Byte limits are MiB throughout, as in the API model of 2026. */
export const LIMITS = { ...STREAM_LIMITS, ...READ_LIMITS, ...LAMBDA_LIMITS };
