/** Where the records are at t. Glyphs are kept and filled anew each frame, so a frame makes no garbage. */
import type { ConsumerHistory, History, LaneHistory } from '../engine';
import { MICROS_PER_MILLI, type Micros } from '../lib/time';
import { arrivedAt, batchRowAt, enteredAt, lastRowAt, readUpTo, waitingAt } from '../metrics';
import { between, ease, type Point } from './geometry';
import { slotAt, type LaneBoxes, type ShardBoxes, type Slots, type StageBoxes } from './stage';

/** `solid`: the record itself; `ghost`: it was read here and stays in the stream. */
export type GlyphState = 'solid' | 'ghost';

export interface Glyph {
  x: number;
  y: number;
  radius: number;
  /** Row of the history's keys. */
  key: number;
  /** Place in the stream, from 1; 0: not written on it. */
  number: number;
  state: GlyphState;
  /** 0 .. 1. */
  opacity: number;
}

/** A list of glyphs that is filled again and again. */
export class GlyphList {
  length = 0;
  private readonly glyphs: Glyph[] = [];

  clear(): void {
    this.length = 0;
  }

  at(index: number): Glyph {
    return this.glyphs[index];
  }

  add(point: Point, radius: number, key: number, number: number, state: GlyphState, opacity: number): void {
    const { x, y } = point;
    const glyph = this.glyphs[this.length];
    if (glyph === undefined) this.glyphs.push({ x, y, radius, key, number, state, opacity });
    else Object.assign(glyph, { x, y, radius, key, number, state, opacity });
    this.length++;
  }
}

/** How long a record takes from the tape to its lane, and from the lane to its instance. */
export const FLIGHT: Micros = 350 * MICROS_PER_MILLI;
/** A move takes no more of an invocation than this: one still sees its records at work. */
const SHARE_OF_A_MOVE = 0.3;
/** How long a new record takes to push the tape on. */
const SLIDE: Micros = 180 * MICROS_PER_MILLI;

/**
 * Places all records that are drawn as labelled tokens.
 * @param flows by shard: records come too fast to follow one; the tape is dots, and nothing flies
 */
export function placeRecords(
  history: History,
  consumer: ConsumerHistory | undefined,
  stage: StageBoxes,
  flows: readonly boolean[],
  t: Micros,
  out: GlyphList,
): void {
  out.clear();
  for (const boxes of stage.shards) {
    if (!boxes.open) continue;
    const placer = new ShardPlacer(history, consumer, boxes, t, flows[boxes.index] ? 0 : FLIGHT, out);
    if (!flows[boxes.index]) placer.tape();
    boxes.lanes.forEach((lane, index) => placer.lane(lane, index));
  }
}

/** How far the newest record has pushed the tape on, 0 .. 1. */
export function tapeShift(history: History, shard: number, there: number, t: Micros): number {
  const { arrivedAt: times } = history.shards[shard].records;
  if (there === 0) return 1;
  const before = there < 2 ? SLIDE : times.data[there - 1] - times.data[there - 2];
  // At a quick pace the tape has no time to rest between two records.
  return ease((t - times.data[there - 1]) / Math.max(1, Math.min(SLIDE, before)));
}

class ShardPlacer {
  private readonly there: number;
  private readonly shift: number;

  constructor(
    private readonly history: History,
    private readonly consumer: ConsumerHistory | undefined,
    private readonly boxes: ShardBoxes,
    private readonly t: Micros,
    private readonly flight: Micros,
    private readonly out: GlyphList,
  ) {
    this.there = arrivedAt(history.shards[boxes.index], t);
    this.shift = tapeShift(history, boxes.index, this.there, t);
  }

  tape(): void {
    const { tapeSlots, index } = this.boxes;
    const read =
      this.consumer === undefined ? this.there : readUpTo(this.history, this.consumer, index, this.t);
    for (let slot = 0; slot <= tapeSlots.count; slot++) {
      const row = this.there - 1 - slot;
      if (row < 0) return;
      const place = slot - 1 + this.shift;
      if (place > tapeSlots.count - 1 + 0.02) return;
      const fade = slot === 0 ? this.shift : place > tapeSlots.count - 2 ? tapeSlots.count - 1 - place : 1;
      const state = row < read ? 'ghost' : 'solid';
      this.add(slotAt(tapeSlots, place), tapeSlots.radius, row, state, Math.max(0, Math.min(1, fade)));
    }
  }

  lane(boxes: LaneBoxes, laneIndex: number): void {
    const lane = this.consumer?.shards[this.boxes.index].lanes[laneIndex];
    if (lane === undefined) return;
    const { head, tail } = waitingAt(lane, this.t);
    const moved = this.movingUp(lane, this.t);
    for (let slot = 0; slot < boxes.batch.count && head + slot < tail; slot++) {
      // What is still outside of the box comes into sight as it moves up.
      const opacity = Math.max(0, Math.min(1, boxes.batch.count - slot - moved));
      if (opacity === 0) break;
      const at = this.toLane(lane, head + slot, slotAt(boxes.batch, slot + moved), this.t);
      this.add(at, boxes.batch.radius, lane.rows.data[head + slot], 'solid', opacity);
    }
    const shown = batchRowAt(lane, this.t);
    if (shown >= 0) this.batch(boxes, lane, shown);
    this.leaving(boxes, lane);
  }

