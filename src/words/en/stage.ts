import { LIMITS } from '../../engine';
import { MEBIBYTE } from '../../lib/bytes';
import { count, duration, number, rate } from './numbers';

/** A count of at most four characters: `950`, `1.4k`, `14k`, `3.1M`. Cut, not rounded: so many there are at least. */
function roughly(amount: number): string {
  if (amount < 1_000) return String(Math.floor(amount));
  const [unit, name] = amount < 1_000_000 ? [1_000, 'k'] : [1_000_000, 'M'];
  const tenths = Math.floor((amount * 10) / unit);
  return `${tenths < 100 ? tenths / 10 : Math.floor(tenths / 10)}${name}`;
}

/** Bytes in the units of AWS's limits: a MiB is 1,048,576 of them. */
function size(bytes: number): string {
  return bytes < 100_000 ? `${number(bytes / 1_024)} KiB` : `${number(bytes / MEBIBYTE, 1)} MiB`;
}

export const stageWords = {
  stream: 'Stream',
  mapping: 'Event source mapping',
  lambda: 'Lambda',
  streamLine: (name: string, shards: number, hours: number, isUpdating: boolean) =>
    `${name} · ${count(shards, 'shard')} · ${isUpdating ? 'UPDATING' : `${number(hours)} h retention`}`,
  oneOf: (name: string, place: number, readers: number) => `${name} · ${number(place)} of ${number(readers)}`,
  pollsLine: (name: string) => `${name} · polls 1×/s`,
  pushLine: (name: string) => `${name} · enhanced fan-out`,
  /** Those that are starting are neither warm nor busy yet. */
  lambdaLine: (warm: number, busy: number, starting: number) =>
    starting === 0
      ? `${count(warm, 'instance')} warm · ${number(busy)} busy`
      : `${number(warm)} warm · ${number(starting)} starting · ${number(busy)} busy`,
  hashKeys: (start: string, end: string) => `hash keys ${start} – ${end}`,
  hashKeysShort: (start: string, end: string) => `${start} – ${end}`,
  /** What the tape shows, from the fullest to the shortest. */
  legend: [
    '← newest · outlined: read already, kept until retention ends',
    '← newest · outlined: read already',
    'outlined: read already',
  ],
  /** The same while some are in sight that were there before the consumer began. */
  legendWithEarlier: [
    '← newest · outlined: read already · pale: came before this consumer',
    '← newest · outlined: read · pale: before this consumer',
    'outlined: read · pale: before this consumer',
    'pale: before this consumer',
  ],
  /** The same where records may be poison, which have a cross. */
  legendWithPoison: [
    '← newest · outlined: read already · ×: makes its batch fail',
    'outlined: read · ×: makes its batch fail',
    '×: makes its batch fail',
  ],
  legendWithBoth: [
    '← newest · outlined: read · pale: before this consumer · ×: makes its batch fail',
    'outlined: read · pale: came before · ×: makes its batch fail',
    'pale: came before · ×: makes its batch fail',
    '×: makes its batch fail',
  ],
  /** The bucket of the model: when all are used, the shard would refuse the next call. */
  calls: 'GetRecords calls',
  callsShort: 'Calls',
  callsUsed: (used: number, limit: number) => `${number(used)} of ${number(limit)} used`,
  throughput: 'Read throughput',
  throughputShort: 'Read',
  throughputOf: (bytes: number, limitMebibytes: number) =>
    `${size(bytes)} of ${number(limitMebibytes)} MiB/s`,
  /** To a consumer with enhanced fan-out, in the last second, of what it has to itself. */
  pipe: 'Pushed to it',
  pushedOf: (bytes: number, limitMebibytes: number) =>
    `${size(bytes)} of its ${number(limitMebibytes)} MiB/s`,
  silent: (seconds: number) => `silent for ${number(seconds, 1)} s`,
  writes: 'Writes, last s',
  writesShort: 'Written',
  writesOf: (records: number, limit: number) => `${number(records)} of ${number(limit)}`,
  /** In the place of the label while the last second knows refusals. */
  callsRefused: (refused: number): readonly string[] => [
    `${count(refused, 'call')} refused`,
    `${number(refused)} refused`,
  ],
  /** Where writes may come in bursts: megabytes that are left for one. */
  tankLeft: (megabytes: number): readonly string[] => [
    `Writes, ${number(megabytes, 1)} MiB left`,
    `${number(megabytes, 1)} MiB left`,
  ],
  writesRefused: (refused: number): readonly string[] => [
    `${count(refused, 'write')} refused`,
    `${number(refused)} refused`,
  ],
  /** On a phone each budget is a few words at the end of a line. */
  callsInLine: (used: number, limit: number, refused: number) =>
    refused > 0 ? `GetRecords: ${number(refused)} refused` : `GetRecords ${number(used)} of ${number(limit)}`,
  pushedInLine: (pipe: string) => `pushed ${pipe}`,
  readInLine: (throughput: string) => `read ${throughput}`,
  writesInLine: (records: number, limit: number, refused: number) =>
    refused > 0 ? `writes: ${number(refused)} refused` : `written ${number(records)} of ${number(limit)}`,
  nextPoll: (seconds: number) =>
    seconds === Infinity ? 'no further poll' : `next poll in ${number(Math.max(0, seconds), 2)} s`,
  pushed: `pushed about ${LIMITS.fanOutMillis.value} ms after the put`,
  pushedShort: `pushed after about ${LIMITS.fanOutMillis.value} ms`,
  pushedShortest: 'pushed',
  notReading: 'does not read',
  stoppedUntil: (until: string) => [`stopped until ${until}`, 'stopped'],
  stoppedWhy: ['nothing is read meanwhile', 'nothing is read'],
  notRegistered: 'not registered',
  notRegisteredWhy: 'LimitExceededException',
  /** Enhanced fan-out before records are pushed, and between two subscriptions. */
  fanOut: {
    creating: (seconds: number): readonly string[] => [
      `CREATING: ACTIVE in ${number(seconds, 1)} s`,
      `ACTIVE in ${number(seconds, 1)} s`,
    ],
    creatingWhy: ['polls no more, keeps its place', 'polls no more'],
    trying: ['not registered yet: calls again', 'not registered yet'],
    off: ['no subscription: calls again', 'no subscription'],
    offWhy: ['ResourceInUseException'],
    renewed: ['subscription renewed, nothing lost', 'subscription renewed', 'renewed'],
  },
  lastRead: (records: number, keys: number) =>
    `last read: ${count(records, 'record')} → ${count(keys, 'key')}`,
  /** Of the last read or push so many did not reach a lane. */
  lastFiltered: (records: number, filtered: number): readonly string[] => [
    `last read: ${count(records, 'record')}, ${number(filtered)} filtered out`,
    `${count(records, 'record')}, ${number(filtered)} filtered`,
    `${number(filtered)} filtered`,
  ],
  lastReadShort: (records: number, keys: number) => `${count(records, 'record')} → ${count(keys, 'key')}`,
  lastPush: (records: number) => `last push: ${count(records, 'record')}`,
  nothingRead: 'nothing read yet',
  lane: (lane: number) => `lane ${lane}`,
  /** Lanes that stand in one row, from the fullest to the shortest form. */
  foldedLanes: (from: number, to: number, keys: number): readonly string[] => {
    const lanes = `lanes ${from}–${to}`;
    if (keys === 0) return [`${lanes}: nothing has arrived yet`, `${lanes}: nothing yet`, lanes];
    const only = `${lanes} idle: this shard has ${count(keys, 'key')}`;
    return [`${only}, so no further batch can form`, only, `${lanes}: only ${count(keys, 'key')}`, lanes];
  },
  nextBatch: 'next batch',
  /** Of a batch that was split. */
  nextPart: 'next part',
  nextBatchShort: 'next',
  /** Records that are not drawn: the same on a torn tape and behind a batch. */
  waiting: (records: number) => `+${roughly(records)}`,
  /** Where records are too many to be drawn, in place of them. */
  batchOf: (records: number) => roughly(records),
  /** Written once a frame, and so without the help of `toLocaleString`, which takes its time. */
  goingBy: (perSecond: number) => `${perSecond < 20 ? perSecond.toFixed(1) : roughly(perSecond)}/s`,
  key: (letter: string, key: string) => (key === '' ? letter : `${letter} ${key}`),
  moreKeys: (keys: number) => `+${number(keys)}`,
  progress: (elapsed: number, total: number) => `${number(elapsed)} / ${number(total)} ms`,
  progressSeconds: (elapsed: number, total: number) => `${number(elapsed, 1)} / ${number(total, 1)} s`,
  records: (records: number) => count(records, 'record'),
  /** The function is handed the records of a batch again. */
  nthTry: (tries: number) => `try ${number(tries)}`,
  /** Between two tries, in two halves: a narrow instance has room for the first one only. */
  retrying: {
    failed: ['failed', 'tries again'],
    throttled: ['throttled (429)', 'tries again'],
  },
  /** Which try comes, and in how many seconds: rounded up, so that it is never told to be due. */
  tryIn: (tries: number, seconds: number) => `try ${number(tries)} in ${number(Math.ceil(seconds))} s`,
  /** What is throttled is tried again as soon as there is room. */
  againInMost: (again: string, seconds: number) =>
    `${again}, at the latest in ${number(Math.ceil(seconds))} s`,
  inMost: (seconds: number) => `at the latest in ${number(Math.ceil(seconds))} s`,
  coldStart: 'cold start',
  /** Beside its try: a half of a batch that failed, or what a partial response left over of it. */
  splitInTwo: 'split in two',
  fromRecord: (record: number): readonly string[] => [
    `from record ${number(record)} on`,
    `from ${number(record)} on`,
  ],
  /** What is told beside each other of one try. */
  beside: (parts: readonly string[]) => parts.join(' · '),
  retryingBoth: (what: string, then: string) => `${what}: ${then}`,
  /** On average over the last second or more, where moments pass too fast to be read. */
  average: {
    polls: (seconds: number) =>
      seconds === 1 ? 'polls every second' : `polls every ${number(seconds, 2)} s`,
    read: (records: number) =>
      records < 0.5 ? 'reads nothing new' : `a read brings ${number(records)} on average`,
    readShort: (records: number) => `${number(records)} a read`,
    push: (records: number) =>
      records < 0.5 ? 'nothing new is pushed' : `a push brings ${number(records)} on average`,
    busy: (share: number) => (share < 0.01 ? 'busy < 1 %' : `busy ${number(100 * share)} %`),
    /** Nothing ran for as long. */
    idle: (seconds: number) => `idle for the last ${number(seconds)} s`,
    warm: 'warm',
    perSecond: (records: number) => `${rate(records)} records/s`,
    lambdaLine: (warm: number, busy: number) =>
      `${count(warm, 'instance')} warm · ${number(busy, busy < 20 ? 1 : 0)} busy on average`,
  },
  neverInvoked: 'never invoked',
  warmIdle: 'warm, idle',
  /** At the oldest record that is not finished: how many there are, and how old that one is. */
  mark: (records: number, oldestSeconds: number) =>
    records === 0
      ? 'nothing unfinished'
      : `${number(records)} unfinished · oldest ${duration(oldestSeconds)}`,
  noRecords: 'no records yet',
  markRough: (records: number) => `${number(records)} unfinished`,
  /** AWS's metric is another thing, so it has its name: the age of the last record of the batch last sent. */
  markMetric: (metric: string, seconds: number) => `${metric} ${duration(seconds)}`,
  both: (mark: string, metric: string) => `${mark} · ${metric}`,
  metric: { lambda: 'iterator age', kcl: 'MillisBehindLatest', firehose: 'MillisBehindLatest' },
  readMark: 'read to here',
  shard: (index: number) => `shard ${index}`,
  openShard: (shardId: string) => `Show ${shardId}`,
  /** At the end of a shard that is one line: it can be opened, or it is. */
  show: 'show',
  shown: 'shown',
  /** In a file, where the strip of the others is. */
  shownInFull: 'shown in full',
  lanesBusy: (busy: number, lanes: number) => `${number(busy)} of ${count(lanes, 'lane')} busy`,
  /** Above shards that are a number each. */
  chipsHead: (shards: number): readonly string[] => [
    `${count(shards, 'shard')}: how many records of each are unfinished`,
    `${count(shards, 'shard')}: unfinished records`,
  ],
  /** In place of a number of records. */
  unfinishedShort: roughly,
  noneYet: '–',
  switcher: 'The shard that is shown',
  shardOf: (shard: number, shards: number) => `${number(shard)} of ${number(shards)}`,
  previousShard: 'Previous shard',
  nextShard: 'Next shard',
  rowsOf: (shown: number, all: number) => `${number(shown)} of ${number(all)} shards`,
  showAll: (all: number) => `Show all ${number(all)} shards`,
  showFewer: (shown: number) => `Show ${number(shown)} of them`,
  /** The title of a picture that stands alone. */
  pictureTitle: (stream: string, seconds: number) => `Kinetoscope: ${stream} at ${number(seconds, 3)} s`,
  noSuchTheme: (theme: string, themes: readonly string[]) =>
    `There is no theme "${theme}", but there are ${themes.join(' and ')}.`,
  label: 'The stream, the event source mapping and the Lambda instances at the playhead',
  assumption:
    'AWS guarantees order per key and at most that many concurrent batches; how keys get their lane is not published.',
} as const;
