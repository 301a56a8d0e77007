/** What the words around a shard say at the playhead. */
import {
  backoffMicros,
  INVOCATION_THROTTLED,
  type ConsumerHistory,
  type LambdaConsumerSetting,
  type LaneHistory,
  type ShardHistory,
} from '../../engine';
import {
  awaitedParents,
  batchRowAt,
  busyShare,
  cutAt,
  finishingOfLane,
  lastAnsweredAt,
  nextPollAfter,
  outageAt,
  recordsARead,
  filteredBetween,
  runningAt,
  throttledUntil,
  triesUpTo,
  wayOfReadingAt,
} from '../../metrics';
import { averagingSpan, countedIn, drawnIn, isAveraged, lengthOf, lineAt, paceAt } from '../../layout';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { idleReason, type IdleReason } from '../../narration';
import { fanOutFacts, type FanOutFacts } from './fan-out-facts';
import type { Live } from './use-live';

export interface MappingFacts {
  /** `waits`: its parents come first; `ended`: it is closed, and read to its end. */
  readonly mode: 'poll' | 'push' | 'none' | 'registering' | 'refused' | 'stopped' | 'waits' | 'ended';
  /** The parents that are to be done with first. */
  readonly parents: readonly number[];
  /** Enhanced fan-out: how far its registration or its subscription is; null: it polls, or is neither. */
  readonly fanOut: FanOutFacts | null;
  /** While it is down: the second at which it comes back. */
  readonly stoppedUntil: number | null;
  /** Seconds to the next poll. */
  readonly nextPoll: number;
  /** The last read that brought records, and how many of them the filters kept back; null: none yet. */
  readonly lastRead: { readonly records: number; readonly keys: number; readonly filtered: number } | null;
  /** Where moments pass too fast to be told: seconds between two polls, records that a read brings; null: they are told. */
  readonly average: { readonly interval: number; readonly records: number } | null;
}

export function mappingFacts(
  { history, scenario, seed, speed, t }: Live,
  consumer: ConsumerHistory,
  shard: number,
): MappingFacts {
  const down =
    outageAt(consumer, t)?.isOut === true ? (scenario.consumers[consumer.entry]?.outage ?? null) : null;
  const stoppedUntil = down?.endsAt ?? null;
  const id = consumer.shards[shard].readers.findLast((one) => history.readers[one].startsAt <= t);
  if (id === undefined || t >= history.readers[id].endsAt) {
    const way = wayOfReadingAt(history, consumer, t);
    const parents = awaitedParents(history, consumer, shard, t);
    const isEnded = id !== undefined && history.shards[shard].closedAt <= t;
    const mode = parents.length > 0 ? 'waits' : isEnded ? 'ended' : 'none';
    return {
      mode: down !== null ? 'stopped' : way === 'registering' || way === 'refused' ? way : mode,
      stoppedUntil,
      parents,
      fanOut: mode === 'none' ? fanOutFacts(history, consumer, [], t) : null,
      nextPoll: 0,
      lastRead: null,
      average: null,
    };
  }
  const reader = history.readers[id];
  const row = lastAnsweredAt(reader.calls, t);
  const lastRead = row < 0 ? null : countRead(reader.calls.from.data[row], reader.calls.to.data[row]);
  const nextPoll = (nextPollAfter(seed, reader, t) - t) / MICROS_PER_SECOND;
  const isFast = isAveraged(speed, paceAt(history.shards[shard], speed, t).flow);
  const average = isFast
    ? {
        interval: (reader.schedule?.interval ?? 0) / MICROS_PER_SECOND,
        records: recordsARead(reader, t - averagingSpan(speed), t),
      }
    : null;
  const mode = reader.schedule === null ? 'push' : 'poll';
  const fanOut = mode === 'push' ? fanOutFacts(history, consumer, [reader], t) : null;
  return { mode, parents: [], stoppedUntil: null, fanOut, nextPoll, lastRead, average };

  function countRead(from: number, to: number) {
    const keys = new Set<number>();
    // A read holds up to 10,000 records; their first hundreds tell how many keys there are to tell apart.
    for (let at = from; at < Math.min(to, from + 1_000); at++)
      keys.add(history.shards[shard].records.key.data[at]);
    const filtered = filteredBetween(consumer.shards[shard], from, to);
    return { records: to - from, keys: keys.size, filtered };
  }
}

