import type { ReactNode } from 'react';
import { keyPath } from '../../paint';
import styles from './key-name.module.css';

/** As many colours as keys have; the palette begins anew after them. */
const COLOURS = 8;
const SIZE = 12;

/** A partition key in the text, with the sign and the colour that its records have in the figure. */
export function KeyName({ place, children }: { readonly place: number; readonly children: ReactNode }) {
  return (
    <span className={styles.key} data-colour={place % COLOURS}>
      <svg width={SIZE} height={SIZE} viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
        <path d={keyPath(place, SIZE / 2, SIZE / 2, SIZE / 2 - 1)} />
      </svg>
      {children}
    </span>
  );
}
