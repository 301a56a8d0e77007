import { hasArrived, journeyAt, type Journey, type RecordPlace } from '../../metrics';
import { proveOrder, type OrderProof } from '../../narration';
import { useFigure, useFigureStore } from '../figure-context';
import { useLive, type Live } from '../stage/use-live';

/** A record that is followed, and what became of it; `journey` is null while it has not arrived. */
export interface Followed {
  readonly place: RecordPlace;
  /** Place in the stream, from 1. */
  readonly number: number;
  readonly journey: Journey | null;
}

/** The records that are followed, at the playhead, and the proof of their order when they are two that have arrived. */
export function useFollowed(): {
  readonly live: Live;
  readonly followed: readonly Followed[];
  readonly proof: OrderProof | null;
} {
  const store = useFigureStore();
  const live = useLive();
  const picked = useFigure((state) => state.picked);
  const { history, consumer, t } = live;
  const followed = picked
    // Of a run that was left a moment ago there may be more than of this one.
    .filter((place) => hasArrived(history, place, Infinity))
    .map((place) => ({
      place,
      number: history.shards[place.shard].records.number.data[place.row] + 1,
      journey: journeyAt(history, consumer, place, t),
    }));
  const [one, other] = picked as readonly (RecordPlace | undefined)[];
  const proof =
    consumer === undefined || one === undefined || other === undefined
      ? null
      : proveOrder(history, store.live().base, consumer, [one, other], t);
  return { live, followed, proof };
}
