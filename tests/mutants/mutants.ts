/** One way to break the engine: a text that stands once in a file, and what is put in its place. */
export interface Mutant {
  /** Below src/engine. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** What is wrong then. */
  readonly means: string;
  /** Why no test is expected to notice; it does not count against the tests. Left out: one must. */
  readonly equivalent?: string;
}

/** Wrong ways to route, refuse and store what is put. */
const WRITES: readonly Mutant[] = [
  {
    file: 'kinesis/hash-key-range.ts',
    find: 'HASH_KEY_COUNT / BigInt(count)',
    replace: 'MAX_HASH_KEY / BigInt(count)',
    means: 'ranges are one too narrow where the count is a power of two',
  },
  {
    file: 'kinesis/hash-key-range.ts',
    find: 'ranges[middle].end < hashKey',
    replace: 'ranges[middle].end <= hashKey',
    means: 'the last hash key of a range belongs to the next',
  },
  {
    file: 'kinesis/hash-key-range.ts',
    find: 'index === count - 1 ? MAX_HASH_KEY : start + width - 1n',
    replace: 'start + width - 1n',
    means: 'the remainder of the hash keys belongs to no shard',
  },
  {
    file: 'kinesis/put-records.ts',
    find: 'arrivedAt[rows - RECORDS_PER_SECOND] <=',
    replace: 'arrivedAt[rows - RECORDS_PER_SECOND] <',
    means: 'the second that a shard looks back over is a microsecond longer',
  },
  {
    file: 'kinesis/put-records.ts',
    find: '[rows - RECORDS_PER_SECOND] <= at',
    replace: '[Math.max(0, rows - RECORDS_PER_SECOND - 1)] <= at',
    means: 'a shard takes one record a second too many',
  },
  {
    file: 'kinesis/put-records.ts',
    find: 'isTank ? 0 : before + bytes',
    replace: 'isTank ? 0 : before',
    means: 'the record that is put does not count against the bytes',
  },
  {
    file: 'kinesis/put-records.ts',
    find: 'bytes - (oldest < 0 ? 0 : bytesUpTo[oldest]) <= BYTES_PER_SECOND',
    replace: 'oldest >= 0',
    means: 'the bytes of a second are not looked at once a shard has had a thousand records',
  },
  {
    file: 'kinesis/put-records.ts',
    find: 'refuse(shard, at, key, REFUSED_BY_BYTES)',
    replace: 'refuse(shard, at, key, REFUSED_BY_RECORDS)',
    means: 'what is refused for its bytes is said to be refused for its number',
  },
  {
    file: 'kinesis/put-records.ts',
    find: 'at, bytesUpTo[row])',
    replace: 'at, bytesUpTo[row - 1])',
    means: 'the record that is put with many others does not count against the bytes',
  },
  {
    file: 'kinesis/put-records.ts',
    find: 'bytesUpTo[end - 1] - (oldest',
    replace: 'bytesUpTo[row] - (oldest',
    means: 'of records that are put together only the first is weighed before all are taken to fit',
  },
  {
    file: 'apart.ts',
    find: 'return polling < 2 &&',
    replace: 'return polling < 3 &&',
    means: 'two consumers that poll take turns that are not by time',
  },
  {
    file: 'apart.ts',
    find: 'lanes <= scenario.account.concurrentExecutions',
    replace: 'lanes <= scenario.account.concurrentExecutions + 1',
    means: 'functions that can be throttled take turns that are not by time',
  },
  {
    file: 'apart.ts',
    find: 'gone + own >',
    replace: 'own >',
    means: 'environments that are gone do not count against the new ones of a function that takes turns',
  },
  {
    file: 'apart.ts',
    find: 'if (!isSettled(world) ||',
    replace: 'if (consumers.length < 2) return true;\n  if (!isSettled(world) ||',
    means: 'one consumer alone takes turns where shards close',
  },
  {
    file: 'simulation.ts',
    find: 'others - 1)',
    replace: 'others)',
    means: 'a consumer goes on through the moment at which something else happens',
  },
  {
    file: 'producers/put-run.ts',
    find: 'forgetFrom(world, state.accepted + accepted);',
    replace: '',
    means: 'what other shards took after the first refused record of a run is taken twice',
  },
  {
    file: 'producers/put-run.ts',
    find: 'const first = turns.next;',
    replace: 'const first = 0;',
    means: 'keys that come in turn begin with the first one again in each run',
  },
  {
    file: 'producers/producer.ts',
    find: "state.updating === null && scenario.stream.streamMode !== 'ON_DEMAND'",
    replace: 'state.updating === null || scenario.stream.streamMode !== null',
    means: 'records are put into shards that are closed by then',
  },
  {
    file: 'producers/producer.ts',
    find: 'if (behind !== undefined) {',
    replace: 'if (behind !== undefined && behind.retryAt > at + 1e9) {',
    means: 'records do not wait behind a refused one of their key',
  },
  {
    file: 'producers/producer.ts',
    find: "accepted || plan.setting.onThrottle === 'drop'",
    replace: "accepted || plan.setting.onThrottle === 'retry'",
    means: 'refused records are dropped where they should be put again, and the other way round',
  },
  {
    file: 'event-queue.ts',
    find: 'timeA === timeB && codeA < codeB',
    replace: 'timeA === timeB && codeA > codeB',
    means: 'what is due at the same moment comes in the opposite order',
    equivalent:
      'the order at one moment is ours, named by no rule: every engine still has the same, and tests hold only that',
  },
];

