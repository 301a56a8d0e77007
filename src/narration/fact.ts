import type { OnFailureDestination } from '../engine';
import type { ColdStartFact } from './cold-fact';
import type { FailureCourseFact } from './failure-fact';
import type { ReshardFact } from './reshard-fact';

export type { ColdStartFact } from './cold-fact';
export type { FailureCause, FailureCourseFact } from './failure-fact';

/** A thing that holds at a moment, as data; the words are in the catalogue. Ages are in seconds, rates a second. */
export type Fact =
  StreamFact | ReshardFact | TrafficFact | ChangeFact | RemedyFact | IdleFact | (ConsumerFact & Of);

/** Whose it is: the name of the consumer, or null where there is only one. */
interface Of {
  readonly of: string | null;
}

/** About the stream and all who read it. */
type StreamFact =
  /** Less than a second has passed. */
  | { readonly kind: 'just-begun' }
  /** No record has arrived yet. */
  | { readonly kind: 'waiting-for-records' }
  | { readonly kind: 'no-reader' }
  /** `most`: as many as the stream takes. */
  | { readonly kind: 'registration-refused'; readonly consumers: number; readonly most: number }
  | {
      readonly kind: 'reads-refused';
      readonly shard: number;
      readonly by: 'calls' | 'bytes';
      readonly readers: number;
      readonly calls: number;
      readonly refused: number;
      readonly seconds: number;
    }
  | {
      readonly kind: 'writes-refused';
      readonly shard: number;
      readonly refused: number;
      readonly seconds: number;
    };

/** What producers do, and what comes of it. */
export type TrafficFact =
  /** Of so many PutRecords calls, all answered with 200, records were refused; some put again stand behind later ones. */
  | {
      readonly kind: 'partly-refused';
      readonly calls: number;
      readonly refused: number;
      readonly reordered: number;
      readonly seconds: number;
    }
  | { readonly kind: 'burst'; readonly rate: number; readonly untilSeconds: number }
  | {
      readonly kind: 'ramp';
      readonly rate: number;
      readonly toRate: number;
      readonly rises: boolean;
      readonly untilSeconds: number;
    };

/** A setting that was changed during the run; the value is JSON. */
export interface Change {
  readonly path: string;
  readonly value: string;
  readonly atSeconds: number;
}

/** What was changed, and what came of it. */
export type ChangeFact =
  /** What it does cannot be told yet; null: it has to do with others. */
  | { readonly kind: 'just-changed'; readonly change: Change | null }
  /** Iterator age at the change, and now. */
  | {
      readonly kind: 'age-fell';
      readonly change: Change;
      readonly fromSeconds: number;
      readonly toSeconds: number;
    }
  /** The consumer came during the run. */
  | { readonly kind: 'joined'; readonly of: string | null; readonly atSeconds: number };

