import { factorOf } from '../../engine';
import { laneRows, type LaneRows } from '../../layout/swimlanes';
import type { Micros } from '../../lib/time';
import { shownShards } from '../../metrics';
import type { Live } from '../stage/live';

const NO_ROWS: LaneRows = { rows: [], folds: [], only: null };

/**
 * The rows of the open consumer.
 * @param furthest how far the run was looked at; a lane that was in use by then has its row
 * @param isOpen whether idle lanes are shown, too
 */
export function shownRows(
  {
    history,
    consumer,
    scenario,
    openShard,
    t,
  }: Pick<Live, 'history' | 'consumer' | 'scenario' | 'openShard' | 't'>,
  furthest: Micros,
  isOpen: boolean,
): LaneRows {
  if (consumer === undefined) return NO_ROWS;
  const setting = scenario.consumers[consumer.entry];
  const factor = setting?.type === 'lambda' ? factorOf(setting.eventSourceMapping) : 0;
  const shown = shownShards(history, consumer, t);
  return laneRows(consumer, factor, openShard, t, { furthest, isOpen }, shown);
}