/** Wrong budgets and schedules of those that read. */
const READS: readonly Mutant[] = [
  {
    file: 'kinesis/get-records.ts',
    find: 'shard.callTokens + passed * CALLS_PER_SECOND',
    replace: 'shard.callTokens',
    means: 'the budget of calls never comes back',
  },
  {
    file: 'kinesis/get-records.ts',
    find: 'shard.byteLevel - passed * BYTES_PER_SECOND',
    replace: 'shard.byteLevel - passed',
    means: 'the bytes that were read hardly drain',
  },
  {
    file: 'kinesis/get-records.ts',
    find: 'Math.min(CALLS_PER_SECOND * CALL, shard.callTokens',
    replace: 'Math.min(2 * CALLS_PER_SECOND * CALL, shard.callTokens',
    means: 'ten calls can be saved up',
  },
  {
    file: 'kinesis/get-records.ts',
    find: 'shard.callTokens < CALL',
    replace: 'shard.callTokens <= CALL',
    means: 'the last call of the budget is refused',
  },
  {
    file: 'kinesis/get-records.ts',
    find: 'at < shard.silentUntil',
    replace: 'at <= shard.silentUntil',
    means: 'a large reply silences the shard for a moment longer than X/2 s',
  },
  {
    file: 'kinesis/get-records.ts',
    find: 'shard.byteLevel >= BYTES_PER_SECOND * PARTS',
    replace: 'shard.byteLevel > BYTES_PER_SECOND * PARTS',
    means: 'a level of exactly 2 MiB is not refused',
  },
  {
    file: 'kinesis/get-records.ts',
    find: 'countUpTo(bytesUpTo.data, most, before + bytes)',
    replace: 'countUpTo(bytesUpTo.data, most, before + bytes) + 1',
    means: 'a reply is one record larger than 10 MiB',
  },
  {
    file: 'consumers/reading.ts',
    find: 'const outcome = admitCall(budget, now);',
    replace: 'const outcome = admitCall({ ...budget }, now);',
    means: 'calls cost nothing',
  },
  {
    file: 'consumers/reading.ts',
    find: 'chargeReply(budget, now, bytesOf(shard, from, to));',
    replace: '',
    means: 'replies cost nothing',
  },
  {
    file: 'consumers/reading.ts',
    find: 'countBelow(arrivedAt.data, arrivedAt.length, oldest)',
    replace: 'countBelow(arrivedAt.data, arrivedAt.length, oldest) + 1',
    means: 'one record more than has expired is passed over',
  },
  {
    file: 'consumers/reading.ts',
    find: 'state.pipeFreeAt = now + pushMicros(bytesOf(shard, from, to));',
    replace: '',
    means: 'a registered consumer has more than its 2 MiB/s',
  },
  {
    file: 'kinesis/stream-consumer.ts',
    find: 'Math.max(arrivedAt + PUSH_LATENCY, reader.pipeFreeAt)',
    replace: 'Math.max(arrivedAt, reader.pipeFreeAt)',
    means: 'a push comes at once instead of after 70 ms',
  },
  {
    file: 'consumers/poll-schedule.ts',
    find: 'pollTime(seed, schedule, k) <= time',
    replace: 'pollTime(seed, schedule, k) < time',
    means: 'who joins at the moment of a poll polls twice',
  },
  {
    file: 'consumers/poll-places.ts',
    find: 'return (start + Math.floor(widest / 2)) % INTERVAL;',
    replace: 'return start % INTERVAL;',
    means: 'one more poller polls at the same time as another',
  },
];

