/** Who reads the stream: consumers come, change and go as the scenario's entries say. */
import { countUpTo } from '../../lib/binary-search';
import type { Micros } from '../../lib/time';
import { makeEventQueue } from '../event-queue';
import { addConsumer } from '../history-rows';
import { dealAllAgain } from '../lambda/dealing';
import { forgetIdle, reservedIn } from '../lambda/concurrency';
import { dispatch, serveThrottled } from '../lambda/dispatching';
import { factorOf } from '../lambda/factor';
import { ensureLanes, makeMappingState, mappingOf } from '../lambda/mapping';
import { followOutage, isOutAt, noteOutage } from './outages';
import { evenPlaces, freePlace } from './poll-places';
import { givenPhase } from './poll-schedule';
import { deregister, register } from './registration';
import { resumePush, startReadingAll, stopReading } from './reading';
import type { ConsumerSetting, LambdaConsumerSetting, Scenario } from '../scenario';
import { succeed } from './succession';
import { laneOf, type World } from '../world';

/** Brings the consumers in line with the scenario at `now`. */
export function alignConsumers(world: World, now: Micros): void {
  const { consumers } = world.scenario;
  const places = world.history.consumers.length === 0 ? placesAtStart(world.scenario) : [];
  world.state.account.reserved = reservedIn(world.scenario);
  const there = world.history.consumers.filter(({ id }) => !world.state.consumers[id].removed);
  for (const { id, entry, ordinal } of there)
    if (ordinal >= (consumers.at(entry)?.count ?? 0)) removeConsumer(world, id, now);
  // Who goes is gone and every setting is the new one before anybody goes on: what has room depends on all of them.
  const before = [...world.settings];
  for (const { id, entry } of there)
    if (!world.state.consumers[id].removed) world.settings[id] = consumers[entry];
  for (const { id } of there) {
    if (world.settings[id] === before[id]) continue;
    changeConsumer(world, id, before[id], now);
    succeed(world, id, now);
  }
  consumers.forEach((setting, entry) => {
    const stays = new Set<number>();
    for (const one of world.history.consumers) {
      if (one.entry === entry && !world.state.consumers[one.id].removed) stays.add(one.ordinal);
    }
    for (let ordinal = 0; ordinal < setting.count; ordinal++) {
      if (!stays.has(ordinal)) startConsumer(world, setting, entry, ordinal, now, places);
    }
  });
  serve(world, now);
}

/** Lets those go on that were throttled, where what has changed gives room to them. */
function serve(world: World, now: Micros): void {
  for (const id of serveThrottled(world, now)) {
    const { consumer, shard } = laneOf(id);
    resumePush(world, consumer, shard, now);
    succeed(world, consumer, now);
  }
}

function startConsumer(
  world: World,
  setting: ConsumerSetting,
  entry: number,
  ordinal: number,
  now: Micros,
  places: number[],
): void {
  // Whoever comes at the start finds an empty stream, wherever it begins; whoever comes later starts at LATEST.
  const startRows = world.history.shards.map(({ records: { arrivedAt } }) =>
    now === 0 ? 0 : countUpTo(arrivedAt.data, arrivedAt.length, now),
  );
  // Of a shard that is closed by then it has nothing to read.
  const isClosed = world.history.shards.map(({ closedAt }) => closedAt <= now);
  const { id } = addConsumer(world.history, { entry, ordinal, type: setting.type, startsAt: now }, startRows);
  const isLambda = setting.type === 'lambda';
  world.settings.push(setting);
  world.state.consumers.push({
    removed: false,
    isOut: isOutAt(setting, now),
    outageAt: -1,
    registerAt: -1,
    pollPlace: -1,
    running: 0,
    idle: makeEventQueue(),
    events: makeEventQueue(),
    started: 0,
    ending: [],
    shards: startRows.map((cursor, shard) => ({
      progress: isClosed[shard] ? 'finished' : 'reads',
      cursor,
      reader: -1,
      mapping: isLambda ? makeMappingState() : null,
    })),
  });
  if (isLambda) startRows.forEach((_, shard) => ensureLanes(mappingOf(world, id, shard), now));
  if (world.state.consumers[id].isOut) noteOutage(world, id, now);
  followOutage(world, id, now);
  connect(world, id, now, places);
}

