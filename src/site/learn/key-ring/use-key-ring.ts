import { useMemo, useState } from 'react';
import { letterOfKey } from '../../../paint';
import { keyFault, NUMBER_KEYS, placeOf, ringOf, shardOf, type RingShard } from './key-place';
import type { RingKey } from './RingDrawing';

/** As many as there are colours. */
export const MOST_KEPT = 8;
export const MOST_SHARDS = 8;

/** Those of the chapter's figure, in its order: each has the same colour and shape here as there. */
const FIRST_KEPT = ['user-17', 'user-3', 'user-12', 'user-29'];
const FIRST_TYPED = 'user-17';

export interface KeyRingState {
  /** As it stands in the field, whatever it is. */
  readonly typed: string;
  readonly fault: ReturnType<typeof keyFault>;
  /** The last that could be a key. */
  readonly shown: RingKey;
  readonly shards: readonly RingShard[];
  /** The shard of `shown`. */
  readonly shownShard: number;
  /** On the ring: those that were kept, or for a while the numbers. */
  readonly keys: readonly RingKey[];
  readonly showsNumbers: boolean;
  readonly isKept: boolean;
  readonly isFull: boolean;
  readonly type: (text: string) => void;
  readonly keep: () => void;
  readonly remove: (key: string) => void;
  readonly setShards: (count: number) => void;
  readonly showNumbers: (shows: boolean) => void;
}

interface Kept {
  readonly key: string;
  readonly row: number;
}

/** What somebody does with the ring. */
export function useKeyRing(): KeyRingState {
  const [typed, setTyped] = useState(FIRST_TYPED);
  const [valid, setValid] = useState(FIRST_TYPED);
  const [kept, setKept] = useState<readonly Kept[]>(() => FIRST_KEPT.map((key, row) => ({ key, row })));
  const [count, setCount] = useState(2);
  const [showsNumbers, setShowsNumbers] = useState(false);
  const shards = useMemo(() => ringOf(count), [count]);
  const keys = useMemo(
    () => (showsNumbers ? NUMBERS : kept.map(({ key, row }) => ringKey(key, row))),
    [showsNumbers, kept],
  );
  const row = kept.find(({ key }) => key === valid)?.row ?? freeRow(kept);
  const shown = useMemo(() => ringKey(valid, row), [valid, row]);
  const fault = keyFault(typed);
  const isKept = kept.some(({ key }) => key === valid);
  const isFull = kept.length === MOST_KEPT;
  return {
    typed,
    fault,
    shown,
    shards,
    shownShard: shardOf(shards, shown),
    keys,
    showsNumbers,
    isKept,
    isFull,
    type: (text) => {
      setTyped(text);
      if (keyFault(text) === null) setValid(text);
    },
    keep: () => {
      setShowsNumbers(false);
      if (fault === null && !isKept && !isFull) setKept([...kept, { key: valid, row }]);
    },
    remove: (key) => setKept(kept.filter((one) => one.key !== key)),
    setShards: setCount,
    showNumbers: (shows) => {
      setShowsNumbers(shows);
      if (shows) setCount(2);
    },
  };
}

const NUMBERS: readonly RingKey[] = NUMBER_KEYS.map((key, row) => ({ ...placeOf(key), row, label: key }));

function ringKey(key: string, row: number): RingKey {
  return { ...placeOf(key), row, label: letterOfKey(row) };
}

/** The first colour that no key has. */
function freeRow(kept: readonly Kept[]): number {
  const rows = Array.from({ length: MOST_KEPT + 1 }, (_, row) => row);
  return rows.find((row) => kept.every((one) => one.row !== row)) ?? 0;
}
