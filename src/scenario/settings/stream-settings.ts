import { LIMITS } from '../../engine/index';
import { DEFAULTS } from '../defaults';
import { RANGES, TOTALS } from '../ranges';
import type { Setting } from './setting';

const KINESIS_API = 'Amazon Kinesis Data Streams API Reference';

const stream = {
  scope: 'stream',
  unit: null,
  group: 'stream',
  prominence: 'more',
  applies: 'new-run',
  orNull: false,
  consumerTypes: null,
  basis: 'aws',
  source: `${KINESIS_API}, CreateStream`,
} as const;

/** The settings of the run as a whole and of the stream. */
export const STREAM_SETTINGS = {
  seed: {
    ...stream,
    scope: 'scenario',
    path: 'seed',
    link: 'seed',
    control: 'number',
    range: RANGES.seed,
    scale: 'linear',
    group: 'assumptions',
    default: DEFAULTS.seed,
    basis: 'own',
    source: null,
  },
  streamName: {
    ...stream,
    path: 'streamName',
    link: 'stream',
    control: 'text',
    longest: TOTALS.nameCharacters,
    default: DEFAULTS.stream.streamName,
  },
  streamMode: {
    ...stream,
    path: 'streamMode',
    link: 'mode',
    control: 'choice',
    choices: ['PROVISIONED', 'ON_DEMAND'],
    default: DEFAULTS.stream.streamMode,
  },
  onDemandAdvantage: {
    ...stream,
    path: 'onDemandAdvantage',
    link: 'advantage',
    control: 'switch',
    values: [false, true],
    default: DEFAULTS.stream.onDemandAdvantage,
    source: LIMITS.fanOutConsumersAdvantage.source,
  },
  consumerCreatingSeconds: {
    ...stream,
    path: 'consumerCreatingSeconds',
    link: 'creating',
    control: 'slider',
    range: RANGES.consumerCreatingSeconds,
    scale: 'linear',
    unit: 'seconds',
    group: 'assumptions',
    default: DEFAULTS.stream.consumerCreatingSeconds,
    basis: 'unpublished',
    source: null,
  },
  shardCount: {
    ...stream,
    path: 'shardCount',
    link: 'shards',
    control: 'slider',
    range: RANGES.shardCount,
    scale: 'log',
    unit: 'shards',
    default: DEFAULTS.stream.shardCount,
  },
  shards: {
    ...stream,
    path: 'shards',
    link: 'ranges',
    control: 'list',
    items: 'hash-key-ranges',
    least: 1,
    most: RANGES.shardCount.max,
    orNull: true,
    default: DEFAULTS.stream.shards,
    source: `${KINESIS_API}, HashKeyRange`,
  },
  retentionPeriodHours: {
    ...stream,
    path: 'retentionPeriodHours',
    link: 'retention',
    control: 'slider',
    range: RANGES.retentionPeriodHours,
    scale: 'log',
    unit: 'hours',
    default: DEFAULTS.stream.retentionPeriodHours,
    source: LIMITS.retentionHoursMaximum.source,
  },
} as const satisfies Record<string, Setting>;