  /** How many places the waiting records still have to move up since a batch was taken from before them. */
  private movingUp({ marks }: LaneHistory, t: Micros): number {
    let places = 0;
    for (let row = lastRowAt(marks.at, t); row > 0; row--) {
      const since = t - marks.at.data[row];
      if (since >= this.flight) break;
      places += (marks.head.data[row] - marks.head.data[row - 1]) * (1 - ease(since / this.flight));
    }
    return places;
  }

  /** The records of an invocation: from the tape to the lane, from the lane to the instance. */
  private batch(boxes: LaneBoxes, lane: LaneHistory, invocation: number): void {
    const { startsAt, endsAt, from, to } = lane.invocations;
    const head = from.data[invocation];
    const count = Math.min(to.data[invocation] - head, boxes.instanceBatch.count);
    // Where they stood when they were sent: they may have been moving up still.
    const moved = this.movingUp(lane, startsAt.data[invocation] - 1);
    const start = startsAt.data[invocation];
    const end = endsAt.data[invocation];
    for (let slot = 0; slot < count; slot++) {
      const entry = head + slot;
      const laneSlot = slotAt(boxes.batch, Math.min(slot + moved, boxes.batch.count - 1));
      const target = slotAt(boxes.instanceBatch, slot);
      const entered = enteredAt(lane, entry);
      // A short invocation leaves no time for two whole moves.
      const first = entered === start ? Math.min(this.flight, (end - start) * SHARE_OF_A_MOVE) : this.flight;
      const sentAt = Math.max(start, Math.min(entered + first, (start + end) / 2));
      const second = Math.min(this.flight, (end - start) * SHARE_OF_A_MOVE, end - sentAt);
      const share = second <= 0 ? 1 : (this.t - sentAt) / second;
      const at =
        this.t < sentAt
          ? this.toLane(lane, entry, laneSlot, this.t, first)
          : between(laneSlot, target, share);
      this.add(at, boxes.instanceBatch.radius, lane.rows.data[entry], 'solid', 1);
    }
  }

  /** The records of the invocation that ended last fade as they go. */
  private leaving(boxes: LaneBoxes, lane: LaneHistory): void {
    const { startsAt, endsAt, from, doneTo } = lane.invocations;
    if (this.flight === 0) return;
    let row = lastRowAt(startsAt, this.t);
    if (row >= 0 && endsAt.data[row] > this.t) row--;
    if (row < 0) return;
    const share = (this.t - endsAt.data[row]) / this.flight;
    if (share < 0 || share >= 1) return;
    const count = Math.min(doneTo.data[row] - from.data[row], boxes.instanceBatch.count);
    const edge = boxes.instance.x + boxes.instance.width;
    for (let slot = 0; slot < count; slot++) {
      const start = slotAt(boxes.instanceBatch, slot);
      const at = between(start, { x: Math.min(edge, start.x + 16), y: start.y }, share);
      this.add(
        at,
        boxes.instanceBatch.radius,
        lane.rows.data[from.data[row] + slot],
        'solid',
        1 - ease(share),
      );
    }
  }

  /** On the way to a slot of a lane, or there: from the tape, or from the lane it was in before it was dealt anew. */
  private toLane(lane: LaneHistory, entry: number, target: Point, t: Micros, flight = this.flight): Point {
    const enteredLane = enteredAt(lane, entry);
    const since = t - enteredLane;
    if (since >= flight) return target;
    const row = lane.rows.data[entry];
    const origin = this.wasRead(row, enteredLane) ? this.onTape(row) : this.before(row, enteredLane, target);
    return between(origin, target, since / flight);
  }

  /** Whether the record was read at that very moment. */
  private wasRead(row: number, at: Micros): boolean {
    return this.consumer!.shards[this.boxes.index].readers.some((id) => {
      const { calls } = this.history.readers[id];
      const call = lastRowAt(calls.at, at);
      return (
        call >= 0 && calls.at.data[call] === at && calls.from.data[call] <= row && row < calls.to.data[call]
      );
    });
  }

  /** Where a record waited until it was dealt anew at `at`; where it goes, when that was out of sight. */
  private before(row: number, at: Micros, target: Point): Point {
    const { lanes } = this.consumer!.shards[this.boxes.index];
    for (let index = 0; index < lanes.length && index < this.boxes.lanes.length; index++) {
      const { head, tail } = waitingAt(lanes[index], at - 1);
      const { batch } = this.boxes.lanes[index];
      for (let slot = 0; slot < batch.count && head + slot < tail; slot++) {
        if (lanes[index].rows.data[head + slot] === row) return slotAt(batch, slot);
      }
    }
    return target;
  }

  private onTape(row: number): Point {
    const slots: Slots = this.boxes.tapeSlots;
    const slot = this.there - 1 - row - 1 + this.shift;
    return slotAt(slots, Math.max(-1, Math.min(slots.count - 1, slot)));
  }

  private add(point: Point, radius: number, row: number, state: GlyphState, opacity: number): void {
    const shard = this.history.shards[this.boxes.index];
    const key = shard.keys.data[shard.records.key.data[row]];
    this.out.add(point, radius, key, shard.records.number.data[row] + 1, state, opacity);
  }
}
