import { useEffect, useRef } from 'react';
import type { StageBoxes } from '../../layout';
import type { MarkLabels, Palette } from '../../paint';
import { isInFrame } from '../animation-frames';
import { whenFontsCome } from '../canvas/when-fonts-come';
import { useFigureStore } from '../figure-context';
import { StagePainter } from './stage-painter';
import type { StageMotion } from './stage-motion';
import type { StageRecords } from './stage-records';
import { attempt, useFailure } from '../loading/use-failure';
import { css } from './classes';

interface Props {
  readonly stage: StageBoxes;
  readonly motion: StageMotion;
  /** Where it says what it has drawn. */
  readonly records: StageRecords;
  readonly palette: Palette;
  readonly labels: readonly (MarkLabels | undefined)[];
}

/** What moves: drawn once a frame from the run itself, without React. */
export function StageCanvas({ stage, motion, records, palette, labels }: Props) {
  const store = useFigureStore();
  const fail = useFailure();
  const ref = useRef<HTMLCanvasElement>(null);
  // The words at the marks change ten times a second; the drawing goes on with the latest.
  const latest = useRef(labels);
  const redraw = useRef<() => void>(nothing);
  const before = useRef<StagePainter | null>(null);

  useEffect(() => {
    const canvas = ref.current;
    const painter =
      canvas && StagePainter.on(canvas, store, motion, records, stage, palette, latest, before.current);
    if (!painter) return;
    before.current = painter;
    let request = 0;
    let inSight = true;
    let mounted = true;
    const draw = () => {
      cancelAnimationFrame(request);
      request = attempt(() => painter.draw(), fail) ? requestAnimationFrame(draw) : 0;
    };
    const drawSoon = () => {
      if (request === 0) request = requestAnimationFrame(draw);
    };
    drawSoon();
    // Fonts may be slower than the page; what they change is drawn again.
    whenFontsCome(() => mounted && drawSoon());
    // Out of sight, it keeps up with the slow facts only: whoever prints the page finds it as it is.
    const offFrame = store.onFrame(() => inSight && (isInFrame() ? draw() : drawSoon()));
    const offState = store.subscribe(drawSoon);
    const seen = new IntersectionObserver(([entry]) => {
      inSight = entry.isIntersecting;
      drawSoon();
    });
    seen.observe(canvas);
    redraw.current = drawSoon;
    records.listen(drawSoon);
    return () => {
      mounted = false;
      offFrame();
      offState();
      seen.disconnect();
      cancelAnimationFrame(request);
      redraw.current = nothing;
      records.listen(nothing);
    };
  }, [store, motion, records, stage, palette, fail]);

  useEffect(() => {
    latest.current = labels;
    redraw.current();
  }, [labels]);

  return (
    <canvas ref={ref} className={css('stage-canvas')} style={{ width: stage.width }} aria-hidden="true" />
  );
}

function nothing(): void {}
