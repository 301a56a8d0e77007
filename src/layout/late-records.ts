/** Marks the records that PutRecords refused at first: they came later than others that were put later. */
import { putAgainPlace } from '../metrics';
import type { Frame, Moment } from './frame';

const MOST_MARKS = 256;

/** Marks under records, filled anew each frame without garbage. */
export class LateList {
  length = 0;
  readonly x = new Float32Array(MOST_MARKS);
  readonly y = new Float32Array(MOST_MARKS);
  /** Of the record above. */
  readonly radius = new Float32Array(MOST_MARKS);
  readonly opacity = new Float32Array(MOST_MARKS);
  /** 1: a later record of its key stands before it. */
  readonly isBehind = new Uint8Array(MOST_MARKS);
}

/** Fills the marks of a frame whose records are placed. */
export function markLate({ glyphs, late }: Frame, { history }: Moment): void {
  late.length = 0;
  if (!history.shards.some(({ putAgain }) => putAgain.row.length > 0)) return;
  for (let index = 0; index < glyphs.length && late.length < MOST_MARKS; index++) {
    const { shard, row, x, y, radius, opacity } = glyphs.at(index);
    const place = putAgainPlace(history.shards[shard], row);
    if (place < 0) continue;
    late.x[late.length] = x;
    late.y[late.length] = y;
    late.radius[late.length] = radius;
    late.opacity[late.length] = opacity;
    late.isBehind[late.length] = history.shards[shard].putAgain.isBehind.data[place];
    late.length++;
  }
}