/** About one consumer. */
export type ConsumerFact =
  /** Nothing arrives and nothing is left to do. */
  | { readonly kind: 'quiet' }
  /** Nothing reads for it: its registration was refused, or it has no way of reading. */
  | {
      readonly kind: 'reads-nothing';
      readonly refused: boolean;
      readonly unfinished: number;
      readonly arriving: number;
    }
  /** It is down until then. */
  | { readonly kind: 'stopped'; readonly untilSeconds: number; readonly unfinished: number }
  /** It was down, and what it does since cannot be told yet. */
  | { readonly kind: 'came-back'; readonly atSeconds: number; readonly unfinished: number }
  /** It is ACTIVE since then: while it was CREATING it read nothing, and what it does since cannot be told yet. */
  | { readonly kind: 'registered'; readonly atSeconds: number; readonly unfinished: number }
  /** It waits to be ACTIVE; or, with null, to be let register. `creating`: so many consumers of the stream are. */
  | {
      readonly kind: 'registering';
      readonly activeInSeconds: number | null;
      readonly refusedBy: 'creating' | 'calls' | null;
      readonly creating: number;
    }
  /** By one registration, another consumer has the subscription of the shard, since so long; calls refused meanwhile. */
  | {
      readonly kind: 'subscription-taken';
      readonly shard: number;
      readonly other: string;
      readonly seconds: number;
      readonly refused: number;
      readonly ageSeconds: number;
    }
  /** It has the subscription of each shard, and another consumer by the same registration wants it. */
  | {
      readonly kind: 'holds-subscription';
      readonly shard: number;
      readonly other: string;
      readonly seconds: number;
    }
  /** Its subscriptions of so many shards were renewed together. */
  | { readonly kind: 'renewed'; readonly atSeconds: number; readonly shards: number }
  /** Its own calls are refused, one in two or more. */
  | {
      readonly kind: 'refused-often';
      readonly shard: number;
      readonly calls: number;
      readonly refused: number;
      readonly seconds: number;
      readonly ageSeconds: number;
    }
  /** Measured: what waits and how old it is grow. */
  | {
      readonly kind: 'falling-behind';
      readonly shard: number;
      readonly arriving: number;
      readonly finishing: number;
      readonly ageSeconds: number;
      /** Seconds by which the iterator age climbs in one, as written; null where that is not steady. */
      readonly climbs: number | null;
      /** When, at this rate, the oldest record is lost; null where the age does not climb steadily. */
      readonly expires: Expiry | null;
    }
  /** By arithmetic: more comes in than the lanes can do. */
  | {
      readonly kind: 'building-up';
      /** null: each shard alike. */
      readonly shard: number | null;
      readonly arriving: number;
      readonly capacity: number;
      readonly lanes: number;
      /** The lane that gets more than it can do; null: all of them together do. */
      readonly lane: number | null;
    }
  /** A batch is tried again after an error. */
  | {
      readonly kind: 'failing';
      readonly shard: number;
      readonly ageSeconds: number;
      /** What waits for it. */
      readonly blocks: 'lane' | 'shard';
      /** Records of the shard that the function was handed more than once by now. */
      readonly repeated: number;
    }
  /** A batch failed and was given up; a message of it went there, or nowhere. */
  | {
      readonly kind: 'given-up';
      readonly shard: number;
      readonly ageSeconds: number;
      readonly destination: OnFailureDestination | null;
    }
  /** A batch was throttled; `most`: as often as the function may run, or all functions, or new environments in 10 s. */
  | {
      readonly kind: 'throttled';
      readonly shard: number;
      readonly ageSeconds: number;
      readonly by: 'reserved' | 'account' | 'scaling';
      readonly most: number;
      /** The next try comes in so many seconds at the latest; null: it is due, or waits for something else. */
      readonly latestSeconds: number | null;
    }
  /** Of the tries that ended lately many failed. */
  | {
      readonly kind: 'failing-often';
      readonly shard: number;
      readonly failed: number;
      readonly tries: number;
      readonly seconds: number;
      readonly ageSeconds: number;
    }
  /** The last reply did not reach the newest records. */
  | { readonly kind: 'reading-behind'; readonly shard: number; readonly ageSeconds: number }
  | {
      readonly kind: 'catching-up';
      readonly arriving: number;
      readonly finishing: number;
      readonly unfinished: number;
      /** How long that takes at this pace, where it takes a while; null: it is done soon, or in a time nobody waits for. */
      readonly doneInSeconds: number | null;
    }
  /** Behind, or it cannot be told: without a direction. */
  | {
      readonly kind: 'behind' | 'unclear' | 'too-early';
      readonly arriving: number;
      readonly unfinished: number;
      readonly ageSeconds: number;
    }
  | {
      readonly kind: 'keeping-up';
      readonly arriving: number;
      readonly unfinished: number;
      readonly ageSeconds: number;
      /** What each poll of late brought was finished before the next one. */
      readonly beforeNextPoll: boolean;
    }
  /** It keeps up, and what waits does so because a batching window is open. */
  | {
      readonly kind: 'gathering';
      readonly windowSeconds: number;
      readonly unfinished: number;
      readonly ageSeconds: number;
    };

/** What would help, or what does not. */
export type RemedyFact =
  /** By key, and more keys than lanes. `each`: of each shard. */
  | {
      readonly kind: 'factor-could-help';
      readonly factor: number;
      readonly keys: number;
      readonly each: boolean;
    }
  /** By hash range: keys share the lane that falls behind; `more`: more than so many. */
  | { readonly kind: 'range-could-part'; readonly keys: number; readonly more: boolean }
  | {
      readonly kind: 'factor-at-maximum';
      readonly factor: number;
      readonly keys: number;
      readonly more: boolean;
    }
  /** The lane that falls behind carries one key. */
  | { readonly kind: 'one-key'; readonly lane: number; readonly key: string; readonly aggregated: boolean }
  /** A tumbling window leaves each shard one batch at a time, whatever the factor. */
  | { readonly kind: 'window-forces-one-lane'; readonly windowSeconds: number }
  /** More lanes than any shard has keys. */
  | {
      readonly kind: 'fewer-keys-than-lanes';
      readonly keys: number;
      readonly factor: number;
      /** All records are aggregates of the KPL, which have one and the same key. */
      readonly aggregated: boolean;
    };

/** Why a lane runs nothing, or gets less than is read, where that is telling. */
export type IdleFact =
  | FailureCourseFact
  | ColdStartFact
  /** It gathers: so many records, for so many seconds more at most. */
  | {
      readonly kind: 'window-open';
      readonly shard: number;
      readonly lane: number;
      readonly records: number;
      readonly seconds: number;
    }
  /** Of the records it read of late its filters let so many through. */
  | {
      readonly kind: 'filtering';
      readonly read: number;
      readonly passed: number;
      readonly seconds: number;
    }
  /** What waits has keys of another lane. */
  | {
      readonly kind: 'key-in-lane';
      readonly shard: number;
      readonly lane: number;
      readonly key: string;
      readonly other: number;
    };

/** That a record is lost at some time: it passes the retention, or the maximum age that the mapping has. */
export interface Expiry {
  readonly seconds: number;
  /** The retention, or the maximum age. */
  readonly keptSeconds: number;
  readonly by: 'retention' | 'maximum-age';
}
