/** What can be measured of a history at a time or over a span. */
export * from './backlog';
export * from './call-budget';
export * from './calls';
export * from './consumer-name';
export * from './finishing-rate';
export * from './furthest-behind';
export * from './iterator-age';
export * from './lane-at';
export * from './moments';
export * from './processing';
export * from './rates';
export * from './shard-at';
export * from './statistics';
export * from './totals';
