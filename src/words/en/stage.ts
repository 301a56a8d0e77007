import { MEBIBYTE } from '../../lib/bytes';
import type { IdleReason } from '../../narration';
import { count, duration, number } from './numbers';

const stage = {
  stream: 'Stream',
  mapping: 'Event source mapping',
  lambda: 'Lambda',
  streamLine: (name: string, shards: number, hours: number) =>
    `${name} · ${count(shards, 'shard')} · ${number(hours)} h retention`,
  pollsLine: (name: string) => `${name} · polls 1×/s`,
  pushLine: (name: string) => `${name} · enhanced fan-out`,
  lambdaLine: (warm: number, busy: number) => `${count(warm, 'instance')} warm · ${number(busy)} busy`,
  hashKeys: (start: string, end: string) => `hash keys ${start} – ${end}`,
  newest: '← newest',
  legend: 'outlined: read already, kept until retention ends',
  legendShort: 'outlined: read already',
  calls: 'GetRecords this second',
  /** More than the limit in one second are calls that were saved up before it. */
  callsOf: (calls: number, limit: number) =>
    calls <= limit ? `${number(calls)} of ${number(limit)}` : `${number(calls)}, some saved up`,
  callsRefused: (refused: number) => `${number(refused)} refused`,
  throughput: 'Read throughput',
  throughputOf: (bytes: number, limitMebibytes: number) =>
    `${bytes < 100_000 ? `${number(bytes / 1_024)} kB` : `${number(bytes / MEBIBYTE, 1)} MB`} of ${number(limitMebibytes)} MB/s`,
  silent: (seconds: number) => `silent for ${number(seconds, 1)} s`,
  writes: 'Writes this second',
  writesOf: (records: number, limit: number) => `${number(records)} of ${number(limit)}`,
  writesRefused: (refused: number) => `${number(refused)} refused`,
  nextPoll: (seconds: number) => `next poll in ${number(Math.max(0, seconds), 2)} s`,
  nextPollShort: (seconds: number) => `poll in ${number(Math.max(0, seconds), 1)} s`,
  pushed: 'pushed about 70 ms after the put',
  notReading: 'does not read',
  notRegistered: 'LimitExceededException: not registered',
  lastRead: (records: number, keys: number) =>
    `last read: ${count(records, 'record')} → ${count(keys, 'key')}`,
  lastPush: (records: number) => `last push: ${count(records, 'record')}`,
  nothingRead: 'nothing read yet',
  lane: (lane: number) => `lane ${lane}`,
  nextBatch: 'next batch',
  waiting: (records: number) => `+${number(records)}`,
  key: (letter: string, key: string) => `${letter} ${key}`,
  moreKeys: (keys: number) => `+${number(keys)}`,
  progress: (elapsed: number, total: number) => `${number(elapsed)} / ${number(total)} ms`,
  progressSeconds: (elapsed: number, total: number) => `${number(elapsed, 1)} / ${number(total, 1)} s`,
  records: (records: number) => count(records, 'record'),
  retrying: { failed: 'failed: tries again', throttled: 'throttled (429): tries again' },
  neverInvoked: 'never invoked',
  warmIdle: 'warm, idle',
  noLanes: (name: string) => `${name} has no lanes: what it reads, it delivers itself.`,
  /** At the oldest record that is not finished: AWS's metric while there is one, else how long it waits. */
  mark: (metric: string, seconds: number, records: number, oldestSeconds: number) =>
    seconds > 0 || records === 0
      ? `${metric} ${duration(seconds)} · ${count(records, 'record')} behind`
      : `${count(records, 'record')} behind · oldest ${duration(oldestSeconds)}`,
  metric: { lambda: 'iterator age', kcl: 'MillisBehindLatest', firehose: 'MillisBehindLatest' },
  readMark: 'read up to here',
  shard: (index: number) => `shard ${index}`,
  openShard: (shardId: string) => `Show ${shardId}`,
  closedLine: (behind: number, age: number) =>
    `${count(behind, 'record')} behind · iterator age ${duration(age)}`,
  label: 'The stream, the event source mapping and the Lambda instances at the playhead',
  assumption:
    'AWS guarantees order per key and at most that many concurrent batches; how keys get their lane is not published.',
} as const;

/** Why a lane idles; the short form where there is one line. */
function idle(
  reason: IdleReason,
  keyName: (key: number) => string,
): { readonly long: readonly string[]; readonly short: string } {
  switch (reason.kind) {
    case 'surplus':
      return {
        long: [`idle: the factor is ${reason.factor} now,`, 'this lane begins nothing new'],
        short: 'beyond the factor',
      };
    case 'backoff':
      return reason.because === 'failed'
        ? { long: ['the batch failed and', 'will be tried again'], short: 'failed, tries again' }
        : { long: ['throttled: not started, and', 'will be tried again'], short: 'throttled, tries again' };
    case 'window':
      return {
        long: ['gathers: the batching window', `is open for ${duration(reason.left / 1e6)}`],
        short: `window open, ${duration(reason.left / 1e6)}`,
      };
    case 'factor-in-use':
      return {
        long: [`waits: ${reason.factor} batches run already,`, 'and the factor is no more'],
        short: 'the factor is in use',
      };
    case 'no-further-key': {
      const keys = count(reason.keys, 'key');
      return {
        long: [`idle: this shard has ${keys},`, 'so no further batch can form'],
        short: `idle: ${keys}`,
      };
    }
    case 'keys-elsewhere':
      return {
        long: [`idle: ${keyName(reason.key)} waits, but`, `that key is in lane ${reason.lane + 1}`],
        short: `keys are in lane ${reason.lane + 1}`,
      };
    case 'no-key-in-range':
      return {
        long: ['idle: no key that waits is in', 'this lane’s hash range'],
        short: 'no key in its range',
      };
    case 'unread':
      return unread(reason.records, reason.reading);
    case 'others-at-work':
      return {
        long: ['idle: all that was read', 'is at work in other lanes'],
        short: 'all is at work elsewhere',
      };
    case 'nothing-waiting':
      return { long: ['idle: everything that', 'arrived is done'], short: 'nothing waits' };
  }
}

function unread(
  records: number,
  reading: 'poll' | 'push' | 'none',
): { long: readonly string[]; short: string } {
  const there = `idle: ${count(records, 'new record')},`;
  switch (reading) {
    case 'poll':
      return { long: [there, 'read at the next poll'], short: 'waits for the next poll' };
    case 'push':
      return { long: [there, 'on the way by push'], short: 'a push is on its way' };
    case 'none':
      return { long: [there, 'and nothing reads them'], short: 'nothing reads the shard' };
  }
}

/** All words of the stage. */
export const stageWords = { ...stage, idle } as const;