/** Registers for enhanced fan-out where that is wanted, else starts to poll every shard, in the next place. */
function connect(world: World, id: number, now: Micros, places: number[] = []): void {
  const state = world.state.consumers[id];
  if (world.settings[id].enhancedFanOut) return register(world, id, now);
  if (pollsFreely(world.settings[id], world.history.consumers[id].ordinal)) {
    state.pollPlace = places.shift() ?? freePlace(takenPlaces(world));
  }
  startReadingAll(world, id, now);
}

/** Whether a consumer of an entry asks for records at times that nobody gave. */
function pollsFreely(setting: ConsumerSetting, ordinal: number): boolean {
  return !setting.enhancedFanOut && givenPhase(setting, ordinal) === null;
}

/** The places of those who are there from the start; whoever comes later takes a gap. */
function placesAtStart({ consumers }: Scenario): number[] {
  const ordinals = consumers.flatMap((setting) =>
    Array.from({ length: setting.count }, (_, i) => ({ setting, i })),
  );
  return evenPlaces(ordinals.filter(({ setting, i }) => pollsFreely(setting, i)).length);
}

function takenPlaces({ state: { consumers } }: World): number[] {
  return consumers.map(({ pollPlace }) => pollPlace).filter((place) => place >= 0);
}

function disconnect(world: World, id: number, now: Micros): void {
  const state = world.state.consumers[id];
  state.shards.forEach((_, shard) => stopReading(world, id, shard, now));
  deregister(world, id);
  state.pollPlace = -1;
}

function removeConsumer(world: World, id: number, now: Micros): void {
  disconnect(world, id, now);
  world.state.consumers[id].removed = true;
  world.history.consumers[id].endsAt = now;
}

function changeConsumer(world: World, id: number, before: ConsumerSetting, now: Micros): void {
  const setting = world.settings[id];
  followOutage(world, id, now);
  const { ordinal } = world.history.consumers[id];
  const state = world.state.consumers[id];
  // The position is kept; in AWS a mapping on the other kind of ARN would be a new one.
  if (readingOf(before, ordinal) !== readingOf(setting, ordinal)) {
    disconnect(world, id, now);
    connect(world, id, now);
  }
  if (setting.type !== 'lambda') return;
  const dealAnew = dealingOf(before as LambdaConsumerSetting) !== dealingOf(setting);
  // By how long they were kept until now: the new setting is no reason to bring any of them back.
  forgetIdle(state, (before as LambdaConsumerSetting).function.environmentIdleSeconds, now);
  serve(world, now);
  world.history.shards.forEach((_, shard) => {
    const mapping = mappingOf(world, id, shard);
    if (dealAnew) dealAllAgain(mapping, now);
    dispatch(mapping, now);
    resumePush(world, id, shard, now);
  });
}

/** What decides how a consumer reads; when it changes, reading starts anew. */
function readingOf(setting: ConsumerSetting, ordinal: number): string {
  const phase = givenPhase(setting, ordinal);
  const idle = setting.type === 'kcl' ? setting.idleMillisBetweenReads : null;
  if (setting.enhancedFanOut) return JSON.stringify({ sharesConsumerWith: setting.sharesConsumerWith });
  return JSON.stringify([phase, setting.pollJitterMillis, idle]);
}

/** What decides how keys are dealt to lanes. */
function dealingOf({ eventSourceMapping }: LambdaConsumerSetting): string {
  return `${factorOf(eventSourceMapping)} ${eventSourceMapping.laneAssignment}`;
}
