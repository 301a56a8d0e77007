/** Where the records are at t. */
import type { ConsumerHistory, History, LaneHistory } from '../engine';
import { MICROS_PER_MILLI, type Micros } from '../lib/time';
import { batchRowAt, enteredAt, lastRowAt, tryBefore } from '../metrics';
import { MOVE, sinceCause, type Moves } from '../timeline';
import { between, ease, through, type Point } from './geometry';
import type { GlyphList, GlyphState } from './glyph-list';
import { drawnIn, shrunk } from './pace';
import { entryAtPlace, lengthOf, lineAt, movingUp, shareOf, type Motion } from './lane-line';
import { asidePlace, instanceSlot, notDone } from './set-aside';
import { slotAt, type LaneBoxes, type ShardBoxes, type StageBoxes } from './stage';
import { TapePlaces } from './tape-places';

/** The way to the instance takes no more of an invocation than this: its time and its bar do not run ahead of it. */
const SHARE_OF_A_MOVE = 0.18;
/** Of a short invocation it takes more: an eye could not follow it otherwise, and nobody reads its time. */
const SHORT: Micros = 300 * MICROS_PER_MILLI;
const SHARE_OF_A_SHORT = 0.35;
/** At most so many fly at once to a lane that has no slot for them. */
const MOST_BEYOND = 7;
/** How long a finished record takes to go. */
const LEAVING = MOVE / 2;

/** In a lane there is room for larger dots than on a tape. */
const DOT_RADIUS = 4;

/** How the records of one shard are to be drawn. */
export interface ShardPlaces {
  /** null: it is not seen. */
  readonly tape: TapePlaces | null;
  /** 0: tokens; 1: dots. */
  readonly dots: number;
  /** 0: all that moves is drawn; 1: counts stand for what is in lanes and at work. */
  readonly flow: number;
  /** How much of a flight is shown, 0 .. 1. */
  readonly flight: number;
}

/**
 * Places all records that are drawn as tokens, or on their way to become dots.
 * @param places by shard
 */
export function placeRecords(
  history: History,
  consumer: ConsumerHistory | undefined,
  stage: StageBoxes,
  places: readonly ShardPlaces[],
  t: Micros,
  moves: Moves,
  out: GlyphList,
): void {
  out.clear();
  const placers = stage.shards.map((boxes) => {
    const here = places[boxes.index];
    const isSeen = here.tape !== null && boxes.open && drawnIn(here.flow) > 0;
    return isSeen ? new ShardPlacer(history, consumer, boxes, here, t, moves, out) : null;
  });
  // Beneath all others: they fly to where a number stands for them, past records that can be read.
  for (const placer of placers) placer?.beyond();
  stage.shards.forEach(({ index }, place) => {
    places[index].tape?.addTo(out);
    placers[place]?.lanes();
  });
}

class ShardPlacer {
  private readonly flight: Micros;
  private readonly motion: Motion;
  private readonly shrink: number;
  private presence = 1;

  constructor(
    private readonly history: History,
    private readonly consumer: ConsumerHistory | undefined,
    private readonly boxes: ShardBoxes,
    private readonly places: ShardPlaces,
    private readonly t: Micros,
    private readonly moves: Moves,
    private readonly out: GlyphList,
  ) {
    this.flight = MOVE * places.flight;
    this.motion = { moves, flight: this.flight };
    this.shrink = shrunk(places.dots);
  }

  lanes(): void {
    this.eachLane((boxes, lane) => {
      const { line, moved, slots, aside } = this.slotsOf(boxes, lane, this.t);
      // The last one first: who flies to a slot passes beneath those that stand before it.
      for (let slot = slots - 1; slot >= aside; slot--) {
        const entry = entryAtPlace(line, slot);
        // What is still outside of the box comes into sight as it moves up.
        const opacity = Math.min(1, boxes.batch.count - slot - moved);
        const at = this.toLane(lane, entry, slotAt(boxes.batch, slot + moved), this.t);
        this.add(at, boxes.batch.radius, lane.rows.data[entry], 'solid', opacity);
      }
      const most = Math.ceil(boxes.batch.count + boxes.instanceBatch.count - Math.min(0, moved));
      for (let place = Math.min(aside, most) - 1; place >= 0; place--) {
        const entry = entryAtPlace(line, place);
        const here = asidePlace(boxes, lane, entry, place, this.t, this.motion);
        if (here !== null)
          this.add(here.at, boxes.batch.radius, lane.rows.data[entry], 'solid', here.opacity);
      }
      const shown = batchRowAt(lane, this.t);
      if (shown >= 0) this.batch(boxes, lane, shown);
      this.leaving(boxes, lane);
    });
  }

