import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { shownSpan, timeAt, WHOLE_RUN, ZOOM_STEP, type TimeWindow } from '../../layout/swimlanes';
import type { Micros } from '../../lib/time';
import type { RecordPlace } from '../../metrics';
import { togglePicked, type FigureStore } from '../../store';
import { useFigureStore } from '../figure-context';
import { scrubEnd } from '../transport/scrub';
import { seekByKey } from '../transport/seek-keys';
import type { LaneView } from './lane-view';
import type { RecordOfBar } from './use-record-of-bar';

/** A finger that moves less than so many pixels sideways may still be about to scroll the page. */
const TOUCH_SLOP = 4;
/** A wheel's turn as a factor: a notch of 100 is about one press of the button. */
const WHEEL_PIXELS = 220;

/** Shows less (1) or more (-1) of the run than now. */
export function zoomStep(store: FigureStore, width: number, direction: 1 | -1): void {
  const { span, speed, furthest } = store.getState();
  const shown = shownSpan(span, speed, width, furthest);
  const wanted = direction > 0 ? shown / ZOOM_STEP : shown * ZOOM_STEP;
  store.actions.setSpan(Math.round(shownSpan(wanted, speed, width, furthest)));
}

/** Shows the whole run, or, if it does already, as much as suits the speed. */
export function zoomToFit(store: FigureStore): void {
  store.actions.setSpan(store.getState().span === WHOLE_RUN ? null : WHOLE_RUN);
}

/** Keys of the timeline while it has the focus: those of a slider, and + - 0. */
export function useTimelineKeys(): (event: KeyboardEvent<HTMLCanvasElement>) => void {
  const store = useFigureStore();
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, currentTarget } = event;
    if (key === '+' || key === '=') zoomStep(store, currentTarget.clientWidth, 1);
    else if (key === '-') zoomStep(store, currentTarget.clientWidth, -1);
    else if (key === '0') zoomToFit(store);
    else if (!seekByKey(store, key, scrubEnd(store.getState().furthest))) return;
    event.preventDefault();
  };
}

interface Shown {
  readonly view: LaneView;
  /** What is in sight. */
  readonly window: { current: TimeWindow };
}

/** Zooms around a place of the drawing. */
function zoomAt(store: FigureStore, { view, window }: Shown, element: Element, x: number, span: Micros) {
  const { left, width } = element.getBoundingClientRect();
  const { speed, furthest } = store.getState();
  const wanted = Math.round(shownSpan(span, speed, width, furthest));
  const at = timeAt(x - left, window.current, width);
  // Known at once: the next turn of the wheel may come before the next frame.
  window.current = view.zoom(store.live().time, window.current, at, wanted);
  store.actions.setSpan(wanted, Math.round(window.current.from));
}

/** Ctrl and the wheel, which is also what a pinch on a touchpad sends, zoom around the pointer. */
export function useWheelZoom(canvas: RefObject<HTMLCanvasElement | null>, shown: Shown): void {
  const store = useFigureStore();
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      // React listens passively, and the browser would zoom the page.
      event.preventDefault();
      const { from, to } = latest.current.window.current;
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 * event.deltaY : event.deltaY;
      const span = (to - from) * Math.exp(pixels / WHEEL_PIXELS);
      zoomAt(store, latest.current, element, event.clientX, span);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [store, canvas]);
}

type Moved = PointerEvent<HTMLCanvasElement>;

/**
 * A pointer that drags moves the playhead: the run stands still under it and goes on when it lets go. Two fingers zoom.
 * A finger that goes up or down scrolls the page, and moves nothing here. A press on a bar that is no drag follows its
 * first record.
 */
export function useTimelinePointers(shown: Shown, recordOfBar: RecordOfBar) {
  const store = useFigureStore();
  const pointers = useRef(new Map<number, number>());
  const drag = useRef<Drag | null>(null);
  const pinch = useRef<Pinch | null>(null);
  const wasPlaying = useRef(false);

  const seek = (event: Moved) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    store.actions.seek(timeAt(event.clientX - left, shown.window.current, width));
  };
  const begin = (event: Moved, one: Drag) => {
    one.moves = true;
    if (wasPlaying.current) store.actions.pause();
    shown.view.hold(shown.window.current);
    seek(event);
  };
  const end = (event: Moved, isTap: boolean) => {
    if (!pointers.current.delete(event.pointerId)) return;
    pinch.current = null;
    const one = drag.current;
    if (one?.id === event.pointerId) {
      if (isTap && !one.moves && !follow(store, one.record)) begin(event, one);
      drag.current = null;
      shown.view.release(store.live().time);
      if (one.moves && !wasPlaying.current) store.actions.seek(store.live().time);
    }
    if (pointers.current.size === 0 && wasPlaying.current) store.actions.play();
  };
  return {
    onPointerDown(event: Moved) {
      if (event.button !== 0 || pointers.current.size > 1) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      if (pointers.current.size === 0) wasPlaying.current = store.getState().playing;
      pointers.current.set(event.pointerId, event.clientX);
      if (pointers.current.size === 2) {
        if (drag.current !== null) shown.view.release(store.live().time);
        drag.current = null;
        pinch.current = pinchOf(pointers.current, shown.window.current);
        return;
      }
      drag.current = dragOf(event, recordOfBar);
      // A finger may be about to scroll, and a press on a bar may be no drag.
      if (event.pointerType !== 'touch' && drag.current.record === null) begin(event, drag.current);
    },
    onPointerMove(event: Moved) {
      if (!pointers.current.has(event.pointerId)) return showHand(event, recordOfBar);
      pointers.current.set(event.pointerId, event.clientX);
      const [one, two] = [drag.current, pinch.current];
      if (two !== null) {
        const { apart, middle } = pinchOf(pointers.current, shown.window.current);
        zoomAt(store, shown, event.currentTarget, middle, (two.span * two.apart) / Math.max(1, apart));
      } else if (one?.id === event.pointerId) {
        if (one.moves) seek(event);
        else if (Math.abs(event.clientX - one.x) >= TOUCH_SLOP) begin(event, one);
      }
    },
    onPointerUp: (event: Moved) => end(event, true),
    onPointerCancel: (event: Moved) => end(event, false),
  };
}

/** Follows a record, or no longer. False: there is none. */
function follow(store: FigureStore, record: RecordPlace | null): boolean {
  if (record === null) return false;
  store.actions.pick(togglePicked(store.getState().picked, record));
  return true;
}

/** Where a press follows a record, the pointer says so. */
function showHand({ currentTarget, clientX, clientY }: Moved, recordOfBar: RecordOfBar): void {
  currentTarget.style.cursor = recordOfBar(currentTarget, clientX, clientY) === null ? '' : 'pointer';
}

interface Drag {
  readonly id: number;
  readonly x: number;
  /** The record of the bar that it went down on. */
  readonly record: RecordPlace | null;
  /** Whether it moves the playhead already. */
  moves: boolean;
}

function dragOf({ currentTarget, pointerId, clientX, clientY }: Moved, recordOfBar: RecordOfBar): Drag {
  return { id: pointerId, x: clientX, record: recordOfBar(currentTarget, clientX, clientY), moves: false };
}

interface Pinch {
  /** Pixels between the two fingers, and where the middle between them is. */
  readonly apart: number;
  readonly middle: number;
  readonly span: Micros;
}

function pinchOf(pointers: ReadonlyMap<number, number>, { from, to }: TimeWindow): Pinch {
  const [a, b] = [...pointers.values()];
  return { apart: Math.max(1, Math.abs(a - b)), middle: (a + b) / 2, span: to - from };
}
