import type { Fact, IdleReason } from '../../narration';

/** A number with at most `digits` decimals, as English writes it. */
function number(value: number, digits = 0): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

function count(amount: number, one: string, many = `${one}s`): string {
  return `${number(amount)} ${amount === 1 ? one : many}`;
}

/** A rate: one decimal while it is small. */
function rate(perSecond: number): string {
  return number(perSecond, perSecond < 20 ? 1 : 0);
}

/** Seconds in words that fit: `0.6 s`, `42 s`, `5 min 10 s`, `3 h 20 min`. */
function duration(seconds: number): string {
  if (seconds < 9.95) return `${number(seconds, 1)} s`;
  if (seconds < 119.5) return `${number(seconds)} s`;
  if (seconds < 7_200) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`;
}

const SMALL_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
function inWords(value: number): string {
  return SMALL_NUMBERS[value] ?? number(value);
}

/** A sentence of the narrator; `lead` is set in bold. */
export interface Sentence {
  readonly lead: string;
  readonly rest: string;
}

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
  oldest: 'oldest (kept until retention ends)',
  older: 'older records go on to the right →',
  calls: 'GetRecords this second',
  callsOf: (calls: number, limit: number) => `${number(calls)} of ${number(limit)}`,
  callsRefused: (refused: number) => `${number(refused)} refused`,
  throughput: 'Read throughput',
  throughputOf: (bytes: number, limitMebibytes: number) =>
    `${bytes < 100_000 ? `${number(bytes / 1_024)} kB` : `${number(bytes / 1_048_576, 1)} MB`} of ${number(limitMebibytes)} MB/s`,
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
  retrying: 'failed: tries again',
  neverInvoked: 'never invoked',
  warmIdle: 'warm, idle',
  noLanes: (name: string) => `${name} has no lanes: what it reads, it delivers itself.`,
  age: (seconds: number) => `iterator age ${duration(seconds)}`,
  behind: (records: number, seconds: number) =>
    `iterator age ${duration(seconds)} · ${count(records, 'record')} behind`,
  readMark: 'read up to here',
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
      return { long: ['the batch failed and', 'is tried again soon'], short: 'tries again soon' };
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
        long: [`idle: the shard has ${keys},`, 'so no further batch can form'],
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
      return {
        long: [`idle: ${count(reason.records, 'new record')},`, 'read at the next poll'],
        short: 'waits for the next poll',
      };
    case 'nothing-waiting':
      return { long: ['idle: everything that', 'arrived is done'], short: 'nothing waits' };
  }
}

/** The narrator's sentence for a fact. */
function fact(one: Fact): Sentence {
  switch (one.kind) {
    case 'waiting-for-records':
      return {
        lead: 'The stream has just begun.',
        rest: 'Records arrive; the first polls come within a second.',
      };
    case 'registration-refused':
      return {
        lead: 'One consumer too many.',
        rest: `A stream registers 20 consumers for enhanced fan-out; ${one.consumers === 1 ? 'one more was' : `${one.consumers} more were`} refused with LimitExceededException.`,
      };
    case 'reads-refused':
      return one.by === 'calls'
        ? {
            lead: `${count(one.readers, 'reader')}, five calls a second.`,
            rest: `A shard answers five GetRecords calls a second, all shared readers together: shard ${one.shard} refused ${one.refused} of ${one.calls} in the last ${one.seconds} s.`,
          }
        : {
            lead: 'The shard gives 2 MB/s, and no more.',
            rest: `All shared readers have that together: shard ${one.shard} refused ${one.refused} of ${one.calls} calls in the last ${one.seconds} s.`,
          };
    case 'writes-refused':
      return {
        lead: 'Writes are refused.',
        rest: `A shard takes 1,000 records and 1 MB a second: shard ${one.shard} refused ${count(one.refused, 'put')} in the last ${one.seconds} s.`,
      };
    case 'falling-behind':
      return {
        lead: 'Falling behind.',
        rest: `In the last ${one.seconds} s shard ${one.shard} took in ${rate(one.arriving)} records/s and ${rate(one.finishing)}/s were finished; the oldest unfinished one is ${duration(one.ageSeconds)} old.`,
      };
    case 'factor-could-help':
      return {
        lead: '',
        rest: `Its ${one.keys} keys share ${one.factor === 1 ? 'one lane' : `${inWords(one.factor)} lanes`}: a larger factor lets them run side by side.`,
      };
    case 'factor-cannot-help':
      return {
        lead: '',
        rest:
          one.keys === 1
            ? 'All its records have one key, so one lane is all there can be: only faster code or finer keys help.'
            : `Each of its ${one.keys} keys has a lane already: only faster code, finer keys or more shards help.`,
      };
    case 'catching-up':
      return {
        lead: 'Catching up.',
        rest: `${rate(one.finishing)} records/s are finished on shard ${one.shard}; ${count(one.behind, 'record')} to go.`,
      };
    case 'keeping-up':
      return {
        lead: 'Keeping up.',
        rest: `A shard receives ${rate(one.arriving)} records/s, and what a poll brings is finished before long: ${count(one.behind, 'record')} on the way.`,
      };
    case 'fewer-keys-than-lanes':
      return {
        lead: '',
        rest: `Shard ${one.shard} carries ${count(one.keys, 'partition key')}, so at most ${inWords(one.keys)} ${one.keys === 1 ? 'batch runs' : 'batches run'}: a factor of ${one.factor} adds nothing.`,
      };
  }
}

/** All words of the stage. */
export const stageWords = { ...stage, idle, fact, duration } as const;
