/** When a consumer is down. */
import type { ConsumerHistory } from '../engine';
import { countUpTo } from '../lib/binary-search';
import type { Micros } from '../lib/time';

/** Whether a consumer is down at t, and since when it is, or is not, by the history; null: it never was. */
export function outageAt(
  { outages }: Pick<ConsumerHistory, 'outages'>,
  t: Micros,
): { readonly isOut: boolean; readonly since: Micros } | null {
  const row = countUpTo(outages.at.data, outages.at.length, t) - 1;
  return row < 0 ? null : { isOut: outages.isOut.data[row] === 1, since: outages.at.data[row] };
}
