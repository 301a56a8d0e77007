/** Members of the headless report that have no name of their own: a metric of the stream stands at a place of a list. */

/** ReadProvisionedThroughputExceeded: GetRecords calls that were refused, those of all shared consumers together. */
export const CALLS_REFUSED = 'metrics.7.statistics.Sum';
/** GetRecords.Success: those that were answered. */
export const CALLS_ANSWERED = 'metrics.3.statistics.Sum';
/** GetRecords.Records: of the reply with the most. */
export const LARGEST_REPLY = 'metrics.4.statistics.Maximum';
/** GetRecords.Bytes: what all shared consumers together were given. */
export const BYTES_READ = 'metrics.5.statistics.Sum';
