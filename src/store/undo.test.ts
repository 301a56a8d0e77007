import { describe, expect, test } from 'vitest';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import { OPENING_SCENE, parseScenario, PLAIN_VIEW } from '../scenario';
import { createFigureStore, type Opening } from './index';

const FACTOR = 'consumers.0.eventSourceMapping.parallelizationFactor';
const BATCH = 'consumers.0.eventSourceMapping.batchSize';

function scenarioOf(input: unknown) {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.faults[0].message);
  return parsed.scenario;
}

function makeFigure(opening: Opening = { scenario: scenarioOf(OPENING_SCENE.scenario), time: 24 * SECOND }) {
  let clock = 0;
  let onFrame: ((millis: number) => void) | null = null;
  const store = createFigureStore(
    opening.scenario,
    (listener) => {
      onFrame = listener;
      return () => {
        onFrame = null;
      };
    },
    { opening, now: () => clock },
  );
  const wait = (millis: number) => {
    clock += millis;
  };
  const frame = () => onFrame?.((clock += 20));
  const at = () => {
    const { time, changes, scenario } = store.getState();
    store.live();
    return {
      time,
      changes,
      scenario,
      rows: store.live().history.shards.map(({ records }) => records.arrivedAt.length),
    };
  };
  return { store, actions: store.actions, wait, frame, wantsFrame: () => onFrame !== null, at };
}

/** The digest of what a figure shows, run to 60 s. */
function seen({ store, actions }: ReturnType<typeof makeFigure>) {
  const { time } = store.getState();
  actions.seek(60 * SECOND);
  const { history } = store.live();
  const lanes = history.consumers.flatMap(({ shards }) =>
    shards.flatMap(({ lanes: all }) =>
      all.map(({ invocations }) =>
        Array.from(invocations.startsAt.data.subarray(0, invocations.startsAt.length)),
      ),
    ),
  );
  actions.seek(time);
  return JSON.stringify([lanes, store.getState().changes]);
}

