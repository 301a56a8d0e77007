import { describe, expect, test, vi } from 'vitest';
import { MICROS_PER_SECOND } from '../lib/time';
import { unfinishedAt } from '../metrics';
import { OPENING_SCENE, parseScenario } from '../scenario';
import { restedAt } from '../timeline';
import { createFigureStore } from './figure-store';

const SECOND = MICROS_PER_SECOND;
const FACTOR = 'consumers.0.eventSourceMapping.parallelizationFactor';

/** A figure whose frames come when the test says so. */
function makeFigure(startAt = 0, isStill = false) {
  const parsed = parseScenario(OPENING_SCENE.scenario);
  if (!parsed.ok) throw new Error('the opening scene is not valid');
  let onFrame: ((millis: number) => void) | null = null;
  let clock = 0;
  const store = createFigureStore(
    parsed.scenario,
    (listener) => {
      onFrame = listener;
      return () => {
        onFrame = null;
      };
    },
    { startAt, now: () => clock, isStill: () => isStill },
  );
  const run = (millis: number, each = 20) => {
    for (let passed = 0; passed <= millis; passed += each) onFrame?.((clock += each));
  };
  return { store, run, wantsFrames: () => onFrame !== null };
}

describe('playing', () => {
  test('moves the playhead with wall time and speed, and asks for no frames once what moved has come to rest', () => {
    const { store, run, wantsFrames } = makeFigure();
    expect(wantsFrames()).toBe(false);
    store.actions.setSpeed(5);
    store.actions.play();
    run(1_000);
    expect(store.live().time / SECOND).toBeCloseTo(5, 1);
    store.actions.pause();
    expect(store.getState().playing).toBe(false);
    expect(store.getState().time).toBe(store.live().time);
    const stopped = store.live().time;
    const told = vi.fn<() => void>();
    store.subscribe(told);
    const seen: number[] = [];
    store.onFrame(() => seen.push(store.live().moves.parts[0]?.ahead ?? 0));
    run(2_000);
    expect(wantsFrames()).toBe(false);
    expect(seen.length).toBeGreaterThan(10);
    expect(store.live()).toMatchObject({ time: stopped, moves: restedAt(stopped) });
    // It is drawn, and no news for React.
    expect(told).not.toHaveBeenCalled();
  });

  test('with reduced motion, or when nobody sees it, nothing moves after a pause', () => {
    for (const isStill of [true, false]) {
      const { store, run, wantsFrames } = makeFigure(0, isStill);
      store.actions.play();
      run(1_000);
      if (isStill) store.actions.pause();
      else store.actions.rest();
      expect(wantsFrames()).toBe(false);
      expect(store.live().moves).toEqual(restedAt(store.live().time));
      store.actions.step(1);
      expect(wantsFrames()).toBe(!isStill);
    }
  });

  test('publishes at most ten times a second, and draws every frame', () => {
    const { store, run } = makeFigure();
    const published = vi.fn<() => void>();
    const drawn = vi.fn<() => void>();
    store.actions.play();
    store.subscribe(published);
    store.onFrame(drawn);
    run(5_000, 16);
    expect(drawn.mock.calls.length).toBeGreaterThan(300);
    expect(published.mock.calls.length).toBeLessThanOrEqual(51);
    expect(published.mock.calls.length).toBeGreaterThan(35);
  });

  test('a frame that comes late does not make the playhead jump', () => {
    const { store, run } = makeFigure();
    store.actions.play();
    run(100, 20);
    const before = store.live().time;
    run(0, 60_000);
    expect(store.live().time - before).toBeLessThanOrEqual(0.1 * SECOND);
  });

  test('speed stays within 0.1 and 60', () => {
    const { store } = makeFigure();
    store.actions.setSpeed(1_000);
    expect(store.getState().speed).toBe(60);
    store.actions.setSpeed(0);
    expect(store.getState().speed).toBe(0.1);
  });
});

test('paused again while something comes to rest, it goes on where it is', () => {
  const { store, run } = makeFigure(10 * SECOND);
  store.actions.play();
  run(500);
  store.actions.pause();
  run(300);
  const first = store.live().moves.parts;
  expect(first).toHaveLength(1);
  expect(first[0].ahead).toBeGreaterThan(0);
  store.actions.play();
  run(40);
  store.actions.pause();
  const { time } = store.live();
  // What was under way stays where it is, and what was caused since then begins to come to rest.
  expect(store.live().moves).toEqual({
    restedUpTo: 10 * SECOND,
    parts: [...first, { upTo: time, ahead: 0 }],
  });
  run(2_000);
  expect(store.live().moves).toEqual(restedAt(time));
  store.actions.play();
  run(100);
  store.actions.pause();
  expect(store.live().moves.restedUpTo).toBe(time);
});

