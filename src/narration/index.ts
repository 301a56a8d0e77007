/** What is true now, as data; the words are in the catalogue. */
export type { ColdStartFact, Fact, FailureCause, FailureCourseFact } from './fact';
export type { ReshardFact } from './reshard-fact';
export * from './idle-reason';
export { keysSeen } from './keys-seen';
export * from './order-proof';
export { narrate } from './narrate';
export { captionOf } from './caption';
export { happeningsAt, lanesOf, type Happening } from './story';
