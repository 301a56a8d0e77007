import { expect, test } from 'vitest';
import { MICROS_PER_SECOND } from '../../lib/time';
import { parseScenario } from '../../scenario';
import { Timeline } from '../../timeline';
import { consumerAt } from './live';

const SECOND = MICROS_PER_SECOND;

test('whoever is not there yet, or no more, reads nothing: neither its lanes nor its marks are shown', () => {
  const parsed = parseScenario({ consumers: [{}] });
  if (!parsed.ok) throw new Error('not valid');
  const timeline = new Timeline(parsed.scenario);
  timeline.change(20 * SECOND, 'consumers.0.count', 2);
  timeline.change(30 * SECOND, 'consumers.0.count', 1);
  timeline.ensure(40 * SECOND);
  const there = (row: number, seconds: number) => consumerAt(timeline.history, row, seconds * SECOND)?.id;
  expect([19.9, 20, 29.9, 30].map((seconds) => there(1, seconds))).toEqual([undefined, 1, 1, undefined]);
  expect(there(0, 19.9)).toBe(0);
  expect(there(2, 25)).toBeUndefined();
});
