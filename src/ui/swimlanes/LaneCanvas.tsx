import { useEffect, useMemo, useRef, type RefObject } from 'react';
import type { ConsumerHistory, History } from '../../engine';
import { LaneOutcomes, shownSpan, type SwimlaneBoxes, type TimeWindow } from '../../layout/swimlanes';
import { MICROS_PER_SECOND } from '../../lib/time';
import { AgeSamples, isRefusal, iteratorAgeAt, OutcomeRows } from '../../metrics';
import { words } from '../../words';
import { useLiveCanvas } from '../canvas/use-live-canvas';
import { useFigureStore } from '../figure-context';
import { formatTime } from '../format';
import { wantsNoMotion } from '../reduced-motion';
import { scrubEnd } from '../transport/scrub';
import { Faces } from './draw-bar';
import { drawJourneys } from './draw-journeys';
import { LaneView } from './lane-view';
import { paintLanes } from './paint-lanes';
import styles from './swimlanes.module.css';
import { useRecordOfBar } from './use-record-of-bar';
import { useTimelineKeys, useTimelinePointers, useWheelZoom } from './use-timeline-input';

const w = words.swimlanes;

interface Props {
  readonly boxes: SwimlaneBoxes;
  /** The id of what the drawing is, in words. */
  readonly describedBy: string;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
}

/** What was worked out of one past of one consumer. */
interface Known {
  readonly version: number;
  readonly consumer: ConsumerHistory;
  readonly ages: AgeSamples;
  readonly faces: Faces;
  readonly outcomes: LaneOutcomes;
  readonly refusedCalls: OutcomeRows;
}

/** The drawing, which is a slider as well: whoever drags, clicks or presses keys on it moves the playhead. */
export function LaneCanvas({ boxes, describedBy, canvas: ref }: Props) {
  const store = useFigureStore();
  const known = useRef<Known | null>(null);
  const view = useMemo(() => new LaneView(), []);
  const shown = useRef<TimeWindow>({ from: 0, to: 1 });

  useLiveCanvas((canvas) => {
    const { history, time: t, seed } = store.live();
    const { speed, version, openConsumer, span, left, furthest, picked, time } = store.getState();
    const consumer = history.consumers[openConsumer] as ConsumerHistory | undefined;
    if (consumer === undefined) return false;
    if (known.current?.version !== version || known.current.consumer !== consumer)
      known.current = knownOf(history, consumer, version);
    const target = shownSpan(span, speed, canvas.width, Math.max(furthest, t));
    if (left !== null && time === t) view.keep(t, left, target);
    const { window, moving } = view.windowAt(t, target, performance.now(), wantsNoMotion());
    shown.current = window;
    const { ages, faces, outcomes, refusedCalls } = known.current;
    const worked = { ages, faces, outcomes, refusedCalls };
    const picture = {
      history,
      consumer,
      seed,
      t,
      window,
      boxes,
      ...worked,
      secondLabel: w.second,
      scaleLabel: w.scale,
    };
    paintLanes(canvas, picture);
    drawJourneys(canvas, picture, picked);
    return moving;
  }, ref);

  useSliderValue(ref);
  useWheelZoom(ref, { view, window: shown });
  const pointers = useTimelinePointers({ view, window: shown }, useRecordOfBar(boxes, shown));
  const onKeyDown = useTimelineKeys();
  return (
    <canvas
      ref={ref}
      className={styles.canvas}
      style={{ height: boxes.height }}
      // A range input cannot be drawn on.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="slider"
      tabIndex={0}
      aria-label={w.slider}
      aria-describedby={describedBy}
      aria-valuemin={0}
      aria-valuemax={0}
      aria-valuenow={0}
      onKeyDown={onKeyDown}
      {...pointers}
    />
  );
}

function knownOf(history: History, consumer: ConsumerHistory, version: number): Known {
  return {
    version,
    consumer,
    ages: new AgeSamples((at) => iteratorAgeAt(history, consumer, at)),
    faces: new Faces(),
    outcomes: new LaneOutcomes(),
    refusedCalls: new OutcomeRows(isRefusal),
  };
}

/** While playing, the time in words follows once a second: ears are slower than eyes. */
const TEXT_EVERY = MICROS_PER_SECOND;

/** Where the playhead is, for those who hear it; without React, which has more to do while the run plays. */
function useSliderValue(ref: RefObject<HTMLCanvasElement | null>): void {
  const store = useFigureStore();
  useEffect(() => {
    let textAt = -Infinity;
    const tell = () => {
      const { time } = store.live();
      const { playing, furthest } = store.getState();
      if (ref.current === null || (playing && Math.abs(time - textAt) < TEXT_EVERY)) return;
      if (time === textAt) return;
      textAt = time;
      const end = scrubEnd(Math.max(furthest, time));
      const set = (name: string, value: string | number) => ref.current?.setAttribute(name, String(value));
      set('aria-valuemax', end / MICROS_PER_SECOND);
      set('aria-valuenow', Number((time / MICROS_PER_SECOND).toFixed(2)));
      set('aria-valuetext', words.transport.of(formatTime(time), formatTime(end)));
    };
    tell();
    const ends = [store.onFrame(tell), store.subscribe(tell)];
    return () => ends.forEach((end) => end());
  }, [store, ref]);
}