describe('settings', () => {
  test('change the future from the playhead on; going back shows what held then', () => {
    const { store } = makeFigure(60 * SECOND);
    store.actions.set(FACTOR, 3);
    store.actions.seek(90 * SECOND);
    expect(store.getState().scenario.consumers[0]).toMatchObject({
      eventSourceMapping: { parallelizationFactor: 3 },
    });
    store.actions.seek(59 * SECOND);
    expect(store.getState().scenario.consumers[0]).toMatchObject({
      eventSourceMapping: { parallelizationFactor: 1 },
    });
    expect(store.getState().changes).toHaveLength(1);
  });

  test.each([
    [FACTOR, 11, 'parallelizationFactor'],
    [FACTOR, 'many', 'parallelizationFactor'],
    ['consumers.7.count', 2, 'consumers.7.count'],
    ['__proto__.x', 2, '__proto__'],
  ])('a bad value for %s (%j) is named and changes nothing', (path, value, named) => {
    const { store } = makeFigure(10 * SECOND);
    const { scenario, time } = store.getState();
    store.actions.set(path, value);
    expect(
      store
        .getState()
        .faults.map((fault) => fault.message)
        .join(),
    ).toContain(named);
    expect(store.getState().scenario).toBe(scenario);
    expect(store.getState().time).toBe(time);
    store.actions.set(FACTOR, 2);
    expect(store.getState().faults).toEqual([]);
  });

  // Not from its beginning: there nothing is seen yet, and least of all what the setting does.
  test('that cannot change in a run start a new one, looked at where the old one was', () => {
    const { store } = makeFigure(10 * SECOND);
    const { scenario } = store.getState();
    store.actions.set('stream.shardCount', 4);
    expect(store.getState()).toMatchObject({ time: 10 * SECOND, playing: false, missed: null });
    expect(store.getState().newRun).toEqual({ kind: 'set', path: 'stream.shardCount', value: 4 });
    expect(store.live().history.shards).toHaveLength(4);
    expect(store.live().history.shards[0].records.arrivedAt.length).toBeGreaterThan(0);
    store.actions.seek(12 * SECOND);
    store.actions.undo();
    expect(store.getState()).toMatchObject({ time: 10 * SECOND, scenario, newRun: null });
    store.actions.set(FACTOR, 2);
    expect(store.getState().newRun).toBeNull();
  });

  test('that start a new run too long to be simulated at once come as far as they may, and say nothing of links', () => {
    const { store, run } = makeFigure(600 * SECOND);
    store.actions.set('stream.shardCount', 100);
    store.actions.set('producers.0.recordsPerSecond', 100_000);
    store.actions.set('stream.shardCount', 90);
    expect(store.getState().heading).toBe(600 * SECOND);
    run(8_000);
    expect(store.getState().heading).toBeNull();
    expect(store.getState().missed).toBeNull();
  });

  test('a list has its defaults filled in before the run goes on with it', () => {
    const { store } = makeFigure(10 * SECOND);
    const keys = 'producers.0.partitionKeys';
    store.actions.set(keys, [{ key: 'user-3' }, { key: 'user-4', weight: 3 }]);
    const filled = [
      { key: 'user-3', weight: 1, explicitHashKey: null },
      { key: 'user-4', weight: 3, explicitHashKey: null },
    ];
    expect(store.getState().scenario.producers[0].partitionKeys).toEqual(filled);
    expect(store.getState().changes).toMatchObject([{ path: keys, value: filled }]);
  });

  test('a new run is told at once and in one piece, even while it plays', () => {
    const { store, run } = makeFigure(10 * SECOND);
    store.actions.play();
    run(1_000);
    const { time: now } = store.live();
    const heard: [version: number, time: number, shards: number][] = [];
    store.subscribe(({ version, time, scenario }) => heard.push([version, time, scenario.stream.shardCount]));
    store.actions.set('stream.shardCount', 4);
    expect(heard).toEqual([[1, now, 4]]);
    expect(now).toBeGreaterThan(10 * SECOND);
    expect(store.getState().playing).toBe(true);
  });

  test('six consumers, then one: the open one is always there', () => {
    const { store } = makeFigure(10 * SECOND);
    store.actions.set('consumers.0.count', 6);
    store.actions.seek(20 * SECOND);
    store.actions.openConsumerLanes(5);
    store.actions.set('consumers.0.count', 1);
    store.actions.seek(21 * SECOND);
    expect(store.getState().openConsumer).toBe(0);
  });
});

