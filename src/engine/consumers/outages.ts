/** Consumers that are down for a while: they neither read nor process, and go on where they were. */
import { microsFromSeconds, type Micros } from '../../lib/time';
import { dispatch, serveThrottled } from '../lambda/dispatching';
import { mappingOf } from '../lambda/mapping';
import { resumePush, startReadingAll, stopReading } from './reading';
import type { ConsumerSetting } from '../scenario';
import { isActive } from './stream-consumers';
import { OUTAGE, plan, type World } from '../world';

/** Whether a consumer with this setting is down at `now`: from the beginning of its outage on, at its end no more. */
export function isOutAt({ outage }: Pick<ConsumerSetting, 'outage'>, now: Micros): boolean {
  return (
    outage !== null && now >= microsFromSeconds(outage.startsAt) && now < microsFromSeconds(outage.endsAt)
  );
}

/** Takes a consumer down or lets it go on, as its setting has it at `now`, and plans when that changes. */
export function followOutage(world: World, id: number, now: Micros): void {
  const state = world.state.consumers[id];
  if (state.removed) return;
  const setting = world.settings[id];
  planChange(world, id, now);
  const isOut = isOutAt(setting, now);
  if (isOut === state.isOut) return;
  state.isOut = isOut;
  noteOutage(world, id, now);
  if (isOut) state.shards.forEach((_, shard) => stopReading(world, id, shard, now));
  else goOn(world, id, now);
}

/** Notes that a consumer went down or came back. */
export function noteOutage(world: World, id: number, now: Micros): void {
  world.history.consumers[id].outages.add(now, Number(world.state.consumers[id].isOut));
}

function planChange(world: World, id: number, now: Micros): void {
  const state = world.state.consumers[id];
  const { outage } = world.settings[id];
  const changes = outage === null ? [] : [outage.startsAt, outage.endsAt].map(microsFromSeconds);
  const next = changes.find((at) => at > now) ?? -1;
  if (next === state.outageAt) return;
  state.outageAt = next;
  if (next >= 0) plan(world.state, next, OUTAGE, id);
}

/** Reads on where it stopped, and sends what waits. */
function goOn(world: World, id: number, now: Micros): void {
  const state = world.state.consumers[id];
  const { enhancedFanOut, type } = world.settings[id];
  if (!enhancedFanOut || isActive(world, id, now)) startReadingAll(world, id, now);
  // What was read before needs no registration to be sent.
  if (type !== 'lambda') return;
  serveThrottled(world, now);
  state.shards.forEach((_, shard) => {
    dispatch(mappingOf(world, id, shard), now);
    resumePush(world, id, shard, now);
  });
}
