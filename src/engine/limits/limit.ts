/** What is known of a number: how much, of what, who says so, since when, how surely, and where it acts. */

/** How surely a number is known. */
export type Confidence =
  /** AWS's API model or documentation says so. */
  | 'documented'
  /** An AWS blog, an expert's or an emulator's finding, or documentation that is old or contradicts itself. */
  | 'reported'
  /** Ours. */
  | 'assumed';

/** The part of AWS, and of the model, that a number belongs to. */
export type Part =
  | 'stream'
  | 'PutRecords'
  | 'resharding'
  | 'onDemand'
  | 'GetRecords'
  | 'fanOut'
  | 'Firehose'
  | 'KCL'
  | 'mapping'
  | 'Lambda'
  | 'prices';

/** One number, and all that is known of it. */
export interface Limit {
  readonly value: number;
  /** Of what the value is a number: `records/s a shard`. */
  readonly unit: string;
  /** Who says so. */
  readonly source: string;
  /** Where the source can be read; null: nowhere, or in many places. */
  readonly address: string | null;
  /** When the source was published or last changed, as far as known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string;
  readonly confidence: Confidence;
  /** Where it acts. */
  readonly acts: Part;
  /** false: told only, the model does not apply it. */
  readonly isModelled: boolean;
}

/** Where a number can be looked up. */
export interface Source {
  readonly source: string;
  readonly date: string;
  readonly address?: string;
}

function limit(acts: Part, value: number, unit: string, from: Source, confidence: Confidence): Limit {
  const { source, date, address = null } = from;
  return { value, unit, source, address, date, confidence, acts, isModelled: true };
}

/** A number that AWS's API model or documentation states. */
export function documented(acts: Part, value: number, unit: string, source: Source): Limit {
  return limit(acts, value, unit, source, 'documented');
}

/** A number that others found, or that AWS's own words are at odds about. */
export function reported(acts: Part, value: number, unit: string, source: Source): Limit {
  return limit(acts, value, unit, source, 'reported');
}

/** A number of ours, where AWS publishes none; `why` says where it comes from. */
export function assumed(acts: Part, value: number, unit: string, why: string): Limit {
  return limit(acts, value, unit, { source: why, date: '2026-11' }, 'assumed');
}

/** A number that the page tells and the model does not apply. */
export function toldOnly(known: Limit): Limit {
  return { ...known, isModelled: false };
}

/** One operation of the Kinesis API, in the API model of 2026. */
export function kinesisApi(operation: string): Source {
  return {
    source: `Amazon Kinesis Data Streams API Reference, ${operation}`,
    date: '2026-08',
    address: `https://docs.aws.amazon.com/kinesis/latest/APIReference/API_${operation}.html`,
  };
}

/** One page of the Kinesis guide as it was last published in the open. */
export function kinesisGuide(title: string, page: string): Source {
  return {
    source: `Amazon Kinesis Data Streams Developer Guide, ${title}`,
    date: '2023-06',
    address: `https://docs.aws.amazon.com/streams/latest/dev/${page}.html`,
  };
}

export const KINESIS_QUOTAS: Source = {
  source: 'Amazon Kinesis Data Streams Developer Guide, Quotas and limits',
  date: '2026',
  address: 'https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html',
};

export const LARGE_RECORDS: Source = {
  source: 'Amazon Kinesis Data Streams Developer Guide, Large records',
  date: '2026',
  address: 'https://docs.aws.amazon.com/streams/latest/dev/large-records.html',
};

export const MAPPING_API: Source = {
  source: 'AWS Lambda API Reference, CreateEventSourceMapping',
  date: '2026-08',
  address: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
};

export const LAMBDA_GUIDE: Source = {
  source: 'AWS Lambda Developer Guide, Using AWS Lambda with Amazon Kinesis',
  date: '2026',
  address: 'https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html',
};

export const LAMBDA_QUOTAS: Source = {
  source: 'AWS Lambda Developer Guide, Lambda quotas',
  date: '2026',
  address: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
};

export const KCL_CODE: Source = {
  source: 'amazon-kinesis-client, PollingConfig',
  date: '2026',
  address: 'https://github.com/awslabs/amazon-kinesis-client',
};
