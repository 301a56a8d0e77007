/** Puts a ring around each glyph of the records that somebody follows: on the tape as well as in a lane. */
import type { RecordPlace } from '../metrics';
import { AgeAxis } from './flow';
import type { Frame, Moment } from './frame';
import type { Point } from './geometry';
import type { StageBoxes } from './stage';

/** Among dots, a record that is followed is a token, so that its number can be read. */
const TOKEN_RADIUS = 9.5;
const DOT_RADIUS = 3;

/**
 * Fills the rings of a frame that has been filled.
 * @param cursor where the keyboard is; null: nowhere
 */
export function ringRecords(
  frame: Frame,
  stage: StageBoxes,
  moment: Moment,
  picked: readonly RecordPlace[],
  cursor: RecordPlace | null,
): void {
  const { glyphs, rings } = frame;
  rings.length = 0;
  if (picked.length === 0 && cursor === null) return;
  for (const place of picked) addToken(frame, stage, moment, place);
  for (let index = 0; index < glyphs.length; index++) {
    const { shard, row, x, y, radius, opacity } = glyphs.at(index);
    if (cursor !== null && cursor.shard === shard && cursor.row === row)
      rings.add(x, y, radius, opacity, true);
    for (const one of picked)
      if (one.shard === shard && one.row === row) rings.add(x, y, radius, opacity, false);
  }
  const dot = cursor === null ? null : dotOf(frame, stage, moment, cursor);
  if (dot !== null) rings.add(dot.x, dot.y, DOT_RADIUS, 1, true);
}

/** Where the dot of a record is, drawn or not; null: it is none, or not on the tape. */
function dotOf(
  { shards }: Frame,
  { shards: boxes }: StageBoxes,
  { history, speed, t }: Moment,
  { shard, row }: RecordPlace,
): Point | null {
  // A tape that is not all dots has placed it already.
  if (shards[shard] === undefined || shards[shard].dots < 1 || !boxes[shard].open) return null;
  const axis = new AgeAxis(history.shards[shard], boxes[shard], speed, t);
  return row < axis.from || row >= axis.to ? null : axis.at(row);
}

/** Adds a token where the dot of a record is. */
export function addToken(frame: Frame, stage: StageBoxes, moment: Moment, place: RecordPlace): void {
  const at = dotOf(frame, stage, moment, place);
  if (at === null) return;
  const { shard, row } = place;
  const { keys, records } = moment.history.shards[shard];
  const key = keys.data[records.key.data[row]];
  const number = records.number.data[row] + 1;
  frame.glyphs.add(at.x, at.y, TOKEN_RADIUS, shard, row, key, number, 'solid', 1, 0);
}