/** Wrong lanes and batches. */
const LANES: readonly Mutant[] = [
  {
    file: 'lambda/dealing.ts',
    find: 'keyLast[key] < open[keyLane[key]]',
    replace: 'true',
    means: 'a key with records waiting or in a batch may get another lane',
  },
  {
    file: 'lambda/dealing.ts',
    find: 'if (isAgain) noteMark(mapping, index, now);',
    replace: '',
    means: 'what is lined up anew seems to have waited in its new lane before',
  },
  {
    file: 'lambda/mapping.ts',
    find: 'pending.length > 0 ? pending[0].from : head',
    replace: 'head',
    means: 'a key that has records only in a batch may get another lane',
  },
  {
    file: 'lambda/lane-assignment.ts',
    find: 'load < least ||',
    replace: 'load > least ||',
    means: 'a free key goes to the fullest lane',
  },
  {
    file: 'lambda/lane-assignment.ts',
    find: 'range.end - range.start + 1n',
    replace: 'range.end - range.start',
    means: 'the parts of a range are a little too narrow',
    equivalent:
      'one hash key of 2^128 in the denominator: no key can be found that it moves, but by solving MD5',
  },
  {
    file: 'lambda/dealing.ts',
    find: 'lane.dealAgain = lane.pending.length > 0;',
    replace: 'lane.dealAgain = false;',
    means: 'a key that kept its lane for a batch is not dealt anew when that is done',
  },
  {
    file: 'lambda/dealing.ts',
    find: '(rows.data.slice(head, tail) as Uint32Array).sort()',
    replace: '(rows.data.slice(head, tail) as Uint32Array)',
    means: 'older records that a lane gets from another line up behind younger ones',
  },
  {
    file: 'lambda/dispatching.ts',
    find: 'lane.environment >= 0 || ',
    replace: '',
    means: 'a lane sends a batch while another of its own runs',
  },
  {
    file: 'lambda/dispatching.ts',
    find: 'state.inFlight >= factor',
    replace: 'state.inFlight > factor',
    means: 'one invocation more than the factor runs when the factor is lowered',
  },
  {
    file: 'lambda/dispatching.ts',
    find: 'batch.notBefore > now',
    replace: 'batch.notBefore > now + 1_000_000',
    means: 'a failed batch is tried again before its pause is over',
  },
  {
    file: 'lambda/dispatching.ts',
    find: 'state.readAhead -= batch.count;',
    replace: '',
    means: 'the read-ahead fills up and never empties',
  },
  {
    file: 'lambda/event-source-mapping.ts',
    find: 'lane.windowOpenedAt = now;',
    replace: '',
    means: 'the next batching window begins before the last invocation has ended',
  },
  {
    file: 'lambda/batching.ts',
    find: 'payload > PAYLOAD && count > 0',
    replace: 'payload >= PAYLOAD && count > 0',
    means: 'an event of exactly 6 MiB is cut',
  },
  {
    file: 'lambda/batching.ts',
    find: 'Math.ceil(recordBytes / 3) * 4',
    replace: 'Math.floor(recordBytes / 3) * 4',
    means: 'the event is a little larger than counted',
  },
  {
    file: 'lambda/batching.ts',
    find: 'full: most === batchSize',
    replace: 'full: false',
    means: 'a full batch waits for its window',
  },
];

