import { useEffect } from 'react';
import { words } from '../words';

/** Names the page in the browser's tab and history. */
export function useTitle(page: string): void {
  useEffect(() => {
    document.title = words.site.documentTitle(page);
  }, [page]);
}
