/** Marks the records that PutRecords refused at first: they came later than others that were put later. */
import { putAgainPlace } from '../metrics';
import type { Frame, Moment } from './frame';
import { MarkList } from './mark-list';

/** Marks under records. */
export class LateList extends MarkList {
  /** 1: a later record of its key stands before it. */
  readonly isBehind = new Uint8Array(this.x.length);
}

/** Fills the marks of a frame whose records are placed. */
export function markLate({ glyphs, late }: Frame, { history }: Moment): void {
  late.length = 0;
  if (!history.shards.some(({ putAgain }) => putAgain.row.length > 0)) return;
  for (let index = 0; index < glyphs.length && !late.isFull; index++) {
    const { shard, row, x, y, radius, opacity } = glyphs.at(index);
    const place = putAgainPlace(history.shards[shard], row);
    if (place < 0) continue;
    late.isBehind[late.put(x, y, radius, opacity)] = history.shards[shard].putAgain.isBehind.data[place];
  }
}