export interface LaneFacts {
  /** Rows of the history's keys that wait or run in the lane, at most three, and how many there are. */
  readonly keys: readonly number[];
  readonly keyCount: number;
  /** Records waiting, those of a split batch included whose turn has not come. */
  readonly waiting: number;
  /** Some of them are parts of a batch that was split: they are tried before a next batch is taken. */
  readonly hasParts: boolean;
  /** Its records are too many to be drawn: a count stands for those of its next batch. */
  readonly counted: boolean;
  /** `tries`: how often its records were handed over, this time included; `cold`: a new environment, which takes its time. */
  readonly running: {
    readonly elapsed: number;
    readonly total: number;
    readonly records: number;
    readonly tries: number;
    readonly cold: boolean;
  } | null;
  /** Records of the batch that runs or is between two tries. */
  readonly batchRecords: number;
  /** Between two tries: why the last one did not do it. */
  readonly held: 'failed' | 'throttled' | null;
  /**
   * Of a batch that backs off: which try comes, and in how many seconds; `latest`: or before, if there is room.
   * null: none does, or no time is set.
   */
  readonly nextTry: { readonly tries: number; readonly seconds: number; readonly latest: boolean } | null;
  /** Of what its batch is a part: a half of one that failed, or what was left over from a reported record on. */
  readonly cut: { readonly kind: 'split' } | { readonly kind: 'reported'; readonly record: number } | null;
  readonly invoked: boolean;
  readonly idle: IdleReason | null;
  /** Where moments pass too fast to be told; null: they are told. */
  readonly average: LaneAverage | null;
}

/** A lane over the last second or more. */
export interface LaneAverage {
  /** 0 .. 1. */
  readonly busy: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** The canvas writes that rate where its records would be. */
  readonly isCounted: boolean;
}

/** Reasons that hold on, whatever comes and goes. */
const LASTING: ReadonlySet<IdleReason['kind']> = new Set(['surplus', 'no-further-key', 'nothing-arrived']);

const UNUSED = {
  keys: [],
  keyCount: 0,
  waiting: 0,
  hasParts: false,
  running: null,
  batchRecords: 0,
  held: null,
  nextTry: null,
  cut: null,
  invoked: false,
};

