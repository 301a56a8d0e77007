import { useEffect, useRef, type ReactNode } from 'react';
import type { ConsumerHistory } from '../../engine';
import { visitCalls } from '../../metrics/recent-calls';
import { useFigureStore } from '../figure-context';
import { useLiveCanvas, type Canvas } from '../swimlanes/use-live-canvas';
import { drawCall } from './draw-call';
import { STRIP_SPAN } from './reader-facts';
import styles from './readers.module.css';

interface Props {
  readonly shards: readonly number[];
  /** Ids, in the order of the rows. */
  readonly consumers: readonly number[];
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
export function CallStrips({ shards, consumers, children }: Props) {
  const store = useFigureStore();
  const list = useRef<HTMLUListElement>(null);
  const strips = useStrips(list, consumers.join(' '));

  const canvas = useLiveCanvas((target) => {
    const { history, time, seed } = store.live();
    for (const strip of strips.current) {
      const consumer = history.consumers[strip.consumer] as ConsumerHistory | undefined;
      if (consumer === undefined) continue;
      drawGround(target, strip);
      const lines = shards.filter((shard) => shard < consumer.shards.length);
      const each = strip.height / lines.length;
      lines.forEach((shard, line) => {
        const middle = strip.y + (line + 0.5) * each;
        const room = Math.min(14, each - (lines.length > 1 ? 5 : 8));
        visitCalls(history, seed, consumer, shard, time - STRIP_SPAN, time, (at, kind) => {
          const x = strip.x + 5 + (1 - (time - at) / STRIP_SPAN) * (strip.width - 10);
          drawCall(target.context, target.palette, kind, x, middle, Math.max(4, room));
        });
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
