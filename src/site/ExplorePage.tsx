import { Suspense, useMemo, useState } from 'react';
import { Figure } from '../ui/Figure';
import { useFigure } from '../ui/figure-context';
import { words } from '../words';
import { siteWords } from '../words/site';
import { FollowAddress } from './FollowAddress';
import { shownBy, type Shown } from './shown';
import styles from './site.module.css';
import { useTitle } from './use-title';

const w = words.shown;

/** The figure with everything that can be changed. */
export function ExplorePage() {
  useTitle(siteWords.pages.explore);
  const [query] = useState(() => window.location.search);
  return (
    <Suspense fallback={<p>{siteWords.loading}</p>}>
      <Figure query={query} heading={<ShownHeading />}>
        <FollowAddress opened={query} />
      </Figure>
    </Suspense>
  );
}

/** What the figure shows, and one line on it: both follow the settings. */
function ShownHeading() {
  const scenario = useFigure((state) => state.scenario);
  const shown = useMemo(() => shownBy(scenario), [scenario]);
  return (
    <div className={styles.heading}>
      <h1>{titleOf(shown)}</h1>
      <p>
        <Lead shown={shown} />
      </p>
    </div>
  );
}

function titleOf(shown: Shown): string {
  if (shown.kind === 'pushed') return w.pushed.title(shown.readers, shown.onDemandAdvantage);
  return 'readers' in shown ? w[shown.kind].title(shown.readers) : w[shown.kind].title;
}

function Lead({ shown }: { readonly shown: Shown }) {
  if (shown.kind !== 'factor') return w[shown.kind].lead;
  const { before, after } = w.factor.lead;
  return (
    <>
      {before}
      <strong>{shown.factor}</strong>
      {after(shown.factor)}
    </>
  );
}