/** Wrong ends of invocations. */
const FAILURES: readonly Mutant[] = [
  {
    file: 'lambda/retry.ts',
    find: 'batch.attempt >= most',
    replace: 'batch.attempt > most',
    means: 'a batch is tried once too often',
  },
  {
    file: 'lambda/retry.ts',
    find: 'Math.floor(rest / 2)',
    replace: 'Math.ceil(rest / 2)',
    means: 'the larger half of a split comes first',
  },
  {
    file: 'lambda/retry.ts',
    find: 'if (done > batch.from) return [fresh(done, batch.to, batch.attempt, now)];',
    replace: '',
    means: 'a partial response is bisected where it should be split at the record it names',
  },
  {
    file: 'lambda/retry.ts',
    find: 'fresh(middle, batch.to, 0, now)',
    replace: 'fresh(middle, batch.to, batch.attempt + 1, now)',
    means: 'a split uses up an attempt',
  },
  {
    file: 'lambda/retry.ts',
    find: 'from: done, attempt,',
    replace: 'attempt,',
    means: 'what a partial response has processed is processed again',
  },
  {
    file: 'lambda/retry.ts',
    find: 'seconds *= 2',
    replace: 'seconds += 2',
    means: 'the pause before a retry is not doubled',
  },
  {
    file: 'lambda/dispatching.ts',
    find: 'batch.throttles++;',
    replace: 'batch.throttles++;\n    batch.attempt++;',
    means: 'a throttled invocation uses up an attempt',
  },
  {
    file: 'lambda/concurrency.ts',
    find: 'consumerState.running >= reservedConcurrency',
    replace: 'consumerState.running > reservedConcurrency',
    means: 'one invocation more than is reserved runs',
  },
  {
    file: 'lambda/event-source-mapping.ts',
    find: 'const served = serveThrottled(mapping.world, now);',
    replace: 'const served: number[] = [];',
    means: 'a throttled lane is not served when room comes free',
  },
  {
    file: 'lambda/event-source-mapping.ts',
    find: 'pushEvent(consumerState.idle, lane.environment, now);',
    replace: '',
    means: 'every invocation starts cold',
  },
  {
    file: 'lambda/giving-up.ts',
    find: 'maximumAge < 0 ? retention : Math.min(retention, maximumAge * MICROS_PER_SECOND)',
    replace: 'retention',
    means: 'the maximum age of a record is ignored',
  },
  {
    file: 'lambda/giving-up.ts',
    find: 'mapping.state.loads[lane] -= to - from;',
    replace: '',
    means: 'a lane is thought to be ever fuller',
  },
  {
    file: 'lambda/invocation.ts',
    find: 'outcome === INVOCATION_OK || partial ? done : batch.from',
    replace: 'done',
    means: 'every failure is reported by item',
  },
  {
    file: 'lambda/invocation.ts',
    find: 'setting.millisPerRecord * records',
    replace: 'setting.millisPerRecord * (records - 1)',
    means: 'one record takes no time',
  },
];

