import type { RefObject } from 'react';
import { LEAST_SPAN, shownSpan, WHOLE_RUN } from '../../layout/swimlanes';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import buttons from '../primitives/button.module.css';
import { Icon } from '../primitives/Icon';
import styles from './swimlanes.module.css';
import { zoomStep, zoomToFit } from './use-timeline-input';

const w = words.swimlanes;

/** Less of the run, more of it, all of it. */
export function ZoomButtons({ canvas }: { readonly canvas: RefObject<HTMLCanvasElement | null> }) {
  const store = useFigureStore();
  const isWhole = useFigure(({ span }) => span === WHOLE_RUN);
  const isLeast = useFigure(({ span }) => span !== null && shownSpan(span, 1, 1, 0) <= LEAST_SPAN);
  const zoom = (direction: 1 | -1) => zoomStep(store, canvas.current?.clientWidth ?? 1, direction);
  return (
    // A toolbar has keys of its own; these are three buttons.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div className={styles.zoom} role="group" aria-label={w.zoom}>
      <button
        type="button"
        className={buttons.quiet}
        aria-label={w.zoomOut}
        title={w.zoomOutTitle}
        disabled={isWhole}
        onClick={() => zoom(-1)}
      >
        <Icon name="minus" size={14} />
      </button>
      <button
        type="button"
        className={buttons.quiet}
        aria-label={w.zoomIn}
        title={w.zoomInTitle}
        disabled={isLeast}
        onClick={() => zoom(1)}
      >
        <Icon name="plus" size={14} />
      </button>
      <button
        type="button"
        className={`${buttons.pill} ${styles.fit}`}
        aria-label={w.fit}
        title={w.fitTitle}
        aria-pressed={isWhole}
        onClick={() => zoomToFit(store)}
      >
        {w.fitShort}
      </button>
    </div>
  );
}
