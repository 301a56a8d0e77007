import { Link } from 'wouter';
import { LIMITS, PRICES } from '../../../engine';
import { decisionWords as w } from '../../../words/learn-widgets';
import { amountOf } from '../../limits/amount-of';
import styles from './answer.module.css';

/** A number of AWS's, by its name on the page of limits. */
export type NumberId = keyof typeof LIMITS | keyof typeof PRICES;

const TABLE = { ...LIMITS, ...PRICES };

/** Where the numbers of a sentence come from: each with its place on the page of limits. */
export function SourceLinks({ ids }: { readonly ids: readonly NumberId[] }) {
  if (ids.length === 0) return null;
  return (
    <span className={styles.sources}>
      <span>{w.source}</span>
      {ids.map((id) => (
        <NumberLink key={id} id={id} />
      ))}
    </span>
  );
}

interface NumberLinkProps {
  readonly id: NumberId;
  /** The number in other words than those of its table. */
  readonly textOf?: (amount: string) => string;
}

/** One number and what it counts. */
export function NumberLink({ id, textOf }: NumberLinkProps) {
  const { amount, what } = amountOf(TABLE[id]);
  return (
    <Link href={`/limits#${id}`} className={styles.source}>
      {textOf?.(amount) ?? `${amount} ${what}`}
    </Link>
  );
}
