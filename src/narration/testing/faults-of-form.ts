/** What the narrator says, as sentences: two at most, and one head. */
import { words } from '../../words';
import type { Fact } from '../fact';

/** Words of a head, without the name before it and the time behind it. */
const MOST_WORDS = 5;

/** What is wrong with the form of what is said; none: nothing. */
export function faultsOfForm(facts: readonly Fact[]): string[] {
  const told = words.narrator.sentencesOf(facts);
  const faults: string[] = [];
  // The words leave out what is too much: it must not be there.
  if (facts.length > 2) faults.push(`${facts.length} facts`);
  if (told.length < 1 || told.length > 2) faults.push(`${told.length} sentences`);
  told.forEach(({ lead, rest }, index) => {
    const name = facts.flatMap((fact) => ('of' in fact && fact.of !== null ? [fact.of] : []));
    const head = name
      .reduce((text, one) => text.replaceAll(one, 'x'), lead)
      .replace(/^x: | (since|at) [\d.]+ s:$/g, '');
    if (index > 0 && lead !== '') faults.push(`a second head: ${lead}`);
    if (head.split(' ').length > MOST_WORDS) faults.push(`a head that is a sentence: ${lead}`);
    // Names and keys are somebody else's words, and may have full stops.
    const plain = name.reduce((text, one) => text.replaceAll(one, 'x'), rest).replace(/“[^”]*”/g, 'x');
    const ends = plain.match(/[.!?](?=\s|$)/g)?.length ?? 0;
    if (rest === '' ? lead === '' : ends !== 1) faults.push(`${ends} sentences in one: ${lead} ${rest}`);
  });
  return faults;
}
