/** What a figure is opened with: a run, a moment of it, and what one looks at. */
import type { History, Scenario } from '../engine';
import type { Micros } from '../lib/time';
import type { PickedRecord } from './figure-state';

export interface Opening {
  /** Complete and valid; its commands are the settings changed during the run. */
  readonly scenario: Scenario;
  readonly time: Micros;
  readonly speed?: number;
  readonly view?: OpeningView;
}

export interface OpeningView {
  /** Row of the history's consumers. */
  readonly consumer: number;
  /** null: the shard that is furthest behind. */
  readonly shard: number | null;
  readonly picked: readonly PickedRecord[];
  readonly span: Micros | null;
}

/** What was to be looked at, and is not there at the moment that was reached. */
export interface NotThere {
  /** How many consumers there are instead. */
  readonly consumers: number | null;
  readonly picked: readonly PickedRecord[];
}

/** Of what one is to look at, what there is at t; consumers and records come and go with the run. */
export function viewAt(
  { consumers, shards }: History,
  { consumer, picked }: OpeningView,
  t: Micros,
): { readonly openConsumer: number; readonly picked: readonly PickedRecord[]; readonly notThere: NotThere } {
  const isThere = ({ shard, row }: PickedRecord) => {
    const records = shards[shard]?.records;
    return records !== undefined && row < records.arrivedAt.length && records.arrivedAt.data[row] <= t;
  };
  const open = consumers[consumer];
  const isOpen = consumer === 0 || (open !== undefined && open.startsAt <= t && t < open.endsAt);
  return {
    openConsumer: isOpen ? consumer : 0,
    picked: picked.filter(isThere),
    notThere: {
      consumers: isOpen ? null : consumers.length,
      picked: picked.filter((one) => !isThere(one)),
    },
  };
}

/** The open consumer, or the one that took its place, or the first there is. */
export function openConsumerAt(history: History, open: number, time: Micros): number {
  const isThere = (id: number) => {
    const consumer = history.consumers[id];
    return consumer !== undefined && consumer.startsAt <= time && time < consumer.endsAt;
  };
  if (isThere(open)) return open;
  return history.consumers.find((consumer) => isThere(consumer.id))?.id ?? open;
}
