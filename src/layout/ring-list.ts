import { MarkList } from './mark-list';

const MOST_RINGS = 32;

/** Rings around records: few. */
export class RingList extends MarkList {
  /** 1: the one the keyboard is at; 0: a record that is picked. */
  readonly isCursor = new Uint8Array(MOST_RINGS);

  constructor() {
    super(MOST_RINGS);
  }

  add(x: number, y: number, radius: number, opacity: number, isCursor: boolean): void {
    const place = this.put(x, y, radius, opacity);
    if (place >= 0) this.isCursor[place] = isCursor ? 1 : 0;
  }
}
