import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseScenario } from '../schema';
import { OPENING_SCENE, sceneById, SCENES } from './index';
import type { Scene } from './scene';

function scenarioOf(scene: Scene) {
  const parsed = parseScenario(scene.scenario);
  if (!parsed.ok) throw new Error(parsed.faults.map((fault) => fault.message).join('\n'));
  return parsed.scenario;
}

test.each(SCENES)('$id is a valid scenario, and plain data', (scene) => {
  expect(scenarioOf(scene).version).toBe(1);
  expect(JSON.parse(JSON.stringify(scene))).toEqual(scene);
  expect(scene.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  for (const claim of scene.claims) expect(claim.is ?? claim.min ?? claim.max).toBeDefined();
});

test('a scene is found by its id', () => {
  expect(new Set(SCENES.map((scene) => scene.id)).size).toBe(SCENES.length);
  expect(sceneById('falling-behind')).toBe(OPENING_SCENE);
  expect(sceneById('toString')).toBeNull();
});

/** The first 128 bits as a share of all hash keys, 0 to 1. */
function placeOf(key: string): number {
  return Number.parseInt(createHash('md5').update(key).digest('hex').slice(0, 12), 16) / 2 ** 48;
}

/** Where the listed keys of a scene lie among all hash keys, 0 to 1. */
function placesOf(id: string): number[] {
  const { partitionKeys } = scenarioOf(sceneById(id)!).producers[0];
  return 'count' in partitionKeys ? [] : partitionKeys.map(({ key }) => placeOf(key));
}

test('the keys of key-to-shard lie in the halves, those of uneven-keys in the quarters that they say', () => {
  expect(placesOf('key-to-shard').map((place) => Math.floor(place * 2))).toEqual([0, 0, 1, 1]);
  expect(placesOf('uneven-keys').map((place) => Math.floor(place * 4))).toEqual([0, 1, 0, 2]);
});

test('two lanes of even width do not part the keys of two-keys-one-lane, three do; any part those of whale', () => {
  const lanesOf = (id: string, lanes: number) => placesOf(id).map((place) => Math.floor(place * lanes));
  expect(lanesOf('two-keys-one-lane', 2)).toEqual([0, 0]);
  expect(lanesOf('two-keys-one-lane', 3)).toEqual([0, 1]);
  for (const lanes of [2, 3, 10]) expect(new Set(lanesOf('whale', lanes)).size).toBe(2);
});

test('factor-two, factor and one-key get the load of the opening; the first two its very records', () => {
  const { seed, stream, producers } = scenarioOf(OPENING_SCENE);
  for (const id of ['factor-two', 'factor'])
    expect(scenarioOf(sceneById(id)!)).toMatchObject({ seed, stream, producers });
  const [opening] = producers;
  expect(scenarioOf(sceneById('one-key')!).producers).toEqual([{ ...opening, aggregation: 'KPL' }]);
});

test('the opening has exactly two keys on each shard, apart under any assignment of two or three lanes', () => {
  const { partitionKeys } = scenarioOf(OPENING_SCENE).producers[0];
  const keys = 'count' in partitionKeys ? [] : partitionKeys;
  const places = keys.map(({ key }) => placeOf(key));
  expect(places.map((place) => Math.floor(place * 2))).toEqual([0, 1, 0, 1]);
  for (const lanes of [2, 3]) {
    const laneOf = (place: number) => Math.floor(((place * 2) % 1) * lanes);
    expect(laneOf(places[0])).not.toBe(laneOf(places[2]));
    expect(laneOf(places[1])).not.toBe(laneOf(places[3]));
  }
});

test('the opening gets 1.2 seconds of work a second on each shard, so it falls behind 1 s every 6 s', () => {
  const { producers, consumers, stream } = scenarioOf(OPENING_SCENE);
  const [consumer] = consumers;
  if (consumer.type !== 'lambda') throw new Error('not a Lambda function');
  const arrivals = producers[0].recordsPerSecond / stream.shardCount;
  const utilisation = (arrivals * consumer.function.millisPerRecord) / 1000;
  expect(utilisation).toBeCloseTo(1.2);
  expect(1 - 1 / utilisation).toBeCloseTo(1 / 6);
});
