import type { Journey, JourneyEnd, JourneyTry, Whereabouts } from '../../metrics';
import type { OrderOutcome, OrderProof, OrderRule } from '../../narration';
import { count, number } from './numbers';

/** How moments and keys are written: the figure knows that. */
interface Names {
  readonly time: (micros: number) => string;
  readonly key: (key: number) => string;
}

const outcomes: Readonly<Record<OrderOutcome['kind'], string>> = {
  'in-order': 'it happened so',
  inverted: 'it happened the other way',
  'same-moment': 'both were finished at the same moment',
  open: 'not both are finished yet',
  never: 'one is not finished at all',
};

/** Whether it is guaranteed that one comes before the other, and what happened. */
function verdict({ earlier, later, verdict: kind, outcome }: OrderProof): string {
  const both = `${number(earlier.number)} before ${number(later.number)}`;
  const told = outcomes[outcome.kind];
  if (kind === 'guaranteed')
    return outcome.kind === 'in-order' ? `${both}: guaranteed.` : `${both}: guaranteed; ${told}.`;
  const promise =
    kind === 'assumed' ? 'not guaranteed by AWS, certain as lanes are dealt here' : 'not guaranteed';
  return `${both}: ${promise}; ${told}.`;
}

/** The rule behind a verdict. */
function rule(one: OrderRule, { key }: Names): string {
  switch (one.kind) {
    case 'same-key':
      return `Both have the partition key ${key(one.key)}: a shard keeps its records in sequence, and Lambda processes those of one key in that order, whatever the factor.`;
    case 'one-batch-at-a-time':
      return 'Same shard, and a parallelization factor of 1 all the while: Lambda takes one batch of the shard at a time, in sequence.';
    case 'read-in-sequence':
      return 'Same shard: whoever reads a shard gets its records in sequence. What it does with them later is its own affair.';
    case 'same-hash-lane':
      return `Two keys of one shard: AWS promises nothing. With ${one.factor} lanes by hash range, as assumed here, both keys go to lane ${one.lane + 1}, one batch after the other; AWS does not publish how keys get their lane.`;
    case 'other-shard':
      return 'They are on different shards: nothing orders the records of one against those of another.';
    case 'other-key':
      return one.factor === 1
        ? 'Same shard, two keys: the factor was 1, but lanes of a larger factor were still at work when the earlier record was read.'
        : `Same shard, two keys, a parallelization factor of ${one.factor}: batches of two keys can run at the same time, and order holds per key only.`;
  }
}

/** Where a record is, behind its number. */
function where(one: Whereabouts): string {
  switch (one.kind) {
    case 'unread':
      return 'is not read yet';
    case 'not-read':
      return 'came before this consumer and is not read';
    case 'waiting':
      return `waits in lane ${one.lane + 1}`;
    case 'running':
      return `is being processed in lane ${one.lane + 1}`;
    case 'between-tries':
      return `waits for its next try in lane ${one.lane + 1}`;
    case 'finished':
      return 'is finished';
    case 'delivered':
      return 'is delivered';
    case 'filtered':
      return 'was filtered out';
    case 'given-up':
      return 'was given up';
  }
}

function ended({ number: n, end, tries }: Journey, at: Whereabouts, { time }: Names): string {
  if (end === null) return `${number(n)} ${where(at)}`;
  if (end.kind === 'given-up') return `${number(n)} was given up at ${time(end.at)}`;
  const lane = tries.at(-1)?.lane;
  const how = end.kind === 'filtered' ? 'filtered out' : end.kind;
  return `${number(n)} was ${how} at ${time(end.at)}${lane === undefined ? '' : ` in lane ${lane + 1}`}`;
}

/** When and where both were finished, or what they wait for. */
function happened(
  { earlier, later, outcome }: OrderProof,
  [first, second]: readonly [Whereabouts, Whereabouts],
  names: Names,
): string {
  const both = `${ended(earlier, first, names)}, ${ended(later, second, names)}`;
  if (outcome.kind === 'in-order' && outcome.sameBatch)
    return `${both}: one batch, which holds them in sequence.`;
  const overlapped = 'overlapped' in outcome && outcome.overlapped;
  return overlapped ? `${both}; their invocations ran at the same time.` : `${both}.`;
}

const GIVEN_UP: Readonly<Record<Extract<JourneyEnd, { kind: 'given-up' }>['because'], string>> = {
  age: 'given up: too old',
  retries: 'given up: no tries left',
  expired: 'expired before it was read',
};

function endOfJourney(end: JourneyEnd): string {
  if (end.kind === 'filtered') return 'filtered out: done with';
  return end.kind === 'given-up' ? GIVEN_UP[end.because] : end.kind;
}

const TRY_ENDS: Readonly<Record<JourneyTry['outcome'], string>> = {
  running: '',
  ok: '',
  failed: 'failed',
  throttled: 'throttled (429)',
};

