import { useEffect, useMemo, useState } from 'react';
import type { Micros } from '../../lib/time';
import { OrderLedger } from '../../metrics';
import { useFigure } from '../figure-context';
import type { Live } from '../stage/use-live';

/** The ledger of the consumer that is shown, counted on from where it stood; anew for each past. */
export function useLedger({ history, consumer }: Live): OrderLedger | null {
  const version = useFigure((state) => state.version);
  return useMemo(
    () => (consumer === undefined ? null : new OrderLedger(history, consumer)),
    // oxlint-disable-next-line react/exhaustive-deps
    [history, consumer, version],
  );
}

/** Steps of counting that a frame has time for beside everything else: a run that plays takes fewer. */
const SLICE = 20_000;

/** Whether the ledger has counted up to t: of a run that went far it counts a slice a frame, and nothing waits for it. */
export function useCounted(ledger: OrderLedger | null, t: Micros): boolean {
  const isCounted = ledger === null || ledger.countTo(t, SLICE);
  const [slice, setSlice] = useState(0);
  useEffect(() => {
    if (isCounted) return;
    const request = requestAnimationFrame(() => setSlice(slice + 1));
    return () => cancelAnimationFrame(request);
  }, [isCounted, slice]);
  return isCounted;
}
