/**
 * What the stage's frame costs, in the page of a real browser, against loops that draw as much and do nothing else.
 * Each pair takes turns (A B B A) on canvases of one size, and what a canvas puts off is called in by reading a pixel.
 */
import type { ConsumerHistory } from '../../src/engine';
import { simulate } from '../../src/headless';
import { fillFrame, makeFrame, type Frame } from '../../src/layout';
import { canvasBrushes, PALETTES, paintStage, type StageWords } from '../../src/paint';
import { words } from '../../src/words';
import { microsFromSeconds, type Micros } from '../../src/lib/time';
import { busy, BUSY, dots, labelled, type Picture } from './scenarios';
import { bareGlyphs, bareDots } from './bare';

const TURNS = 150;
const LABELS = { read: 'read to here', processed: '120 unfinished · oldest 1.2 s' };

interface Result {
  readonly ratio: number;
  readonly millis: number;
  readonly against: number;
  readonly [fact: string]: number;
}

/** The stage's own frame on a canvas of its own: what StageCanvas does once a frame. */
class StageOnCanvas {
  readonly context: CanvasRenderingContext2D;
  readonly frame: Frame = makeFrame();
  private readonly brushes = canvasBrushes(1);
  private readonly words: StageWords;

  constructor(readonly picture: Picture) {
    this.context = canvasFor(picture);
    const { waiting, goingBy, batchOf } = words.stage;
    const marks = picture.stage.shards.map(() => LABELS);
    this.words = { marks, leftOut: waiting, perSecond: goingBy, batch: batchOf };
  }

  fill(): void {
    const { store, stage } = this.picture;
    const { history, time, moves, seed } = store.live();
    const consumer = history.consumers[0] as ConsumerHistory | undefined;
    fillFrame(this.frame, stage, { history, consumer, seed, speed: 1, t: time, moves });
  }

  paint(): void {
    const { stage } = this.picture;
    paintStage(this.context, PALETTES.light, stage, this.frame, this.words, this.brushes);
  }
}

export function canvasFor({ stage }: Picture): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = stage.width;
  canvas.height = Math.round(stage.height);
  document.body.append(canvas);
  return canvas.getContext('2d')!;
}

/** Milliseconds that `work` takes, with what the canvas puts off. */
function timed(context: CanvasRenderingContext2D, work: () => void): number {
  const began = performance.now();
  work();
  context.getImageData(0, 0, 1, 1);
  return performance.now() - began;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Both by turns; the medians, and their ratio. */
async function compare(a: (turn: number) => number, b: (turn: number) => number): Promise<Result> {
  const [ofA, ofB]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn++) {
    await nextFrame();
    const first = turn % 2 === 0;
    if (first) ofA.push(a(turn));
    ofB.push(b(turn));
    if (!first) ofA.push(a(turn));
  }
  // The first turns warm up the browser's compiler.
  const [millis, against] = [median(ofA.slice(10)), median(ofB.slice(10))];
  return { ratio: round(millis / against), millis: round(millis), against: round(against) };
}

const round = (value: number) => Math.round(value * 1_000) / 1_000;

/** Milliseconds of the layout alone. */
function layoutMillis(draw: StageOnCanvas): number {
  const millis: number[] = [];
  for (let turn = 0; turn < 50; turn++) {
    const began = performance.now();
    for (let again = 0; again < 5; again++) draw.fill();
    millis.push((performance.now() - began) / 5);
  }
  return round(median(millis));
}

async function whilePlaying(
  picture: Picture,
  draw: StageOnCanvas,
  bare: () => void,
  context: CanvasRenderingContext2D,
) {
  const { store, from } = picture;
  const at = (turn: number): Micros => from + Math.round((turn * microsFromSeconds(1)) / 60);
  store.actions.seek(at(TURNS));
  return compare(
    (turn) => {
      store.actions.seek(at(turn));
      return timed(draw.context, () => {
        draw.fill();
        draw.paint();
      });
    },
    () => timed(context, bare),
  );
}

export async function labelled1000(): Promise<Result> {
  const picture = labelled();
  const draw = new StageOnCanvas(picture);
  picture.store.actions.seek(picture.from);
  draw.fill();
  const { glyphs } = draw.frame;
  const count = glyphs.length;
  const context = canvasFor(picture);
  return {
    ...(await whilePlaying(picture, draw, bareGlyphs(context, glyphs, PALETTES.light), context)),
    layout: layoutMillis(draw),
    glyphs: count,
  };
}

export async function dots20000(): Promise<Result> {
  const picture = dots();
  const draw = new StageOnCanvas(picture);
  picture.store.actions.seek(picture.from);
  draw.fill();
  const lists = draw.frame.shards.map((shard) => shard.dotList);
  const count = lists.reduce((sum, list) => sum + list.length, 0);
  const context = canvasFor(picture);
  return {
    ...(await whilePlaying(picture, draw, bareDots(context, lists, PALETTES.light), context)),
    layout: layoutMillis(draw),
    dots: count,
  };
}

const ratioOf = (a: number, b: number): Result => ({
  ratio: round(a / b),
  millis: round(a),
  against: round(b),
});

/** The first seek of a page to the end of ten minutes, against a run of the same without a page. */
export function firstSeek(): Result {
  const picture = busy();
  const draw = new StageOnCanvas(picture);
  const first = timed(draw.context, () => {
    picture.store.actions.seek(picture.from);
    draw.fill();
    draw.paint();
  });
  const began = performance.now();
  simulate(BUSY, { seconds: 600 });
  return ratioOf(first, performance.now() - began);
}

/** Seeks to 200 moments of ten minutes, each drawn, against the drawing alone. */
export async function seeks(): Promise<Result> {
  const picture = busy();
  const draw = new StageOnCanvas(picture);
  const { store, from } = picture;
  store.actions.seek(from);
  const [whole, paint, layout]: [number[], number[], number[]] = [[], [], []];
  let state = 1;
  const all = (t: Micros) =>
    timed(draw.context, () => {
      store.actions.seek(t);
      draw.fill();
      draw.paint();
    });
  const alone = () => timed(draw.context, () => draw.paint());
  for (let turn = 0; turn < 200; turn++) {
    await nextFrame();
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const t = Math.round((state / 2 ** 32) * from);
    const first = turn % 2 === 0;
    if (first) whole.push(all(t));
    paint.push(alone());
    if (!first) whole.push(all(t));
    const began = performance.now();
    draw.fill();
    layout.push(performance.now() - began);
  }
  return { ...ratioOf(median(whole), median(paint)), layout: round(median(layout)) };
}
