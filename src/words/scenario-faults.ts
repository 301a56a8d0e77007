/**
 * The door to the sentences about what is wrong with a scenario, for those who check one: apart from the catalogue, so
 * that a check does not bring every word of the page along.
 */
export { linkFaultWords } from './en/link-faults';
export { runFaultWords } from './en/run-faults';
export * as faultWords from './en/scenario-faults/index';
