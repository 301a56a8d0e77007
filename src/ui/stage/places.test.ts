import { expect, test } from 'vitest';
import { blendStages, layoutStage, type StageShape } from '../../layout';
import { place, placesOf } from './places';

const shape = (over: Partial<StageShape>): StageShape => ({
  lanes: 2,
  batchSize: 5,
  open: [true],
  hasLanes: true,
  ...over,
});
const stage = (over: Partial<StageShape>) => layoutStage(shape(over), 1_200);

test('what comes or goes in the middle of a move is in sight as far as the canvas has it', () => {
  const [one, three] = [stage({ lanes: 1 }), stage({ lanes: 3 })];
  const seen = (name: string, share: number) => placesOf(blendStages(one, three, share)).get(name)?.presence;
  expect(seen(place.lane(0, 0), 0.25)).toBe(1);
  expect(seen(place.lane(0, 2), 0.25)).toBe(0.25);
  expect(seen(place.instance(0, 2), 0.25)).toBe(0.25);
  expect(seen(place.lane(0, 2), 1)).toBe(1);
  const back = placesOf(blendStages(three, one, 0.25));
  expect(back.get(place.lane(0, 2))?.presence).toBe(0.75);
  expect(placesOf(one).has(place.lane(0, 2))).toBe(false);
});

test('a shard that opens comes into sight in full, and its lanes with it', () => {
  const closed = stage({ open: [true, false], rows: true });
  const opened = stage({ open: [false, true], rows: true });
  const places = placesOf(blendStages(closed, opened, 0.4));
  for (const name of [place.tape(1), place.mapping(1)]) expect(places.get(name)?.presence).toBeCloseTo(0.4);
  // A lane of it comes by itself too, as its records do.
  expect(places.get(place.lane(1, 0))?.presence).toBeCloseTo(0.16);
  expect(places.get(place.tape(0))?.presence).toBeCloseTo(0.6);
  expect(places.get(place.row(1))?.presence).toBe(1);
});
