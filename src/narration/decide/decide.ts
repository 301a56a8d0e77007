/** Which limit of AWS's a stream meets first, the smallest cure, and what a month costs before it and after it. */
import { LIMITS } from '../../engine';
import { keysOf, type DecisionState } from './key-load';
import {
  batchOf,
  batchSeconds,
  hottestOf,
  laneRate,
  measure,
  payloadRecords,
  pollersOf,
  pollsPerSecond,
  writeLimit,
} from './limits-of';
import type { Cure, Decision, Finding, WriteBy } from './decision';
import type { DecisionNumbers } from './numbers';

interface Step {
  readonly finding: Finding;
  readonly cures: readonly Cure[];
}

/** More rounds than there are kinds of findings: each cure is measured again. */
const MOST_ROUNDS = 12;
/** Above this much of a limit, sums that are only rounded are not taken for too much. */
const FULL = 1 + 1e-6;
/** A lane that is as good as full never catches up. */
const ALMOST_FULL = 1 - 1e-6;
/**
 * What a cure fills of a lane at most, where it can: keys are dealt as they come, not as evenly as they could be, and
 * one that has waited stays where it is. Ours.
 */
const WITH_ROOM = 0.85;
/** And what it fills of a shard's write limits: records do not come at equal distances to each of its keys. Ours. */
const WRITE_WITH_ROOM = 0.95;
/** A part of a key that is divided takes no more of a lane: two of them may come to share one. Ours. */
const PART_OF_LANE = 0.5;

/** Takes the decision. Closed forms alone: the same numbers have the same answer. */
export function decide(numbers: DecisionNumbers): Decision {
  const before: DecisionState = { ...numbers, hotParts: 1, otherParts: 1 };
  let after = before;
  const findings: Finding[] = [];
  const cures = new Map<Cure['kind'], Cure>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const step = nextStep(after);
    if (step === null) break;
    if (findings.every(({ kind }) => kind !== step.finding.kind)) findings.push(step.finding);
    for (const cure of step.cures) {
      after = cured(after, cure);
      cures.set(cure.kind, both(cures.get(cure.kind), cure));
    }
  }
  return {
    before,
    after,
    findings,
    cures: Array.from(cures.values()),
    measuredBefore: measure(before),
    measuredAfter: measure(after),
    concurrency: after.shards * after.parallelizationFactor * after.functions,
  };
}

/** Faster code does not help a key that a shard refuses. */
function both(earlier: Cure | undefined, cure: Cure): Cure {
  return earlier?.kind === 'finer-key' && cure.kind === 'finer-key' ? { ...cure, mostMillis: null } : cure;
}

function cured(state: DecisionState, cure: Cure): DecisionState {
  switch (cure.kind) {
    case 'batch':
      return { ...state, batchSize: cure.batchSize };
    case 'faster':
      return { ...state, millisPerRecord: cure.millisPerRecord };
    case 'finer-key':
      return { ...state, hotParts: cure.parts, otherParts: cure.all ? cure.parts : state.otherParts };
    case 'shards':
      return { ...state, shards: cure.shards };
    case 'factor':
      return { ...state, parallelizationFactor: cure.factor };
    case 'fan-out':
      return { ...state, pushedFunctions: state.pushedFunctions + cure.readers };
    case 'other-stream':
      return { ...state, firehoses: state.firehoses - cure.readers };
  }
}

/** The first limit on a record's way that is too low, and what helps. */
function nextStep(state: DecisionState): Step | null {
  return (
    slowBatch(state) ??
    tooMuchWritten(state) ??
    tooManyReaders(state) ??
    tooHotAKey(state) ??
    tooFewLanes(state)
  );
}

function slowBatch(state: DecisionState): Step | null {
  const longest = LIMITS.functionSecondsMaximum.value;
  const batch = batchOf(state);
  const seconds = batchSeconds(state, batch);
  if (state.functions === 0 || seconds <= longest) return null;
  const fits = Math.floor((longest * 1_000 - state.millisPerInvocation) / state.millisPerRecord);
  const finding: Finding = { kind: 'timeout', batch, seconds };
  if (fits >= 1) return { finding, cures: [{ kind: 'batch', batchSize: fits }] };
  const left = longest * 1_000 - state.millisPerInvocation;
  return {
    finding,
    cures: [
      { kind: 'batch', batchSize: 1 },
      { kind: 'faster', millisPerRecord: Math.max(0, left) },
    ],
  };
}

function tooMuchWritten(state: DecisionState): Step | null {
  const limit = writeLimit(state.recordBytes);
  const by: WriteBy = limit < LIMITS.writeRecordsPerSecond.value ? 'bytes' : 'records';
  if (finerKeys(state, limit, FULL) !== null) {
    const parts = finerKeys(state, limit * WRITE_WITH_ROOM, FULL)!;
    const perSecond = hottestOf(keysOf(state));
    return {
      finding: { kind: 'hot-key-write', perSecond, limit, by },
      cures: [{ ...parts, mostMillis: null }],
    };
  }
  const { fullness, perSecond } = measure(state);
  if (fullness.write <= FULL) return null;
  const shards = smallest(state.shards + 1, LIMITS.shardsMaximum.value, (count) => {
    return measure({ ...state, shards: count }).fullness.write <= WRITE_WITH_ROOM * FULL;
  });
  if (shards === null) return null;
  return { finding: { kind: 'write', perSecond, limit, by }, cures: [{ kind: 'shards', shards }] };
}