describe('undo', () => {
  test('takes changes back one by one, with the moment at which each was made, and makes them again', () => {
    const figure = makeFigure();
    const { store, actions, wait, at } = figure;
    const stops = [{ ...at(), seen: seen(figure) }];
    const steps: [number, string, unknown][] = [
      [24, FACTOR, 2],
      [30, BATCH, 7],
      [26, FACTOR, 3],
      [26, 'stream.shardCount', 3],
      [10, 'producers.0.recordsPerSecond', 20],
    ];
    for (const [seconds, path, value] of steps) {
      actions.seek(seconds * SECOND);
      wait(5_000);
      actions.set(path, value);
      expect(store.getState().undo).toEqual({ kind: 'set', path, value });
      stops.push({ ...at(), seen: seen(figure) });
    }
    for (const [index, [seconds]] of [...steps.entries()].reverse()) {
      actions.seek(50 * SECOND);
      expect(actions.undo()).toBe(true);
      expect(store.getState().time).toBe(seconds * SECOND);
      expect(store.getState().scenario).toEqual(store.live().scenario);
      expect(seen(figure)).toBe(stops[index].seen);
    }
    expect(actions.undo()).toBe(false);
    expect(store.getState()).toMatchObject({ undo: null, redo: { path: FACTOR, value: 2 } });
    for (const [index, [, path, value]] of steps.entries()) {
      expect(store.getState().redo).toEqual({ kind: 'set', path, value });
      expect(actions.redo()).toBe(true);
      expect(seen(figure)).toBe(stops[index + 1].seen);
    }
    expect(actions.redo()).toBe(false);
    actions.undo();
    actions.set(FACTOR, 9);
    expect(store.getState().redo).toBeNull();
  });

  test('a dragged slider is one step, and what is done together too', () => {
    const { store, actions, wait } = makeFigure();
    for (const factor of [2, 3, 4, 5]) {
      actions.set(FACTOR, factor);
      wait(50);
    }
    expect(store.getState().undo).toMatchObject({ path: FACTOR, value: 5 });
    actions.together(() => {
      actions.set('consumers.0.pollPhaseMillis', [0]);
      actions.set('consumers.0.pollPhaseMillis', null);
      actions.set('consumers.0.count', 3);
    });
    expect(store.getState().undo).toMatchObject({ path: 'consumers.0.count', value: 3 });
    actions.undo();
    expect(store.getState().scenario.consumers[0].pollPhaseMillis).toBeNull();
    expect(store.getState().scenario.consumers[0].count).toBe(1);
    actions.undo();
    expect(store.getState()).toMatchObject({ undo: null, changes: [], time: 24 * SECOND });
  });

  test('remembers fifty steps and more, new runs and resets among them', () => {
    const { store, actions, wait } = makeFigure();
    for (let step = 0; step < 60; step++) {
      wait(5_000);
      if (step % 10 === 9) actions.reset();
      else if (step % 10 === 5) actions.load(store.getState().scenario, 0, 'restart');
      else actions.set(FACTOR, (step % 7) + 2);
    }
    expect(store.getState().undo).toEqual({ kind: 'run', why: 'reset' });
    let back = 0;
    while (actions.undo()) back++;
    expect(back).toBe(60);
    expect(store.getState()).toMatchObject({ changes: [], time: 24 * SECOND });
  });

  test('own records are the same ones in every run, never copies', () => {
    const records = Array.from({ length: 100 }, (_, at) => ({ at: at / 10, partitionKey: `k${at % 3}` }));
    const { store, actions } = makeFigure({
      scenario: scenarioOf({ producers: [{ records }] }),
      time: 5 * SECOND,
    });
    const own = () => store.getState().scenario.producers[0].records;
    const first = own();
    actions.set('stream.shardCount', 4);
    actions.set('consumers.0.name', 'other');
    actions.set(FACTOR, 3);
    expect(own()).toBe(first);
    actions.undo();
    actions.undo();
    expect(own()).toBe(first);
  });

  test('goes on playing', () => {
    const { store, actions, frame } = makeFigure();
    actions.set(FACTOR, 2);
    actions.play();
    for (let count = 0; count < 20; count++) frame();
    actions.undo();
    expect(store.getState().playing).toBe(true);
    for (let count = 0; count < 20; count++) frame();
    expect(store.live().time).toBeGreaterThan(24 * SECOND);
  });
});

test('one goes on looking at the same things when a change is taken back', () => {
  const { store, actions } = makeFigure();
  actions.set('stream.shardCount', 4);
  actions.seek(24 * SECOND);
  actions.set('consumers.0.count', 3);
  actions.seek(25 * SECOND);
  actions.openConsumerLanes(2);
  actions.openShardRow(3);
  const picked = [{ shard: 3, row: 2 }];
  actions.pick(picked);
  actions.setSpan(9 * SECOND);
  actions.set(FACTOR, 3);
  actions.undo();
  expect(store.getState()).toMatchObject({ openConsumer: 2, openShard: 3, picked, span: 9 * SECOND });
  actions.undo();
  expect(store.getState()).toMatchObject({ openConsumer: 0, openShard: 3, picked, missed: null });
  actions.undo();
  expect(store.getState()).toMatchObject({ shardChosen: false, picked: [], missed: null });
});

test('reset comes back to what was opened, a link too', () => {
  const { store, actions } = makeFigure();
  const commands = [{ at: 5, do: 'set', path: FACTOR, value: 4 }];
  const scenario = scenarioOf({ ...OPENING_SCENE.scenario, commands });
  actions.open({ scenario, time: 8 * SECOND, speed: 2 });
  expect(store.getState()).toMatchObject({ time: 8 * SECOND, speed: 2, undo: { why: 'link' } });
  actions.set(FACTOR, 9);
  actions.set('stream.shardCount', 3);
  actions.reset();
  expect(store.getState()).toMatchObject({ time: 8 * SECOND, changes: [{ at: 5 * SECOND, value: 4 }] });
  expect(store.getState().scenario.stream.shardCount).toBe(2);
  expect(store.getState().undo).toEqual({ kind: 'run', why: 'reset' });
});

