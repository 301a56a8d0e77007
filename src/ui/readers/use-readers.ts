import { useMemo } from 'react';
import { CallCounter } from '../../metrics';
import { useFigure } from '../figure-context';
import type { Live } from '../stage/use-live';
import { readersAt, type ReaderFacts } from './reader-facts';

/** All that read the stream at the playhead. */
export function useReaders({ history, scenario, seed, t }: Live): readonly ReaderFacts[] {
  const version = useFigure((state) => state.version);
  // What was counted belongs to one past.
  const known = useMemo(() => ({ version, counter: new CallCounter() }), [version]);
  return readersAt(history, scenario, seed, known.counter, t);
}
