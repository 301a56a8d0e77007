import { useEffect } from 'react';
import { siteWords } from '../words/site';

/** Names the page in the browser's tab and history. */
export function useTitle(page: string): void {
  useEffect(() => {
    document.title = siteWords.documentTitle(page);
  }, [page]);
}
