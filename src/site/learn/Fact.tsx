import { Suspense, type ReactNode } from 'react';
import { loadedPart } from '../../ui/loading/loaded-part';
import { Touched } from './Touched';
import styles from './touched.module.css';

/** All limits with their sources are heavy: they come when the first is touched. */
const FactCard = loadedPart(() => import('./FactCard').then((part) => part.FactCard));

/** A number of AWS's in the text: touched, it says what it is, who says so, and since when. */
export function Fact({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  return (
    <Touched
      href={`/limits#${of}`}
      className={styles.fact}
      note={
        <Suspense fallback="…">
          <FactCard id={of} />
        </Suspense>
      }
    >
      {children}
    </Touched>
  );
}