  /** Records that were just read and find no slot free go to where their number is told, the newest of them. */
  beyond(): void {
    this.eachLane((boxes, lane) => {
      const { line, slots, aside } = this.slotsOf(boxes, lane, this.t);
      this.beyondSlots(boxes, lane, entryAtPlace(line, Math.max(slots, aside)), line.tail);
    });
  }

  private eachLane(place: (boxes: LaneBoxes, lane: LaneHistory) => void): void {
    this.boxes.lanes.forEach((boxes, index) => {
      const lane = this.consumer?.shards[this.boxes.index].lanes[index];
      if (lane === undefined) return;
      this.presence = boxes.presence * this.boxes.presence * this.boxes.openness * drawnIn(this.places.flow);
      place(boxes, lane);
    });
  }

  /**
   * Who stands in a lane, how many places they still have to move up, and how many of them are in sight; the first
   * `aside` were set aside by a split.
   */
  private slotsOf({ batch }: LaneBoxes, lane: LaneHistory, t: Micros) {
    const line = lineAt(lane, t);
    const moved = movingUp(lane, t, this.motion);
    const slots = Math.max(0, Math.min(lengthOf(line), Math.ceil(batch.count - moved)));
    return { line, moved, slots, aside: line.setAside.to - line.setAside.from };
  }

  private beyondSlots(boxes: LaneBoxes, lane: LaneHistory, first: number, tail: number): void {
    for (let entry = tail - 1; entry >= Math.max(first, tail - MOST_BEYOND); entry--) {
      const flight = this.flightBeyond(boxes, lane, entry, this.t);
      if (flight === null) continue;
      const opacity = 1 - ease(2 * flight.share - 1);
      this.add(flight.at, boxes.batch.radius, lane.rows.data[entry], 'solid', opacity);
    }
  }

  private flightBeyond({ batch, wordsAfter }: LaneBoxes, lane: LaneHistory, entry: number, t: Micros) {
    const entered = enteredAt(lane, entry);
    const share = this.since(entered, t) / this.flight;
    if (!(share < 1)) return null;
    const origin = this.originOf(lane.rows.data[entry], entered);
    const target = { x: wordsAfter + batch.radius, y: batch.first.y };
    return origin === null ? null : { at: between(origin, target, share), share };
  }

  /**
   * The records of an invocation: from where they were when it started to the instance. Those that were read at that
   * very moment come through their lane on the way.
   */
  private batch(boxes: LaneBoxes, lane: LaneHistory, invocation: number): void {
    const { startsAt, endsAt, to } = lane.invocations;
    const start = startsAt.data[invocation];
    const { head, closingUp } = notDone(lane, invocation, this.t, this.motion);
    const places = boxes.instanceBatch.count - closingUp;
    const count = Math.min(to.data[invocation] - head, Math.ceil(places));
    const flight = Math.min(this.flight, longestWay(endsAt.data[invocation] - start));
    const share = shareOf(start, this.t, { moves: this.moves, flight });
    const before = tryBefore(lane, invocation);
    const first = before < 0 ? lane.invocations.from.data[invocation] : to.data[before];
    // Where they stood when they were sent: they may have been moving up still.
    const moved = movingUp(lane, start - 1, this.motion);
    for (let slot = 0; slot < count; slot++) {
      const entry = head + slot;
      const laneSlot = slotAt(boxes.batch, Math.min(entry - first + moved, boxes.batch.count - 1));
      const target = slotAt(boxes.instanceBatch, slot + closingUp);
      const stood = before < 0 ? null : this.stoodAt(boxes, lane, before, entry, start - 1);
      const wasReadNow = enteredAt(lane, entry) === start && this.wasRead(lane.rows.data[entry], start);
      const at = wasReadNow
        ? through(this.onTape(lane.rows.data[entry]), laneSlot, target, share)
        : between(stood ?? this.toLane(lane, entry, laneSlot, start), target, share);
      const opacity = Math.min(1, places - slot);
      this.add(at, boxes.instanceBatch.radius, lane.rows.data[entry], 'solid', opacity);
    }
  }

