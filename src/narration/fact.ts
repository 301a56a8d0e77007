/** A thing that holds at a moment, as data; the words are in the catalogue. Ages are in seconds, rates a second. */
export type Fact =
  /** Less than a second has passed. */
  | { readonly kind: 'just-begun' }
  /** No record has arrived yet. */
  | { readonly kind: 'waiting-for-records' }
  | { readonly kind: 'no-reader' }
  /** A setting has just changed, or the consumer has just come: what that does cannot be told yet. */
  | { readonly kind: 'just-changed' }
  /** Nothing arrives and nothing is left to do. */
  | { readonly kind: 'quiet' }
  | { readonly kind: 'registration-refused'; readonly consumers: number }
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
    }
  | {
      readonly kind: 'falling-behind';
      readonly shard: number;
      readonly arriving: number;
      readonly finishing: number;
      readonly ageSeconds: number;
      readonly seconds: number;
    }
  /** Batches fail, or are throttled, and are tried again; or the reader is given less than arrives. */
  | {
      readonly kind: 'failing' | 'throttled' | 'reading-behind';
      readonly shard: number;
      readonly ageSeconds: number;
    }
  /** By key, and more keys than lanes. */
  | { readonly kind: 'factor-could-help'; readonly factor: number; readonly keys: number }
  /** By hash range: keys share the lane that falls behind. */
  | { readonly kind: 'range-could-part'; readonly keys: number }
  | { readonly kind: 'factor-at-maximum'; readonly factor: number; readonly keys: number }
  /** The lane that falls behind carries one key. */
  | { readonly kind: 'one-key'; readonly lane: number }
  | {
      readonly kind: 'catching-up';
      readonly arriving: number;
      readonly finishing: number;
      readonly unfinished: number;
    }
  | {
      readonly kind: 'keeping-up';
      readonly arriving: number;
      readonly unfinished: number;
      readonly pushed: boolean;
    }
  /** More lanes than any shard has keys. */
  | { readonly kind: 'fewer-keys-than-lanes'; readonly keys: number; readonly factor: number };
