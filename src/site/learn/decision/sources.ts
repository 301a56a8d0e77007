import type { Cure, Finding, Fullness } from '../../../narration/decide';
import type { NumberId } from './SourceLinks';

const WRITE = ['writeRecordsPerSecond', 'writeBytesPerSecond'] as const;

/** The numbers that a finding rests on. */
export const FINDING_SOURCES: Readonly<Record<Finding['kind'], readonly NumberId[]>> = {
  timeout: ['functionSecondsMaximum'],
  'hot-key-write': WRITE,
  write: WRITE,
  'read-calls': ['readCallsPerSecond', 'mappingPollSeconds', 'firehosePollSeconds'],
  'read-bytes': ['readBytesPerSecond'],
  'hot-key': [],
  lanes: ['parallelizationFactorMaximum', 'batchSizeMaximum'],
};

/** And a cure. */
export const CURE_SOURCES: Readonly<Record<Cure['kind'], readonly NumberId[]>> = {
  batch: ['functionSecondsMaximum'],
  faster: ['functionSecondsMaximum'],
  'finer-key': [],
  shards: [...WRITE, 'updateShardCountTimesMost', 'updateShardCountPerDay'],
  factor: ['parallelizationFactorMaximum'],
  'fan-out': ['fanOutBytesPerSecond', 'fanOutConsumers'],
  'other-stream': ['firehosePollSeconds'],
};

/** What each bar is full of. */
export const FULLNESS_SOURCES: Readonly<Record<keyof Fullness, readonly NumberId[]>> = {
  write: WRITE,
  readCalls: ['readCallsPerSecond'],
  readBytes: ['readBytesPerSecond'],
  hotKey: [],
  lanes: [],
};
