import type { ConsumerHistory, History, Scenario } from '../../engine';
import type { Micros } from '../../lib/time';
import { useFigure, useFigureStore } from '../figure-context';

/** The run at the playhead, as React sees it: again at most ten times a second. */
export interface Live {
  readonly history: History;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly t: Micros;
  /** The consumer whose lanes are shown; undefined while there is none. */
  readonly consumer: ConsumerHistory | undefined;
  readonly openShard: number;
  readonly speed: number;
}

export function useLive(): Live {
  const store = useFigureStore();
  const t = useFigure((state) => state.time);
  const openConsumer = useFigure((state) => state.openConsumer);
  const openShard = useFigure((state) => state.openShard);
  const speed = useFigure((state) => state.speed);
  useFigure((state) => state.version);
  const { history, scenario, seed } = store.live();
  const consumer = history.consumers[openConsumer] as ConsumerHistory | undefined;
  const isThere = consumer !== undefined && consumer.startsAt <= t && t < consumer.endsAt;
  return { history, scenario, seed, t, consumer: isThere ? consumer : undefined, openShard, speed };
}