  /** Where an entry was that is tried again: in the instance, or set aside until then. */
  private stoodAt(
    boxes: LaneBoxes,
    lane: LaneHistory,
    before: number,
    entry: number,
    t: Micros,
  ): Point | null {
    const first = lane.invocations.to.data[before];
    if (entry >= first) return asidePlace(boxes, lane, entry, entry - first, t, this.motion)?.at ?? null;
    return slotAt(boxes.instanceBatch, instanceSlot(lane, before, entry, t, this.motion));
  }

  /** The records of the invocation that ended last fade as they go. */
  private leaving(boxes: LaneBoxes, lane: LaneHistory): void {
    const { endsAt, from, doneTo } = lane.invocations;
    const row = lastRowAt(endsAt, this.t);
    if (row < 0) return;
    const share = this.since(endsAt.data[row], this.t) / Math.min(LEAVING, this.flight);
    if (share < 0 || share >= 1) return;
    const count = Math.min(doneTo.data[row] - from.data[row], boxes.instanceBatch.count);
    const edge = boxes.instance.x + boxes.instance.width;
    for (let slot = 0; slot < count; slot++) {
      const start = slotAt(boxes.instanceBatch, slot);
      const at = between(start, { x: Math.min(edge, start.x + 16), y: start.y }, share);
      const entry = from.data[row] + slot;
      this.add(at, boxes.instanceBatch.radius, lane.rows.data[entry], 'solid', 1 - ease(share));
    }
  }

  /** On the way to a slot of a lane, or there: from the tape, or from the lane it was in before it was dealt anew. */
  private toLane(lane: LaneHistory, entry: number, target: Point, t: Micros): Point {
    const entered = enteredAt(lane, entry);
    const since = this.since(entered, t);
    if (since >= this.flight) return target;
    return between(this.originOf(lane.rows.data[entry], entered) ?? target, target, since / this.flight);
  }

  /** Where a record was that came to a lane at `at`: on the tape, or where it was dealt from; null: out of sight. */
  private originOf(row: number, at: Micros): Point | null {
    return this.wasRead(row, at) ? this.onTape(row) : this.before(row, at);
  }

  private since(at: Micros, t: Micros): Micros {
    return sinceCause(at, t, this.moves);
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

  /** Where a record waited until it was dealt anew at `at`; null: out of sight. */
  private before(row: number, at: Micros): Point | null {
    const { lanes } = this.consumer!.shards[this.boxes.index];
    for (let index = 0; index < lanes.length && index < this.boxes.lanes.length; index++) {
      const { batch } = this.boxes.lanes[index];
      const { line, moved, aside } = this.slotsOf(this.boxes.lanes[index], lanes[index], at - 1);
      for (let slot = aside; slot < batch.count && slot < lengthOf(line); slot++) {
        const entry = entryAtPlace(line, slot);
        if (lanes[index].rows.data[entry] !== row) continue;
        // It may have been on its way there still.
        return this.toLane(lanes[index], entry, slotAt(batch, slot + moved), at - 1);
      }
      const { tail } = line;
      for (
        let entry = Math.max(entryAtPlace(line, Math.max(aside, Math.ceil(batch.count))), tail - MOST_BEYOND);
        entry < tail;
        entry++
      ) {
        if (lanes[index].rows.data[entry] !== row) continue;
        return this.flightBeyond(this.boxes.lanes[index], lanes[index], entry, at - 1)?.at ?? null;
      }
    }
    return null;
  }

  private onTape(row: number): Point {
    return this.places.tape!.placeOf(row);
  }

  private add(point: Point, radius: number, row: number, state: GlyphState, opacity: number): void {
    const { index, records, keys } = this.history.shards[this.boxes.index];
    const key = keys.data[records.key.data[row]];
    const size = radius + (DOT_RADIUS - radius) * this.shrink;
    const number = records.number.data[row] + 1;
    const seen = opacity * this.presence;
    this.out.add(point.x, point.y, size, index, row, key, number, state, seen, this.shrink);
  }
}

/** How long the records of an invocation may take to their instance, from wherever they are. */
function longestWay(duration: Micros): Micros {
  return duration * (duration > SHORT ? SHARE_OF_A_MOVE : SHARE_OF_A_SHORT);
}
