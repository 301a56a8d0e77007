import { dollarsOf, monthOf, type Decision, type MonthItem } from '../../../narration/decide';
import { formatDollars } from '../../../ui/format';
import { decisionWords as w } from '../../../words/learn-widgets';
import styles from './answer.module.css';
import { NumberLink } from './SourceLinks';

const KINDS = Object.keys(w.items) as MonthItem['kind'][];

/** What a month costs, as it is and with what helps. */
export function MonthTable({ decision: { before, after, cures } }: { readonly decision: Decision }) {
  const bills = cures.length === 0 ? [monthOf(before)] : [monthOf(before), monthOf(after)];
  const itemIn = (bill: readonly MonthItem[], kind: MonthItem['kind']) =>
    bill.find((item) => item.kind === kind);
  const shown = KINDS.filter((kind) => bills.some((bill) => itemIn(bill, kind) !== undefined));
  return (
    <section>
      <h3>{w.price}</h3>
      <table className={styles.runs}>
        <caption>
          <NumberLink id="monthHours" textOf={w.priceNote.hours} />
          {w.priceNote.text}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{w.item}</span>
            </th>
            <th scope="col">{w.now}</th>
            {bills.length > 1 && <th scope="col">{w.withCure}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((kind) => (
            <tr key={kind}>
              <th scope="row">
                {w.items[kind]}
                <span className={styles.sources}>
                  <Prices ids={bills.map((bill) => itemIn(bill, kind)).find(Boolean)?.prices ?? []} />
                </span>
              </th>
              {bills.map((bill, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- before and after, always in this order
                <td key={index}>{formatDollars(itemIn(bill, kind)?.dollars ?? 0)}</td>
              ))}
            </tr>
          ))}
          <tr className={styles.leading}>
            <th scope="row">{w.total}</th>
            {bills.map((bill, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- as above
              <td key={index}>{formatDollars(dollarsOf(bill))}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

/** What one of an item costs; the hours of the month are above the table. */
function Prices({ ids }: { readonly ids: MonthItem['prices'] }) {
  return ids
    .filter((id) => id !== 'monthHours')
    .map((id) => (
      <NumberLink key={id} id={id} textOf={id === 'putUnitKilobytes' ? w.kilobytesEach : w.each} />
    ));
}