/** Wrong draws and a wrong memory. */
const CORE: readonly Mutant[] = [
  {
    file: 'limits/read-limits.ts',
    find: "documented('fanOut', 20, ",
    replace: "documented('fanOut', 21, ",
    means: 'a 21st consumer can be registered',
  },
  {
    file: 'limits/stream-limits.ts',
    find: "documented('PutRecords', 1_000, 'records/s a shard'",
    replace: "documented('PutRecords', 1_001, 'records/s a shard'",
    means: 'a shard takes 1,001 records a second',
  },
  {
    file: 'limits/read-limits.ts',
    find: "documented('GetRecords', 10_000, 'records a GetRecords call'",
    replace: "documented('GetRecords', 9_999, 'records a GetRecords call'",
    means: 'a call returns one record too few',
  },
  {
    file: 'producers/key-order.ts',
    find: '(++counts[key] + HALF) / weights[key]',
    replace: '(++counts[key] + 1) / weights[key]',
    means: 'keys of different weights come in another order',
  },
  {
    file: 'random.ts',
    find: 'bits = scramble(bits ^ Math.imul(high + 0x27d4eb2f, 0xc2b2ae35));',
    replace: '',
    means: 'draws repeat after 2^32',
  },
  {
    file: 'history-lengths.ts',
    find: 'for (const id of lengths.openConsumers) history.consumers[id].endsAt = Infinity;',
    replace: '',
    means: 'a consumer that was removed stays removed when the run is taken back',
  },
  {
    file: 'producers/put-calls.ts',
    find: 'again[place - 1].at > call.at',
    replace: 'again[place - 1].at >= call.at',
    means: 'of two calls that are due together the later one comes first',
  },
  {
    file: 'consumers/outages.ts',
    find: 'now < microsFromSeconds(outage.endsAt)',
    replace: 'now <= microsFromSeconds(outage.endsAt)',
    means: 'a consumer is still down at the end of its outage',
  },
];

/** Wrong shards, subscriptions, filters and bounds of an account. */
const LATER: readonly Mutant[] = [
  {
    file: 'consumers/succession.ts',
    find: "if (!parentsOf(world.history.shards[child]).every((one) => shards[one].progress === 'finished')) return;",
    replace: '',
    means: 'the child of a merge is begun when one of its parents is read',
  },
  {
    file: 'consumers/succession.ts',
    find: 'if (!isDone(shards[shard].mapping)) {',
    replace: 'if (shards[shard].mapping === undefined) {',
    means: 'children are begun before all of their parent is processed',
  },
  {
    file: 'kinesis/resharding.ts',
    find: 'BigInt(at) > start + 1n',
    replace: 'BigInt(at) > start',
    means: 'a shard can be split behind its first hash key',
  },
  {
    file: 'kinesis/resharding.ts',
    find: 'shard.range.end + 1n === adjacent.range.start',
    replace: 'shard.range.end < adjacent.range.start',
    means: 'shards that are apart can be merged',
  },
  {
    file: 'shard-life.ts',
    find: 'end: change.at - 1n }',
    replace: 'end: change.at }',
    means: 'the children of a split have a hash key in common',
  },
  {
    file: 'shard-life.ts',
    find: '  rerouteProducers(world);\n  if (updating',
    replace: '  if (updating',
    means: 'records are still put into the closed parents',
  },
  {
    file: 'consumers/subscription.ts',
    find: 'now - answeredAt < IN_USE',
    replace: 'now - answeredAt < 0',
    means: 'a subscription can be taken over at once',
  },
  {
    file: 'kinesis/write-tank.ts',
    find: 'if (left < 0) return false;',
    replace: '',
    means: 'the tank of a shard has no bottom',
  },
  {
    file: 'lambda/concurrency.ts',
    find: 'if (running >= most) return THROTTLED_BY_ACCOUNT;',
    replace: 'if (running > most) return THROTTLED_BY_ACCOUNT;',
    means: 'one invocation more than the account allows runs',
  },
  {
    file: 'lambda/factor.ts',
    find: 'tumblingWindowInSeconds > 0 ? 1 : parallelizationFactor',
    replace: 'parallelizationFactor',
    means: 'a tumbling window is summed up in several lanes',
  },
];

/** The engine broken in many ways, one at a time. */
export const MUTANTS: readonly Mutant[] = [...WRITES, ...READS, ...LANES, ...FAILURES, ...CORE, ...LATER];
