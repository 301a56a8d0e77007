import type { ConsumerType } from '../../engine';

const seconds = (millis: number): string => String(Number((millis / 1_000).toFixed(1)));

/** The words of the readers of a stream: who reads, how, how often, how far behind. */
export const readersWords = {
  title: 'Readers',
  /** What stands for a kind of consumer; its name follows. */
  glyphs: { lambda: 'λ', firehose: 'fh', kcl: 'kcl' } satisfies Readonly<Record<ConsumerType, string>>,
  kinds: {
    lambda: 'Lambda function',
    firehose: 'Firehose',
    kcl: 'KCL application',
  } satisfies Readonly<Record<ConsumerType, string>>,
  pollsEverySecond: 'polls 1×/s',
  pollsEvery: (millis: number) => `polls every ${seconds(millis)} s`,
  pushed: 'SubscribeToShard · push',
  notReading: 'not reading',
  refusedRead: 'ProvisionedThroughputExceededException',
  refusedRegistration: 'LimitExceededException',
  refusedReason: (most: number) =>
    `RegisterStreamConsumer: a stream takes at most ${most} enhanced fan-out consumers`,

  calls: (count: string, one: boolean) => `${count} ${one ? 'call' : 'calls'}`,
  pushes: (count: string, one: boolean) => `${count} ${one ? 'push' : 'pushes'}`,
  refused: (count: string) => `${count} refused`,
  age: {
    lambda: 'iterator age',
    firehose: 'MillisBehindLatest',
    kcl: 'MillisBehindLatest',
  } satisfies Readonly<Record<ConsumerType, string>>,
  millis: (count: number) => `${count}\u00a0ms`,
  none: '–',

  callsInSecond: 'GetRecords calls in this second',
  /** For those who do not see the boxes. */
  callsSaid: (answered: number, refused: number) =>
    `${answered} answered${refused === 0 ? '' : `, ${refused} refused`}`,
  more: (count: number) => `+${count}`,
  answeredMark: '✓',
  refusedMark: '×',
  shared: (calls: number, mebibytes: number) => `${calls} calls/s and ${mebibytes} MB/s, shared by all`,
  dedicated: (readers: number, mebibytes: number) => `${readers} × ${mebibytes} MB/s dedicated`,
  silent: (left: number) => `all refused for ${left.toFixed(1)} s after a large reply`,
} as const;
