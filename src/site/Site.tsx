import { StrictMode, Suspense } from 'react';
import { Guard } from '../ui/loading/Guard';
import { loadedPart } from '../ui/loading/loaded-part';
import type { App as AppOf } from './App';

/** Lazy, so that the entry stays small and a page's own weight is paid only by those who open it. */
export const App = loadedPart<Parameters<typeof AppOf>[0]>(() => import('./App').then((page) => page.App));

/** All that is in the root: what the build writes and what a browser takes over is the same. */
export function Site({ writes }: { readonly writes?: string }) {
  return (
    <StrictMode>
      <Guard isWhole>
        <Suspense>
          <App {...(writes === undefined ? {} : { writes })} />
        </Suspense>
      </Guard>
    </StrictMode>
  );
}
