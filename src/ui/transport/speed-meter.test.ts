import { expect, test } from 'vitest';
import { SpeedMeter } from './speed-meter';

/** What is told at each of some milliseconds, of a run that goes on at a speed. */
function toldOf(meter: SpeedMeter, speed: number, millis: readonly number[]) {
  return millis.map((at) => meter.at(at, at * 1_000 * speed));
}

test('a run that stays behind is told of after a second and a half, in two digits', () => {
  const meter = new SpeedMeter(60);
  expect(toldOf(meter, 23.456, [0, 500, 1_499, 1_500, 1_600])).toEqual([null, null, null, 23, 23]);
});

test('a run that keeps up is not, nor one that does so again', () => {
  const meter = new SpeedMeter(10);
  expect(toldOf(meter, 9.9, [0, 1_500, 3_000])).toEqual([null, null, null]);
  expect(meter.at(4_500, 3_000 * 9_900 + 1_500 * 5_000)).toBe(5);
  expect(meter.at(6_000, 3_000 * 9_900 + 1_500 * 15_000)).toBeNull();
});

test('after the playhead was put back it is measured anew', () => {
  const meter = new SpeedMeter(1);
  meter.at(0, 10_000_000);
  expect(meter.at(1_500, 1_000_000)).toBeNull();
  expect(meter.at(2_900, 2_400_000)).toBeNull();
  expect(meter.at(3_000, 2_500_000)).toBeNull();
});