export function laneFacts(
  live: Live,
  consumer: ConsumerHistory,
  shardIndex: number,
  laneIndex: number,
): LaneFacts {
  const { history, scenario, t } = live;
  const setting = scenario.consumers[consumer.entry] as LambdaConsumerSetting;
  const lane = consumer.shards[shardIndex].lanes[laneIndex] as LaneHistory | undefined;
  const { flow } = paceAt(history.shards[shardIndex], live.speed, t);
  const counted = drawnIn(flow) === 0;
  const average = isAveraged(live.speed, flow)
    ? averageOf(live, consumer, lane, countedIn(flow) > 0.5)
    : null;
  const reason = idleReason(history, consumer, shardIndex, laneIndex, setting.eventSourceMapping, t);
  const idle = average === null || (reason !== null && LASTING.has(reason.kind)) ? reason : null;
  if (lane === undefined) return { ...UNUSED, counted, idle, average };
  const line = lineAt(lane, t);
  const { setAside, head, tail } = line;
  const row = runningAt(lane, t);
  const batch = batchRowAt(lane, t);
  const { invocations } = lane;
  const keys = new Set<number>();
  const shard = history.shards[shardIndex];
  const note = (from: number, to: number) => {
    for (let entry = from; entry < Math.min(to, from + 300); entry++) {
      keys.add(shard.keys.data[shard.records.key.data[lane.rows.data[entry]]]);
    }
  };
  /** What a failed try has done is gone. */
  const firstOf = (one: number) => (row < 0 ? invocations.doneTo : invocations.from).data[one];
  if (batch >= 0) note(firstOf(batch), invocations.to.data[batch]);
  note(setAside.from, setAside.to);
  note(head, tail);
  const running =
    row < 0
      ? null
      : {
          elapsed: t - invocations.startsAt.data[row],
          total: invocations.endsAt.data[row] - invocations.startsAt.data[row],
          records: invocations.to.data[row] - invocations.from.data[row],
          tries: triesUpTo(lane, row, invocations.from.data[row]),
          cold: invocations.cold.data[row] === 1 && setting.function.coldStartMillis > 0,
        };
  const invoked = wasInvoked(lane, t);
  return {
    keys: [...keys].slice(0, 3),
    keyCount: keys.size,
    waiting: lengthOf(line),
    hasParts: setAside.to > setAside.from,
    counted,
    running,
    batchRecords: batch < 0 ? 0 : invocations.to.data[batch] - firstOf(batch),
    held: row < 0 && batch >= 0 ? heldBy(invocations.outcome.data[batch]) : null,
    nextTry: row < 0 && batch >= 0 ? nextTryOf(lane, batch, setting, t) : null,
    cut: cutOf(shard, lane, t),
    invoked,
    idle,
    average,
  };
}

function averageOf(
  { speed, t }: Live,
  consumer: ConsumerHistory,
  lane: LaneHistory | undefined,
  isCounted: boolean,
): LaneAverage {
  const since = Math.max(consumer.startsAt, t - averagingSpan(speed));
  const seconds = (t - since) / MICROS_PER_SECOND;
  if (lane === undefined) return { busy: 0, seconds, perSecond: 0, isCounted };
  const { rate } = finishingOfLane(consumer, lane, t);
  return { busy: busyShare(lane, since, t), seconds, perSecond: rate, isCounted };
}

function cutOf({ records }: ShardHistory, lane: LaneHistory, t: Micros): LaneFacts['cut'] {
  const cut = cutAt(lane, t);
  if (cut === null || cut.kind === 'split') return cut && { kind: 'split' };
  return { kind: 'reported', record: records.number.data[lane.rows.data[cut.from]] + 1 };
}

function heldBy(outcome: number): 'failed' | 'throttled' {
  return outcome === INVOCATION_THROTTLED ? 'throttled' : 'failed';
}

/** When a batch that backs off is tried again; null once its pause is over and something else holds it up. */
function nextTryOf(
  lane: LaneHistory,
  row: number,
  { eventSourceMapping }: LambdaConsumerSetting,
  t: Micros,
): LaneFacts['nextTry'] {
  const { from, to, outcome, attempt, doneTo, endsAt } = lane.invocations;
  const latest = outcome.data[row] === INVOCATION_THROTTLED;
  // Its halves have no pause.
  if (!latest && eventSourceMapping.bisectBatchOnFunctionError && to.data[row] - from.data[row] > 1)
    return null;
  const at = latest ? throttledUntil(lane, row) : endsAt.data[row] + backoffMicros(attempt.data[row] + 1);
  if (at <= t) return null;
  const tries = triesUpTo(lane, row, doneTo.data[row]) + 1;
  return { tries, seconds: (at - t) / MICROS_PER_SECOND, latest };
}

/** Whether an invocation of the lane ever started; a throttled try is none. */
function wasInvoked({ invocations }: LaneHistory, t: Micros): boolean {
  const { startsAt, outcome } = invocations;
  for (let row = 0; row < startsAt.length && startsAt.data[row] <= t; row++) {
    if (outcome.data[row] !== INVOCATION_THROTTLED) return true;
  }
  return false;
}
