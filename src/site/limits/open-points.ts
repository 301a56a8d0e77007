/** What AWS does not publish: which numbers of ours and which settings stand for it. Its words are `openPoints`. */
import type { ASSUMPTIONS } from '../../engine';
import type { SettingKey } from '../../scenario';
import type { limitsWords } from '../../words/limits';

type OpenPointKey = keyof (typeof limitsWords)['openPoints'];

interface Stands {
  /** The switches; none: the words say why. */
  readonly settings: readonly SettingKey[];
  readonly assumptions: readonly (keyof typeof ASSUMPTIONS)[];
  /** A link's query that shows the first switch turned; null: there is none. */
  readonly query: string | null;
}

/** In the order of the page. */
export const OPEN_POINTS = {
  laneAssignment: { settings: ['laneAssignment'], assumptions: [], query: 'pf=3&lanes=by-hash-range' },
  readAhead: { settings: ['readAheadRecords'], assumptions: [], query: 'readahead=1000' },
  pollTimes: {
    settings: ['pollJitterMillis', 'pollPhaseMillis'],
    assumptions: ['pollJitterMillis'],
    query: 'consumers=6&jitter=0',
  },
  failureBlocks: { settings: ['failureBlocks'], assumptions: [], query: 'pf=3&poison=5&blocks=shard' },
  backoff: {
    settings: [],
    assumptions: ['retryBackoffSeconds', 'retryBackoffSecondsMaximum'],
    query: null,
  },
  splitAtFirst: { settings: [], assumptions: [], query: null },
  readBudget: { settings: [], assumptions: [], query: null },
  fasterPolls: { settings: [], assumptions: [], query: null },
  parentFirst: { settings: [], assumptions: [], query: null },
  freedConcurrency: { settings: [], assumptions: [], query: null },
  environments: { settings: ['environmentIdleSeconds'], assumptions: [], query: 'cold=400&envidle=60' },
  writeBursts: { settings: ['writeBurst'], assumptions: [], query: 'writeburst=tank' },
  creating: {
    settings: ['consumerCreatingSeconds'],
    assumptions: ['fanOutCreatingSeconds'],
    query: 'efo=1&creating=30',
  },
  callsAgain: {
    settings: [],
    assumptions: ['fanOutRegisterAgainSeconds', 'fanOutSubscribeAgainMillis'],
    query: null,
  },
  reshardTime: { settings: [], assumptions: ['reshardSeconds'], query: null },
  onDemandSplits: { settings: [], assumptions: ['onDemandCheckSeconds'], query: null },
  eventEnvelope: { settings: [], assumptions: ['payloadBytesPerRecord'], query: null },
  pushes: {
    settings: [],
    assumptions: ['fanOutGatherMillis', 'fanOutEventBytes', 'fanOutEventRecords'],
    query: null,
  },
  billUnits: { settings: [], assumptions: ['gigabyteBytes'], query: null },
  otherPrices: { settings: [], assumptions: [], query: null },
} as const satisfies Record<OpenPointKey, Stands>;
