/** Marks the records that make each batch fail that they are in, wherever they are drawn. */
import { hasPoison, poisonOf, type FailureSetting } from '../engine';
import { countBelow } from '../lib/binary-search';
import type { Frame, Moment } from './frame';
import { addToken } from './ring-records';
import type { StageBoxes } from './stage';

/** Among dots, so many records that are poison by their place are tokens. */
const MOST_TOKENS = 16;

/** Fills the marks of a frame whose records are placed. */
export function markPoison(frame: Frame, stage: StageBoxes, moment: Moment): void {
  const { glyphs, poison } = frame;
  const { history, seed, failures } = moment;
  poison.length = 0;
  if (failures === undefined || !hasPoison(failures)) return;
  addTokens(frame, stage, moment, failures);
  for (let index = 0; index < glyphs.length && !poison.isFull; index++) {
    const { shard, row, key, x, y, radius, opacity, dot, state } = glyphs.at(index);
    // What came before the consumer is never handed to its function; a dot has no room for a mark.
    if (state === 'earlier' || dot === 1) continue;
    const number = history.shards[shard].records.number.data[row];
    if (poisonOf(failures, seed, history.keys[key].partitionKey, number) === null) continue;
    poison.put(x, y, radius, opacity * (1 - dot));
  }
}

/** On a tape of dots, those that are poison by their place are tokens. */
function addTokens(frame: Frame, stage: StageBoxes, moment: Moment, { poisonRecords }: FailureSetting): void {
  for (const { index: shard, records } of moment.history.shards) {
    if ((frame.shards[shard]?.dots ?? 0) < 1) continue;
    const { startRow } = moment.consumer?.shards[shard] ?? { startRow: 0 };
    const { number } = records;
    for (const one of poisonRecords.slice(0, MOST_TOKENS)) {
      // Numbers ascend in a shard.
      const row = countBelow(number.data, number.length, one);
      const isHere = row < number.length && number.data[row] === one;
      if (isHere && row >= startRow) addToken(frame, stage, moment, { shard, row });
    }
  }
}