test('the open shard is the one furthest behind, until one is chosen; a new run chooses anew', () => {
  const { store } = makeFigure(0);
  store.actions.set('stream.shardCount', 6);
  store.actions.set('producers.0.recordsPerSecond', 100);
  store.actions.seek(30 * SECOND);
  const { history } = store.live();
  const { openShard } = store.getState();
  const behind = history.shards.map(({ index }) =>
    unfinishedAt(history, history.consumers[0], index, 30 * SECOND),
  );
  expect(behind[openShard]).toBeGreaterThan(50);
  expect(behind.some((records) => records === 0)).toBe(true);
  const other = behind.indexOf(0);
  store.actions.openShardRow(other);
  store.actions.seek(40 * SECOND);
  expect(store.getState().openShard).toBe(other);
  // Shard 0 of eight has none of the four keys: it is not the one that opens.
  store.actions.openShardRow(0);
  store.actions.set('stream.shardCount', 64);
  store.actions.seek(30 * SECOND);
  const anew = store.live().history;
  const left = (shard: number) => unfinishedAt(anew, anew.consumers[0], shard, 30 * SECOND);
  expect(left(store.getState().openShard)).toBeGreaterThan(50);
});

describe('stepping', () => {
  test.each(['poll', 'dispatch', 'completion'] as const)('%s by %s, forward and back again', (kind) => {
    const { store } = makeFigure(10 * SECOND);
    const forward: number[] = [];
    for (let step = 0; step < 12; step++) {
      expect(store.actions.step(1, [kind])).toBe(true);
      forward.push(store.getState().time);
    }
    expect(forward).toEqual([...new Set(forward)].sort((a, b) => a - b));
    for (const at of forward.slice(0, -1).reverse()) {
      store.actions.step(-1, [kind]);
      expect(store.getState().time).toBe(at);
    }
    expect(store.getState().playing).toBe(false);
  });

  test('shows what is caused at that moment as it begins, and what came before at rest', () => {
    const { store, run, wantsFrames } = makeFigure(10 * SECOND);
    expect(store.live().moves).toEqual(restedAt(10 * SECOND));
    store.actions.step(1, ['poll']);
    const { time } = store.live();
    expect(store.live().moves).toEqual({ restedUpTo: time - 1, parts: [{ upTo: time, ahead: 0 }] });
    run(2_000);
    expect(wantsFrames()).toBe(false);
    // What the step showed is at rest and stays; only what a change causes moves, however often it is changed.
    for (const factor of [2, 3, 4]) {
      store.actions.set(FACTOR, factor);
      expect(store.live().time).toBe(time + 1);
      expect(store.live().moves).toEqual({ restedUpTo: time, parts: [{ upTo: time + 1, ahead: 0 }] });
    }
    expect(store.getState().changes.map(({ at }) => at)).toEqual([time + 1]);
    store.actions.seek(12 * SECOND);
    expect(wantsFrames()).toBe(false);
    expect(store.live().moves).toEqual(restedAt(12 * SECOND));
  });

  test('finds refusals where there are some, and says when there are none', () => {
    const { store } = makeFigure(10 * SECOND);
    expect(store.actions.step(-1, ['refusal'])).toBe(false);
    store.actions.set('consumers.0.count', 8);
    expect(store.actions.step(1, ['refusal'])).toBe(true);
    expect(store.getState().time).toBeGreaterThan(10 * SECOND);
    expect(store.getState().time).toBeLessThan(20 * SECOND);
  });

  test('back from the first moment there is stays where it is', () => {
    const { store } = makeFigure(0);
    expect(store.actions.step(-1)).toBe(false);
    expect(store.getState().time).toBe(0);
  });
});

test('a disposed figure does no more work', () => {
  const { store, wantsFrames } = makeFigure();
  store.actions.play();
  store.actions.dispose();
  expect(wantsFrames()).toBe(false);
});
