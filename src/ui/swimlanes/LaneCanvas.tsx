import { useMemo, useRef, type PointerEvent } from 'react';
import type { ConsumerHistory } from '../../engine';
import { spanFor, timeAt, type SwimlaneBoxes, type TimeWindow } from '../../layout/swimlanes';
import { AgeSamples, iteratorAgeAt } from '../../metrics';
import { words } from '../../words';
import { useFigureStore } from '../figure-context';
import { wantsNoMotion } from '../reduced-motion';
import { Faces } from './draw-bar';
import { LaneView } from './lane-view';
import { paintLanes } from './paint-lanes';
import styles from './swimlanes.module.css';
import { useLiveCanvas } from '../canvas/use-live-canvas';

const w = words.swimlanes;

interface Props {
  readonly boxes: SwimlaneBoxes;
  readonly label: string;
}

/** What was worked out of one past of one consumer. */
interface Known {
  readonly version: number;
  readonly consumer: ConsumerHistory;
  readonly ages: AgeSamples;
  readonly faces: Faces;
}

/** The drawing; whoever drags or clicks on it moves the playhead. */
export function LaneCanvas({ boxes, label }: Props) {
  const store = useFigureStore();
  const known = useRef<Known | null>(null);
  const view = useMemo(() => new LaneView(), []);
  const shown = useRef<TimeWindow>({ from: 0, to: 1 });

  const ref = useLiveCanvas((canvas) => {
    const { history, time: t, seed } = store.live();
    const { speed, version, openConsumer } = store.getState();
    const consumer = history.consumers[openConsumer] as ConsumerHistory | undefined;
    if (consumer === undefined) return false;
    if (known.current?.version !== version || known.current.consumer !== consumer) {
      const ages = new AgeSamples((at) => iteratorAgeAt(history, consumer, at));
      known.current = { version, consumer, ages, faces: new Faces() };
    }
    const span = spanFor(speed, canvas.width);
    const { window, moving } = view.windowAt(t, span, performance.now(), wantsNoMotion());
    shown.current = window;
    const { ages, faces } = known.current;
    paintLanes(canvas, { history, consumer, seed, t, window, boxes, ages, faces, secondLabel: w.second });
    return moving;
  });

  const drag = useDrag(view, shown);
  return (
    <canvas
      ref={ref}
      className={styles.canvas}
      style={{ height: boxes.height }}
      // Drawn here, not fetched: no <img>.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={label}
      {...drag}
    />
  );
}

/** Pointer events that seek: the run stands still under the finger and goes on when it lets go. */
function useDrag(view: LaneView, shown: { readonly current: TimeWindow }) {
  const store = useFigureStore();
  const dragged = useRef<{ readonly id: number; readonly wasPlaying: boolean } | null>(null);

  const seek = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    store.actions.seek(timeAt(event.clientX - left, shown.current, width));
  };
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (dragged.current?.id !== event.pointerId) return;
    const { wasPlaying } = dragged.current;
    dragged.current = null;
    view.release(store.live().time);
    if (wasPlaying) store.actions.play();
    else store.actions.seek(store.live().time);
  };
  return {
    onPointerDown(event: PointerEvent<HTMLCanvasElement>) {
      if (event.button !== 0 || dragged.current !== null) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      dragged.current = { id: event.pointerId, wasPlaying: store.getState().playing };
      if (dragged.current.wasPlaying) store.actions.pause();
      view.hold(shown.current);
      seek(event);
    },
    onPointerMove(event: PointerEvent<HTMLCanvasElement>) {
      if (dragged.current?.id === event.pointerId) seek(event);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