/** The words of the order of records: the ledger, and the records that somebody follows. */
export const orderWords = {
  title: 'Order',
  ledger: {
    title: (consumer: string) => `Finished by ${consumer}`,
    shard: 'Shard',
    shardName: (shard: number) => `shard ${shard}`,
    all: 'all shards',
    finished: 'Finished',
    counting: 'counting …',
    withinKey: 'Within each key',
    acrossShard: 'Across the shard',
    /** How many overtook another one of their key. */
    ofKey: (records: number, all: number) =>
      records === 0
        ? 'in order, guaranteed'
        : `${number(records)} of ${number(all)} overtook an earlier record`,
    /** How many overtook another one of their shard; `by`: why none can, or that one could. */
    ofShard: (records: number, all: number, by: 'factor-of-1' | 'reader' | 'chance' | 'each-alone') => {
      if (records > 0)
        return `${number(records)} of ${number(all)} overtook an earlier record; not guaranteed`;
      if (by === 'factor-of-1') return 'in order: the factor is 1';
      if (by === 'each-alone') return 'in order on each; none between shards';
      return by === 'reader' ? 'in order' : 'in order so far; not guaranteed';
    },
    nothing: '–',
    last: 'last',
    tries: (tries: number) => `finished with try ${number(tries)}`,
    earlyMark: 'overtook an earlier record',
    explained:
      'To overtake: to be finished before a record that came to the same shard earlier. Underlined: those that did. A small number: so many tries a record took.',
    records: (records: number) => number(records),
  },
  picked: {
    title: 'Records you follow',
    hint: 'Pick a record to follow it; pick two to see whether their order is guaranteed.',
    hintOfOne: 'Pick a second one to see whether their order is guaranteed.',
    field: 'Record number',
    /** Once there are records whose number has more digits than a glyph has room for. */
    cutOnStage: 'Where a record has room for three digits, they are the last three: type all of them.',
    follow: 'Follow',
    notANumber: 'A record number is a whole number from 1.',
    noRecord: (wanted: number) => `No record ${number(wanted)} has arrived by now.`,
    drop: (record: number) => `Follow record ${number(record)} no longer`,
    dropAll: 'Follow none',
    notArrived: (record: string) => `Record ${record} has not arrived yet at this time.`,
    /** Behind the number of a record. */
    where,
    whereIs: (record: number, at: Whereabouts) => `${number(record)} ${where(at)}`,
    definition:
      'Finished: the invocation that processed the record ended. Before: it ended earlier, or one batch, lane or key holds both in sequence.',
    proof: 'Is their order guaranteed?',
  },
  verdict,
  rule,
  happened,
  retried: ({ earlier, later }: OrderProof) =>
    `A batch with both failed and was tried again: the function may see ${number(earlier.number)} once more after ${number(later.number)}.`,
  journey: {
    title: (record: number, key: string) => `${number(record)} · ${key}`,
    why: (hashKey: string, shard: number, start: string, end: string) =>
      `Hash key at ${hashKey}; shard ${shard} has ${start} – ${end}.`,
    whyExplicit: (shard: number) => `An explicit hash key put it into shard ${shard}.`,
    arrived: 'arrived',
    /** PutRecords: a record that was refused and put again. */
    refused: (times: number) => (times === 1 ? 'put, refused' : `put, refused ${number(times)} times`),
    arrivedBehind: 'accepted, behind a later record of its key',
    read: (way: 'poll' | 'push') => (way === 'poll' ? 'read by a poll' : 'pushed'),
    lane: (lane: number) => `lane ${lane + 1}`,
    dealtAnew: (lane: number) => `dealt anew to lane ${lane + 1}`,
    invoked: ({ records, cold, attempt }: JourneyTry) =>
      `${attempt === 0 ? 'invoked' : `try ${attempt + 1}`}, ${count(records, 'record')}${cold ? ', cold' : ''}`,
    tryEnd: (outcome: JourneyTry['outcome']) => TRY_ENDS[outcome],
    moreTries: (tries: number) => count(tries, 'more try', 'more tries'),
    end: endOfJourney,
    /** What has not happened yet. */
    open: {
      unread: 'not read yet',
      waiting: 'waits',
      running: 'is being processed',
      'between-tries': 'will be tried again',
    },
    goTo: (time: string) => `Go to ${time}`,
  },
  stage: {
    records: 'Records on the stage',
    keys: 'Arrow keys move from record to record, Enter follows one, Escape follows none.',
    record: (record: number, key: string, shard: number, at: string) =>
      `Record ${number(record)}, key ${key}, shard ${shard}, ${at}`,
    /** Behind that of one that is poison. */
    poison: (record: string) => `${record}, makes its batch fail`,
  },
} as const;
