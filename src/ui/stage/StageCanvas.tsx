import { useEffect, useRef } from 'react';
import type { ConsumerHistory } from '../../engine';
import { fillFrame, makeFrame, type StageBoxes } from '../../layout';
import { paintStage, type MarkLabels, type Palette } from '../../paint';
import { words } from '../../words';
import { useFigureStore } from '../figure-context';
import { css } from './classes';

interface Props {
  readonly stage: StageBoxes;
  readonly palette: Palette;
  readonly labels: readonly (MarkLabels | undefined)[];
}

/** How many records a tear stands for: it has room for four characters. */
function leftOut(records: number): string {
  return records < 1_000 ? words.stage.waiting(records) : words.stage.waitingShort(records);
}

/** What moves: drawn once a frame from the run itself, without React. */
export function StageCanvas({ stage, palette, labels }: Props) {
  const store = useFigureStore();
  const ref = useRef<HTMLCanvasElement>(null);
  // The words at the marks change ten times a second; the drawing goes on with the latest.
  const latest = useRef(labels);
  const redraw = useRef<() => void>(nothing);

  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(stage.width * ratio);
    canvas.height = Math.round(stage.height * ratio);
    const frame = makeFrame();
    const draw = () => {
      const { history, time, moves, seed } = store.live();
      const { openConsumer, speed } = store.getState();
      const consumer = history.consumers[openConsumer] as ConsumerHistory | undefined;
      if (history.shards.length !== stage.shards.length) return;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      fillFrame(frame, history, consumer, stage, seed, speed, time, moves);
      paintStage(context, palette, stage, frame, latest.current, leftOut);
    };
    draw();
    // Fonts come a moment later than the first frame; what they change is drawn again.
    void document.fonts.ready.then(draw);
    const offFrame = store.onFrame(draw);
    const offState = store.subscribe(draw);
    redraw.current = draw;
    return () => {
      offFrame();
      offState();
    };
  }, [store, stage, palette]);

  useEffect(() => {
    latest.current = labels;
    redraw.current();
  }, [labels]);

  return (
    <canvas
      ref={ref}
      className={css('stage-canvas')}
      style={{ width: stage.width, height: stage.height }}
      aria-hidden="true"
    />
  );
}

function nothing(): void {}
