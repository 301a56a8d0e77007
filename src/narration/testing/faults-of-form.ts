/** What the narrator says, as sentences: two at most, and one head. */
import { words } from '../../words';
import type { Fact } from '../fact';

/** Words of a head, without the name before it and the time behind it. */
const MOST_WORDS = 5;

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** What is wrong with the form of what is said; none: nothing. */
export function faultsOfForm(facts: readonly Fact[]): string[] {
  const told = words.narrator.sentencesOf(facts);
  const faults: string[] = [];
  const names = facts.flatMap((fact) => ('of' in fact && fact.of !== null ? [fact.of] : []));
  // Names and keys are somebody else's words, and may have full stops.
  const own = (text: string) =>
    names.reduce((rest, one) => rest.replaceAll(one, 'x'), text).replace(/“[^”]*”/g, 'x');
  // The words leave out what is too much: it must not be there.
  if (facts.length > 2) faults.push(`${facts.length} facts`);
  if (told.length < 1 || told.length > 2) faults.push(`${told.length} sentences`);
  // As a reader of English counts them in one paragraph; a head belongs to what it heads.
  const paragraph = told
    .map(({ lead, rest }) =>
      rest === '' ? own(lead) : `${own(lead).replace(/\.$/, ':')} ${own(rest)}`.trim(),
    )
    .join(' ');
  const read = [...SENTENCES.segment(paragraph)].length;
  if (read > 2) faults.push(`${read} sentences are read: ${paragraph}`);
  told.forEach(({ lead, rest }, index) => {
    const head = own(lead).replace(/^x: | (since|at) [\d.]+ s:$/g, '');
    if (index > 0 && lead !== '') faults.push(`a second head: ${lead}`);
    if (head.split(' ').length > MOST_WORDS) faults.push(`a head that is a sentence: ${lead}`);
    const plain = own(rest);
    const ends = plain.match(/[.!?](?=\s|$)/g)?.length ?? 0;
    if (rest === '' ? lead === '' : ends !== 1) faults.push(`${ends} sentences in one: ${lead} ${rest}`);
  });
  return faults;
}