function tooManyReaders(state: DecisionState): Step | null {
  const fullnessWith = (pushed: number) =>
    measure({ ...state, pushedFunctions: state.pushedFunctions + pushed }).fullness;
  const fits = ({ readCalls, readBytes }: ReturnType<typeof fullnessWith>) =>
    readCalls <= FULL && readBytes <= FULL;
  const now = fullnessWith(0);
  if (fits(now)) return null;
  const readers = pollersOf(state);
  const each = measure(state).accepted * state.recordBytes;
  const finding: Finding =
    now.readBytes > FULL
      ? {
          kind: 'read-bytes',
          readers,
          each,
          most: Math.floor((LIMITS.readBytesPerSecond.value / each) * FULL),
        }
      : { kind: 'read-calls', calls: pollsPerSecond(state) };
  const movable = state.functions - state.pushedFunctions;
  const pushed = smallest(1, movable, (count) => fits(fullnessWith(count))) ?? movable;
  const left = { ...state, pushedFunctions: state.pushedFunctions + pushed };
  // Firehose cannot be pushed to.
  const away = fits(fullnessWith(pushed))
    ? 0
    : smallest(1, state.firehoses, (count) => {
        return fits(measure({ ...left, firehoses: state.firehoses - count }).fullness);
      });
  const cures: Cure[] = [];
  if (pushed > 0) cures.push({ kind: 'fan-out', readers: pushed });
  if (away !== null && away > 0) cures.push({ kind: 'other-stream', readers: away });
  return cures.length === 0 ? null : { finding, cures };
}

function tooHotAKey(state: DecisionState): Step | null {
  if (state.functions === 0) return null;
  const limit = laneRate(state);
  if (finerKeys(state, limit, ALMOST_FULL) === null) return null;
  const finer = finerKeys(state, limit * PART_OF_LANE, FULL)!;
  const perSecond = hottestOf(keysOf(state));
  const { millisPerInvocation, recordsPerSecond } = state;
  const most = 1_000 / perSecond - millisPerInvocation / batchOf(state);
  return {
    finding: { kind: 'hot-key', perSecond, limit, percent: (limit / recordsPerSecond) * 100 },
    cures: [{ ...finer, mostMillis: most > 0 ? most : null }],
  };
}

/** In how many parts a key must be written so that each is below a limit; null: no key is above it. */
function finerKeys(state: DecisionState, limit: number, full: number) {
  const { hot, others } = keysOf(state);
  const partsOf = (perSecond: number, parts: number) => {
    if (perSecond < limit * full) return parts;
    const least = Math.ceil((perSecond * parts) / limit);
    // In so many parts it is below the limit, and not on it.
    return (perSecond * parts) / least < limit * full ? least : least + 1;
  };
  const hotParts = partsOf(hot.perSecond, state.hotParts);
  const otherParts = partsOf(others.perSecond, state.otherParts);
  if (hotParts === state.hotParts && otherParts === state.otherParts) return null;
  return {
    kind: 'finer-key',
    parts: Math.max(hotParts, otherParts),
    all: otherParts > state.otherParts,
  } as const;
}

function tooFewLanes(state: DecisionState): Step | null {
  const { fullness, accepted, laneRate: limit } = measure(state);
  if (state.functions === 0 || fullness.lanes < ALMOST_FULL) return null;
  const factor = state.parallelizationFactor;
  const finding: Finding = { kind: 'lanes', perSecond: accepted, limit, factor, ...batchesFor(state) };
  const isEnough = (shards: number, lanes: number, most = ALMOST_FULL) =>
    measure({ ...state, shards, parallelizationFactor: lanes }).fullness.lanes < most;
  const most = LIMITS.parallelizationFactorMaximum.value;
  const lanesWith = (shards: number, from: number) =>
    smallest(from, most, (lanes) => isEnough(shards, lanes, WITH_ROOM)) ??
    smallest(from, most, (lanes) => isEnough(shards, lanes));
  const lanes = lanesWith(state.shards, factor + 1);
  if (lanes !== null) return { finding, cures: [{ kind: 'factor', factor: lanes }] };
  const shards = smallest(state.shards + 1, LIMITS.shardsMaximum.value, (count) => isEnough(count, most));
  if (shards === null) return null;
  const cures: Cure[] = [{ kind: 'shards', shards }];
  const fewest = lanesWith(shards, 1) ?? most;
  if (fewest > factor) cures.push({ kind: 'factor', factor: fewest });
  return { finding, cures };
}

/** What a bigger batch would come to. */
function batchesFor(state: DecisionState) {
  const largest = Math.min(LIMITS.batchSizeMaximum.value, payloadRecords(state.recordBytes));
  const batchEnough = smallest(state.batchSize + 1, largest, (batchSize) => {
    return measure({ ...state, batchSize }).fullness.lanes < ALMOST_FULL;
  });
  return { batchEnough, batchMost: laneRate(state, Math.max(largest, batchOf(state))) };
}

/** The smallest whole number from `from` to `to` that is enough, where all above it are as well; null: none. */
function smallest(from: number, to: number, isEnough: (count: number) => boolean): number | null {
  if (from > to || !isEnough(to)) return null;
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
