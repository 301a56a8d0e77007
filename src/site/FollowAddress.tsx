import { useEffect, useRef } from 'react';
import { useSearch } from 'wouter';
import { useFigureStore } from '../ui/figure-context';
import { linkSessionOf } from '../ui/link/link-session';
import { useFailure } from '../ui/loading/use-failure';
import { followFigure } from './follow-figure';
import { ExplorePage, pageAt, pathIn } from './pages';

interface Props {
  /** The query that the figure was opened with: the address may be another by the time it is there. */
  readonly opened: string;
}

/** Keeps the address and the figure the same: what one shows, the other says. */
export function FollowAddress({ opened }: Props) {
  const figure = useFigureStore();
  const session = linkSessionOf(figure);
  // Only to hear of it: the router reads the percent signs in it, which are the link's.
  useSearch();
  const { search } = window.location;
  const known = useRef(opened);
  const fail = useFailure();

  useEffect(() => {
    if (search === known.current) return;
    known.current = search;
    session.open(search).catch(fail);
  }, [search, session, fail]);

  useEffect(
    () =>
      followFigure(figure, () => {
        if (session.waits) return;
        const { query } = session.link();
        const { pathname, search: before, hash } = window.location;
        // Who leaves for another page, which is still to come, stops the figure: that is no news for its address.
        if (pageAt(pathIn(pathname)) !== ExplorePage) return;
        const next = query === '' ? '' : `?${query}`;
        if (next === before) return;
        known.current = next;
        window.history.replaceState(window.history.state, '', `${pathname}${next}${hash}`);
      }),
    [figure, session],
  );
  return null;
}