describe('opening', () => {
  const view = { ...PLAIN_VIEW, consumer: 1, shard: 1, picked: [{ shard: 0, row: 3 }], span: 9 * SECOND };

  test('shows what is to be looked at', () => {
    const scenario = scenarioOf({ ...OPENING_SCENE.scenario, consumers: [{ count: 2 }] });
    const { store } = makeFigure({ scenario, time: 5_000_001, view });
    expect(store.getState()).toMatchObject({
      time: 5_000_001,
      openConsumer: 1,
      openShard: 1,
      shardChosen: true,
      missed: null,
    });
    expect(store.getState()).toMatchObject({ picked: view.picked, span: view.span });
  });

  test('leaves out, and tells, what is not there at that moment', () => {
    const scenario = scenarioOf(OPENING_SCENE.scenario);
    const picked = [
      { shard: 0, row: 3 },
      { shard: 1, row: 999 },
    ];
    const { store } = makeFigure({ scenario, time: 5 * SECOND, view: { ...view, consumer: 4, picked } });
    expect(store.getState()).toMatchObject({
      openConsumer: 0,
      picked: [picked[0]],
      missed: { time: null, consumers: 1, picked: [picked[1]] },
    });
  });

  test('a moment far away is come to over many frames; the page can be stopped on the way', () => {
    const scenario = scenarioOf({ producers: [{ recordsPerSecond: 1_000 }] });
    const { store, frame, wantsFrame, actions } = makeFigure({
      scenario,
      time: 1_200 * SECOND,
      view: { ...view, consumer: 0, shard: null },
    });
    expect(store.getState()).toMatchObject({ heading: 1_200 * SECOND, picked: [] });
    let frames = 0;
    while (store.getState().heading !== null && frames++ < 1_000) frame();
    expect(frames).toBeGreaterThan(2);
    expect(store.getState()).toMatchObject({ time: 1_200 * SECOND, picked: view.picked, missed: null });
    expect(wantsFrame()).toBe(false);
    actions.reset();
    frame();
    actions.pause();
    const { time } = store.getState();
    expect(time).toBeLessThan(1_200 * SECOND);
    expect(wantsFrame()).toBe(false);
    expect(store.getState()).toMatchObject({ heading: null, playing: false });
  });

  test('a moment beyond what a page simulates is not come to, and that is told', () => {
    const scenario = scenarioOf({
      stream: { shardCount: 100 },
      producers: [{ recordsPerSecond: 100_000, partitionKeys: {} }],
    });
    const { store, frame, wantsFrame } = makeFigure({ scenario, time: 86_400 * SECOND });
    let frames = 0;
    while (store.getState().heading !== null && frames++ < 1_000) frame();
    expect(wantsFrame()).toBe(false);
    expect(store.getState().missed).toMatchObject({ time: 86_400 * SECOND });
    expect(store.getState().time).toBeGreaterThan(SECOND);
    const rows = store.live().history.shards.reduce((sum, { records }) => sum + records.arrivedAt.length, 0);
    expect(rows).toBeLessThan(6_000_000);
  });

  test('played on the way there, it plays from there on', () => {
    const scenario = scenarioOf({ producers: [{ recordsPerSecond: 1_000 }] });
    const { store, frame, actions } = makeFigure({ scenario, time: 1_200 * SECOND });
    actions.play();
    expect(store.getState().playing).toBe(true);
    for (let count = 0; count < 200; count++) frame();
    expect(store.live().time).toBeGreaterThan(1_200 * SECOND);
  });
});
