import { useEffect, useRef, type ReactNode } from 'react';
import type { ConsumerHistory } from '../../engine';
import type { Micros } from '../../lib/time';
import { countPushed, visitCalls, visitPushed } from '../../metrics';
import type { LiveRun } from '../../store';
import { useFigureStore } from '../figure-context';
import { useLiveCanvas, type Canvas } from '../canvas/use-live-canvas';
import { drawCall, drawPushed, drawTrackName } from '../canvas/draw-call';
import { STRIP_SPAN } from './reader-facts';
import styles from './readers.module.css';

interface Props {
  readonly shards: readonly number[];
  /** Ids, in the order of the rows. */
  readonly consumers: readonly number[];
  /** Whether pushed records are drawn as themselves, where there is room; otherwise each push is a dot. */
  readonly withGlyphs: boolean;
  readonly children: ReactNode;
}

interface Strip {
  readonly consumer: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The list of rows, and one canvas over it that draws the calls of all of them. */
export function CallStrips({ shards, consumers, withGlyphs, children }: Props) {
  const store = useFigureStore();
  const list = useRef<HTMLUListElement>(null);
  const strips = useStrips(list, consumers.join(' '));

  const canvas = useLiveCanvas((target) => {
    const run = store.live();
    for (const strip of strips.current) {
      const consumer = run.history.consumers[strip.consumer] as ConsumerHistory | undefined;
      if (consumer === undefined) continue;
      drawGround(target, strip);
      const lines = shards.filter((shard) => shard < consumer.shards.length);
      const each = strip.height / lines.length;
      lines.forEach((shard, line) => {
        const middle = strip.y + (line + 0.5) * each;
        const label = lines.length > 1 ? TRACK_NAME : 0;
        if (label > 0) drawTrackName(target, String(shard), strip.x + 3, middle, each);
        const height = Math.max(4, Math.min(14, each - (lines.length > 1 ? 5 : 8)));
        const from = strip.x + 5 + label;
        const track: Track = { shard, from, to: strip.x + strip.width - 5, middle, height, room: each };
        drawTrack(target, run, consumer, track, withGlyphs);
      });
    }
    return false;
  });

  return (
    <div className={styles.list}>
      <ul ref={list}>{children}</ul>
      <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
    </div>
  );
}

/** Room for the number of a shard where a strip has several tracks. */
const TRACK_NAME = 13;
/** The least distance of two glyphs at which one can be told from the other. */
const GLYPH_STEP = 9;

interface Track {
  readonly shard: number;
  readonly from: number;
  readonly to: number;
  readonly middle: number;
  /** Of a tick. */
  readonly height: number;
  readonly room: number;
}

/** The calls and pushes of one consumer to one shard, from left to right as they came. */
function drawTrack(
  { context, palette }: Canvas,
  { history, seed, time }: LiveRun,
  consumer: ConsumerHistory,
  track: Track,
  withGlyphs: boolean,
): void {
  const { shard, from, to, middle, height, room } = track;
  const start = time - STRIP_SPAN;
  const xOf = (at: Micros) => from + (1 - (time - at) / STRIP_SPAN) * (to - from);
  const fits = countPushed(history, consumer, shard, start, time) * GLYPH_STEP <= to - from;
  const asGlyphs = withGlyphs && fits;
  if (asGlyphs) {
    const { keys, records } = history.shards[shard];
    const radius = Math.min(5.5, room / 2 - 1.5);
    visitPushed(history, consumer, shard, start, time, (at, row) =>
      drawPushed(context, palette, keys.data[records.key.data[row]], xOf(at), middle, radius),
    );
  }
  visitCalls(history, seed, consumer, shard, start, time, (at, kind) => {
    if (kind === 'pushed' && asGlyphs) return;
    drawCall(context, palette, kind, xOf(at), middle, height);
  });
}

function drawGround({ context, palette }: Canvas, { x, y, width, height }: Strip): void {
  context.fillStyle = palette.tape;
  context.globalAlpha = 0.6;
  context.beginPath();
  context.roundRect(x, y, width, height, 4);
  context.fill();
  context.globalAlpha = 1;
}

/** Where the strips are on the list: measured when rows or sizes change, not in every frame. */
function useStrips(list: { readonly current: HTMLUListElement | null }, consumers: string) {
  const strips = useRef<readonly Strip[]>([]);

  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const places = consumers
      .split(' ')
      .flatMap((id) => element.querySelector<HTMLElement>(`[data-consumer="${id}"]`) ?? []);
    const measure = () => {
      const origin = element.getBoundingClientRect();
      strips.current = places.map((place) => {
        const { left, top, width, height } = place.getBoundingClientRect();
        return {
          consumer: Number(place.dataset['consumer']),
          x: left - origin.left,
          y: top - origin.top,
          width,
          height,
        };
      });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const place of places) observer.observe(place);
    measure();
    return () => observer.disconnect();
  }, [list, consumers]);

  return strips;
}
