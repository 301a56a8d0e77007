import { useState } from 'react';
import buttons from '../../ui/primitives/button.module.css';
import { putIntoClipboard } from '../../ui/primitives/clipboard';
import { useSaid } from '../../ui/stage/use-said';
import { learnWords } from '../../words/learn';
import { siteWords } from '../../words/site';
import { BASE } from '../pages';

/** The address of a page with its title, to be put into a text elsewhere. */
export function Cite({ path, title }: { readonly path: string; readonly title: string }) {
  const [said, setSaid] = useState('');
  useSaid(said, said);
  const copy = async () => {
    const address = `${window.location.origin}${BASE}${path}`;
    const isDone = await putIntoClipboard(`${title}, ${siteWords.name}. ${address}`);
    setSaid(isDone ? learnWords.cited : learnWords.citeByHand);
  };
  return (
    <p>
      <button type="button" className={buttons.pill} onClick={() => void copy()}>
        {learnWords.cite}
      </button>{' '}
      <span>{said}</span>
    </p>
  );
}
