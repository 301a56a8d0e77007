import { limitsWords } from '../../words/limits';
import { NUMBERS } from '../limits/all-numbers';

/** One number with its source. */
export function FactCard({ id }: { readonly id: string }) {
  const entry = NUMBERS.find((one) => one.id === id);
  if (entry === undefined) throw new Error(`there is no limit "${id}"`);
  const from = limitsWords.source(entry.source, entry.date);
  return (
    <>
      <strong>{entry.amount}</strong> {entry.what}{' '}
      {entry.address === null ? <span>{from}</span> : <a href={entry.address}>{from}</a>}
    </>
  );
}
