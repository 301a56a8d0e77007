import { useEffect, useMemo, useReducer, useRef, type RefObject } from 'react';
import type { Micros } from '../../lib/time';
import { OrderLedger } from '../../metrics';
import { useFigure, useFigureStore } from '../figure-context';
import { attempt, useFailure } from '../loading/use-failure';
import type { Live } from '../stage/use-live';
import { watchSeen } from '../while-seen';
import { LedgerCount } from './ledger-count';

/** Steps of counting that a frame has time for beside everything else: most runs that play take fewer. */
const SLICE = 20_000;

interface Counted {
  readonly ledger: OrderLedger | null;
  /** The moment whose numbers are known, at the playhead or before it; null: none are yet. */
  readonly countedAt: Micros | null;
}

/**
 * The ledger of the consumer that is shown, counted on from where it stood; anew for each past.
 * @param within an element of the figure: while that is not seen, nothing is counted
 */
export function useLedger({ history, consumer, t }: Live, within: RefObject<Element | null>): Counted {
  const version = useFigure((state) => state.version);
  const known = useMemo(() => {
    if (consumer === undefined) return null;
    const ledger = new OrderLedger(history, consumer);
    return { ledger, count: new LedgerCount(ledger, SLICE) };
    // oxlint-disable-next-line react/exhaustive-deps
  }, [history, consumer, version]);
  const countedAt = known === null ? null : known.count.want(t);
  useCounting(known?.count ?? null, within);
  return { ledger: known?.ledger ?? null, countedAt };
}

/**
 * Counts a slice a frame until all is counted, and React hears of none of them. While the playhead moves, the news that
 * comes of it anyway shows what was counted; where it stands, one is made.
 */
function useCounting(count: LedgerCount | null, within: RefObject<Element | null>): void {
  const store = useFigureStore();
  const fail = useFailure();
  const [, show] = useReducer((shown: number) => shown + 1, 0);
  const wake = useRef<(() => void) | null>(null);

  useEffect(() => {
    const figure = within.current?.closest('[data-figure]');
    if (count === null || !figure) return;
    let request = 0;
    let isSeen = false;
    const countSoon = () => {
      if (request === 0 && isSeen && !count.isDone) request = requestAnimationFrame(countNow);
    };
    const countNow = () => {
      request = 0;
      if (!isSeen) return;
      const goesOn = attempt(() => {
        count.countOn();
        return !count.isDone;
      }, fail);
      if (goesOn) countSoon();
      if (count.isDone && store.live().time === count.wantedAt) show();
    };
    const stop = watchSeen([figure], (seen) => {
      isSeen = seen;
      countSoon();
    });
    wake.current = countSoon;
    return () => {
      wake.current = null;
      stop();
      cancelAnimationFrame(request);
    };
  }, [count, fail, store, within]);

  useEffect(() => wake.current?.());
}
