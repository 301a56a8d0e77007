/** Where the records of a batch stand in its instance, and the way back to the lane of those that a split sets aside. */
import type { LaneHistory } from '../engine';
import type { Micros } from '../lib/time';
import { lastRowAt, tryBefore } from '../metrics';
import { between, ease, type Point } from './geometry';
import { leftOf, movedByTries, shareOf, type Motion } from './lane-line';
import { slotAt, type LaneBoxes } from './stage';

/** The first entry of an invocation that is not done, and how many places the batch has to close up before its next try. */
export function notDone(
  { invocations: { endsAt, from, doneTo } }: LaneHistory,
  row: number,
  t: Micros,
  motion: Motion,
): { head: number; closingUp: number } {
  const [end, first, head] = [endsAt.data[row], from.data[row], doneTo.data[row]];
  if (end > t) return { head: first, closingUp: 0 };
  return { head, closingUp: (head - first) * leftOf(end, t, motion) };
}

/** Where an entry of an invocation stands in the instance. */
export function instanceSlot(
  lane: LaneHistory,
  row: number,
  entry: number,
  t: Micros,
  motion: Motion,
): number {
  const { head, closingUp } = notDone(lane, row, t, motion);
  return entry - head + closingUp;
}

/**
 * An entry that was set aside by a split, at its place in the lane's line or on its way there; null: out of sight. It
 * comes from the instance, where it was if there was room for it, and fades where it has no room at one of the two ends.
 */
export function asidePlace(
  { batch, instanceBatch }: LaneBoxes,
  lane: LaneHistory,
  entry: number,
  place: number,
  t: Micros,
  motion: Motion,
): { at: Point; opacity: number } | null {
  const { startsAt, to } = lane.invocations;
  const shareOfTry = (row: number) => Math.min(1, shareOf(startsAt.data[row], t, motion));
  // The try that it was set aside for; one that is long ago needs no looking for.
  let row = lastRowAt(startsAt, t);
  let before = row < 0 ? -1 : tryBefore(lane, row);
  while (before >= 0 && shareOfTry(row) < 1 && (entry < to.data[row] || entry >= to.data[before])) {
    row = before;
    before = tryBefore(lane, row);
  }
  const share = before < 0 ? 1 : shareOfTry(row);
  // What was set aside after it makes it move; its own split does not.
  const slot = place + movedByTries(lane, t, motion, share < 1 ? row : -1);
  const inSight = within(batch.count - slot);
  const target = slotAt(batch, Math.min(slot, batch.count));
  if (share === 1) return inSight > 0 ? { at: target, opacity: inSight } : null;
  const was = instanceSlot(lane, before, entry, startsAt.data[row] - 1, motion);
  const seen = within(instanceBatch.count - was);
  const opacity = seen + (inSight - seen) * ease(share);
  if (opacity <= 0) return null;
  return { at: between(slotAt(instanceBatch, Math.min(was, instanceBatch.count)), target, share), opacity };
}

function within(share: number): number {
  return Math.max(0, Math.min(1, share));
}
