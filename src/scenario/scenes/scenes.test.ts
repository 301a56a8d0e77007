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
