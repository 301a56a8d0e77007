/** What a stream costs in a month of steady load, item by item; Lambda is not in it, because no cure changes its work. */
import { ASSUMPTIONS, PRICES } from '../../engine';
import type { DecisionState } from './key-load';

/** An item of the month. */
export interface MonthItem {
  readonly kind: 'shards' | 'puts' | 'fanOutHours' | 'fanOutData';
  /** As the price counts it: shard-hours, millions of PUT payload units, consumer-shard-hours, GB. */
  readonly quantity: number;
  readonly dollars: number;
  /** The entries of PRICES that it is made of. */
  readonly prices: readonly (keyof typeof PRICES)[];
}

const SECONDS_PER_HOUR = 3_600;
const MILLION = 1_000_000;

/** The items, those of nothing left out. */
export function monthOf(state: DecisionState): MonthItem[] {
  const { recordsPerSecond, recordBytes, shards, pushedFunctions } = state;
  const hours = PRICES.monthHours.value;
  const records = recordsPerSecond * SECONDS_PER_HOUR * hours;
  const unitBytes = PRICES.putUnitKilobytes.value * PRICES.kilobyteBytes.value;
  const gigabytes = (records * recordBytes) / ASSUMPTIONS.gigabyteBytes.value;
  const item = (
    kind: MonthItem['kind'],
    quantity: number,
    price: 'shardHour' | 'putUnit' | 'fanOutHour' | 'fanOutGigabyte',
    ...more: MonthItem['prices']
  ): MonthItem => ({ kind, quantity, dollars: quantity * PRICES[price].value, prices: [price, ...more] });
  return [
    item('shards', shards * hours, 'shardHour', 'monthHours'),
    item('puts', (records * Math.ceil(recordBytes / unitBytes)) / MILLION, 'putUnit', 'putUnitKilobytes'),
    item('fanOutHours', pushedFunctions * shards * hours, 'fanOutHour'),
    item('fanOutData', pushedFunctions * gigabytes, 'fanOutGigabyte'),
  ].filter(({ quantity }) => quantity > 0);
}

/** US dollars, all together. */
export function dollarsOf(items: readonly MonthItem[]): number {
  return items.reduce((sum, { dollars }) => sum + dollars, 0);
}
