import type { Limit } from '../../engine';
import { MEBIBYTE } from '../../lib/bytes';
import { formatNumber } from '../../ui/format';

const MONEY = 'US dollars ';
const BYTES = 'bytes';

/** A number of AWS's as a person writes it, and what it counts: `2 MiB/s` and `a shard`, `$0.015` and `a shard-hour`. */
export function amountOf({ value, unit }: Limit): { readonly amount: string; readonly what: string } {
  if (unit.startsWith(MONEY)) return { amount: `$${String(value)}`, what: unit.slice(MONEY.length) };
  if (unit.startsWith(BYTES) && value % MEBIBYTE === 0) {
    const rest = unit.slice(BYTES.length);
    const perSecond = rest.startsWith('/s') ? '/s' : '';
    return {
      amount: `${formatNumber(value / MEBIBYTE)}\u00a0MiB${perSecond}`,
      what: rest.slice(perSecond.length).trim(),
    };
  }
  return { amount: formatNumber(value), what: unit };
}
