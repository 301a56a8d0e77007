import { useEffect, useRef, type RefObject } from 'react';
import type { Palette } from '../../paint';
import type { FigureStore } from '../../store';
import { isInFrame } from '../animation-frames';
import { useFigureStore } from '../figure-context';
import { attempt, useFailure } from '../loading/use-failure';
import { usePalette } from '../stage/use-palette';
import { whenFontsCome } from './when-fonts-come';

/** What a drawing is given: a cleared context in CSS pixels, its size, the colours of the theme. */
export interface Canvas {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
}

/**
 * A canvas that is drawn after every move of the playhead and every change of the figure, in the pixels of the
 * screen.
 * @param draw gives true when it wants to be called again in the next frame, though nothing has moved
 * @param given the reference to draw on, where somebody else holds one too
 */
export function useLiveCanvas(
  draw: (canvas: Canvas) => boolean,
  given?: RefObject<HTMLCanvasElement | null>,
): RefObject<HTMLCanvasElement | null> {
  const store = useFigureStore();
  const palette = usePalette();
  const own = useRef<HTMLCanvasElement>(null);
  const ref = given ?? own;
  const fail = useFailure();
  const latest = useRef(draw);
  const redraw = useRef<(() => void) | null>(null);

  useEffect(() => {
    latest.current = draw;
    redraw.current?.();
  });

  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    let request = 0;

    const drawNow = () => {
      cancelAnimationFrame(request);
      request = 0;
      if (canvas.clientWidth === 0) return;
      const { clientWidth: width, clientHeight: height } = canvas;
      const ratio = window.devicePixelRatio || 1;
      const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (canvas.width !== columns) canvas.width = columns;
      if (canvas.height !== rows) canvas.height = rows;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      if (attempt(() => latest.current({ context, width, height, palette }), fail)) drawSoon();
    };
    const drawSoon = () => {
      if (request === 0) request = requestAnimationFrame(drawNow);
    };

    const stop = watchCanvas(canvas, store, drawNow, drawSoon);
    redraw.current = drawSoon;
    drawSoon();
    return () => {
      redraw.current = null;
      stop();
      cancelAnimationFrame(request);
    };
  }, [store, palette, ref, fail]);

  return ref;
}

/**
 * Draws in each frame of the run, and with the next frame after all else that changes the picture, however much of it
 * there is: by then React has made the page what the picture belongs to.
 * @returns ends it
 */
function watchCanvas(
  canvas: HTMLCanvasElement,
  store: FigureStore,
  drawNow: () => void,
  drawSoon: () => void,
): () => void {
  let inSight = true;
  // Out of sight, it keeps up with the slow facts only: whoever prints the page finds it as it is.
  const offFrame = store.onFrame(() => inSight && (isInFrame() ? drawNow() : drawSoon()));
  const offState = store.subscribe(drawSoon);
  const resized = new ResizeObserver(drawSoon);
  resized.observe(canvas);
  const seen = new IntersectionObserver(([entry]) => {
    inSight = entry.isIntersecting;
    drawSoon();
  });
  seen.observe(canvas);
  // Fonts may be slower than the page; what they change is drawn again.
  whenFontsCome(drawSoon);
  return () => {
    offFrame();
    offState();
    resized.disconnect();
    seen.disconnect();
  };
}
