/** What becomes of records that are not processed: they are given up when too old, or when their tries are used up. */
import { MICROS_PER_HOUR, MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { DESTINATIONS, DISCARDED_BY_AGE, DISCARDED_BY_RETRIES } from '../history';
import { noteMark, noteOpen, type Mapping } from './mapping';

/** Gives up waiting records that are past the retention or the mapping's maximum age. */
export function discardOld(mapping: Mapping, laneIndex: number, now: Micros): void {
  const { state } = mapping;
  const lane = state.lanes[laneIndex];
  const from = lane.head;
  while (lane.head < state.tails[laneIndex] && isTooOld(mapping, laneIndex, lane.head, now)) lane.head++;
  if (lane.head === from) return;
  state.readAhead -= lane.head - from;
  noteOpen(state, laneIndex);
  noteMark(mapping, laneIndex, now);
  discard(mapping, laneIndex, from, lane.head, now, DISCARDED_BY_AGE);
}

/** Whether an entry of a lane is past the retention or the mapping's maximum age. */
export function isTooOld(
  { world, setting, shard, history }: Mapping,
  laneIndex: number,
  entry: number,
  now: Micros,
): boolean {
  const maximumAge = setting.eventSourceMapping.maximumRecordAgeInSeconds;
  const retention = world.scenario.stream.retentionPeriodHours * MICROS_PER_HOUR;
  const oldest = now - (maximumAge < 0 ? retention : Math.min(retention, maximumAge * MICROS_PER_SECOND));
  return shard.records.arrivedAt.data[history.lanes[laneIndex].rows.data[entry]] < oldest;
}

/** Whether it is the mapping's maximum age that records pass first: what passes the retention is gone without a word. */
function isLimited({ world, setting }: Mapping): boolean {
  const most = setting.eventSourceMapping.maximumRecordAgeInSeconds * MICROS_PER_SECOND;
  return most >= 0 && most <= world.scenario.stream.retentionPeriodHours * MICROS_PER_HOUR;
}

/** Gives up the entries [from, to) of a lane; a message of them goes to the on-failure destination, if there is one. */
export function discard(
  mapping: Mapping,
  lane: number,
  from: number,
  to: number,
  now: Micros,
  reason: number,
): void {
  const { discards } = mapping.history.lanes[lane];
  const { onFailureDestination } = mapping.setting.eventSourceMapping;
  const isSent = reason === DISCARDED_BY_RETRIES || isLimited(mapping);
  const destination = isSent ? DESTINATIONS.indexOf(onFailureDestination) : 0;
  discards.add(now, from, to, reason, destination);
  mapping.state.loads[lane] -= to - from;
}
