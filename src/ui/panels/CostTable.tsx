import { useMemo } from 'react';
import { PRICES } from '../../engine';
import { costOf, costOfMonth, type CostItem } from '../../metrics';
import { words } from '../../words';
import { formatDollars, formatNumber } from '../format';
import styles from './bill.module.css';
import type { ShownPeriod } from './use-period';

const w = words.bill;

/** What is less is not written in digits. */
const LEAST = 1e-6;

/** The bill of a month of this load, by item. */
export function CostTable({ period }: { readonly period: ShownPeriod }) {
  const { history, stretches, span } = period;
  const month = useMemo(
    () => costOfMonth(costOf({ history, stretches }, span), span),
    [history, stretches, span],
  );
  if (month === null) return null;
  const isReported = month.items.some(isOnlyReported);
  return (
    <>
      <p className={styles.soft}>
        {w.costLead(formatDollars(month.dollars), formatNumber(PRICES.monthHours.value))}
      </p>
      <table className={styles.table}>
        <caption className="visually-hidden">{w.cost}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{w.item}</th>
            <th scope="col">{w.month}</th>
          </tr>
        </thead>
        <tbody>
          {month.items.map((item) => (
            <tr key={item.item}>
              <th scope="row">
                {w.items[item.item]}
                {isOnlyReported(item) && w.reported} <span className={styles.times}>{timesOf(item)}</span>
              </th>
              <td>{formatDollars(item.dollars)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.soft}>{w.prices(sourcesOf(month.items))}</p>
      <p className={styles.soft}>{isReported ? w.reportedNote : w.plainNote}</p>
    </>
  );
}

/** `730 × $0.015 a shard-hour, provisioned` */
function timesOf({ quantity, price, priceName }: CostItem): string {
  const unit = PRICES[priceName].unit.replace(/^US dollars /, '');
  const shown =
    quantity < LEAST ? w.lessThan(formatNumber(LEAST)) : formatNumber(Number(quantity.toPrecision(4)));
  return w.times(shown, `$${String(price)}`, unit);
}

/** Who says what the prices are, and when, each once. */
function sourcesOf(items: readonly CostItem[]): readonly string[] {
  const sources = items.map(({ priceName }) => PRICES[priceName]);
  return [...new Set(sources.map(({ source, date }) => w.priceSource(source, date)))];
}

function isOnlyReported({ priceName }: CostItem): boolean {
  return PRICES[priceName].confidence !== 'documented';
}
