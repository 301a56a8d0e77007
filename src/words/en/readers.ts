import type { ConsumerType } from '../../engine';
import { duration, number } from './numbers';

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
  notRegistered: 'not registered',
  /** Enhanced fan-out, before a consumer is pushed to and between two subscriptions. */
  fanOut: {
    states: { creating: 'CREATING', trying: 'not registered', off: 'no subscription' },
    activeIn: (left: number) => `ACTIVE in ${number(left, 1)} s`,
    callsAgain: 'refused, calls again',
    renewedIn: (left: number) => `subscription renewed in ${duration(left)}`,
    /** Of the stream. */
    registered: (registered: number, most: number, creating: number) =>
      `${number(registered)} of ${number(most)} registered${creating === 0 ? '' : `, ${number(creating)} CREATING`}`,
    inUse: 'no subscription: ResourceInUseException, another reader has it by the same registration',
    refusedForNow: (creating: number, calls: number) =>
      `not registered yet: LimitExceededException, at most ${number(creating)} CREATING and ${number(calls)} calls/s`,
  },
  refusedRead: 'ProvisionedThroughputExceededException',
  refusedRegistration: 'LimitExceededException',
  refusedReason: (most: number) =>
    `RegisterStreamConsumer: a stream takes at most ${most} enhanced fan-out consumers`,

  calls: (count: string, one: boolean) => `${count} ${one ? 'call' : 'calls'}`,
  pushes: (count: string, one: boolean) => `${count} ${one ? 'push' : 'pushes'}`,
  refused: (count: string) => `${count} refused`,
  /** Age of the oldest record that the consumer has not finished. */
  oldest: 'oldest unfinished',
  /** The first word of it, where there is room for one. */
  oldestShort: 'oldest',
  delivery: 'put → delivered',
  /** AWS's own metrics. */
  age: {
    lambda: 'iterator age',
    firehose: 'MillisBehindLatest',
    kcl: 'MillisBehindLatest',
  } satisfies Readonly<Record<ConsumerType, string>>,
  none: '–',

  callsUsed: 'GetRecords calls',
  usedOf: (used: number, limit: number) => `${used} of ${limit} used`,
  /** For those who do not see the boxes. */
  callsSaid: (used: number, limit: number, refused: number) =>
    `${used} of ${limit} used${refused === 0 ? '' : `, ${refused} refused in the last second`}`,
  /** Calls of all readers of a shard. */
  refusedLately: (refused: number, calls: number, span: number) =>
    `${number(refused)} of ${number(calls)} calls refused in the last ${span} s`,
  more: (count: number) => `+${count}`,
  answeredMark: '✓',
  refusedMark: '×',
  /** Of a registration that is not ACTIVE yet. */
  creatingMark: '…',
  refusedShort: (count: number) => `× ${count}`,
  shared: (calls: number, mebibytes: number) => `${calls} calls/s and ${mebibytes} MiB/s, shared by all`,
  dedicated: (readers: number, mebibytes: number) => `${readers} × ${mebibytes} MiB/s dedicated`,
  silent: (left: number) => `all refused for ${left.toFixed(1)} s after a large reply`,

  /** Where there is room for one reader in full: all of them in a few characters each. */
  overview: {
    title: 'All readers',
    /** What the numbers are, and the sign. */
    legend: 'oldest unfinished',
    refused: 'refused',
    /** All that a chip shows, for those who do not see it: its colour and its sign, too. */
    chip: (
      place: number,
      name: string,
      kind: string,
      state: {
        readonly oldest: string;
        readonly isGrowing: boolean;
        readonly registration: 'there' | 'to-come' | 'refused';
        readonly refusedLately: boolean;
      },
    ) => {
      const oldest = `oldest unfinished ${state.oldest}${state.isGrowing ? ', growing' : ''}`;
      const refused = {
        there: state.refusedLately && 'calls refused',
        'to-come': 'registering',
        refused: 'not registered',
      }[state.registration];
      return [`${place}: ${name}`, kind, oldest, ...(refused === false ? [] : [refused])].join(', ');
    },
  },
  /** Below the stage stands the open one; the others are a press away. */
  showAll: (all: number) => `Show the calls of all ${number(all)} readers`,
  showOpen: 'Show only the open reader',

  /** What the strips show. */
  legend: {
    span: (span: number) => `Last ${span} s:`,
    answered: 'answered',
    empty: 'nothing new',
    pushed: 'pushed',
    pushedRecords: 'each record when it was pushed',
    kind: (glyph: string, kind: string) => `${glyph} ${kind}`,
    /** What stands at the right of rows that have no room to say it. */
    right: 'right:',
    tracks: (shards: readonly number[]) =>
      shards.length === 2
        ? `above: shard ${shards[0]}, below: shard ${shards[1]}`
        : `from above: shards ${shards.join(', ')}`,
  },
} as const;
