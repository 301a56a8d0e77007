import { expect, test } from 'vitest';
import { runTo } from '../../headless/testing/scenarios';
import { OPENING_SCENE } from '../../scenario';
import { stepWords } from './step-words';

const { history } = runTo(OPENING_SCENE.scenario, 20);
const [consumer] = history.consumers;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('a step says when it is, and what happened there on which shard', () => {
  const { endsAt } = consumer.shards[1].lanes[0].invocations;
  const said = plain(stepWords(history, consumer, endsAt.data[3]));
  expect(said).toMatch(/^\d+\.\d{3} s\. Shard 1: Lane 1 finished 3 records: 24, 26, 28\./);
});

test('where nothing happened to the consumer that is shown, it says the moment alone', () => {
  expect(plain(stepWords(history, consumer, 1))).toBe('0.000 s.');
  expect(plain(stepWords(history, undefined, 12_000_000))).toBe('12.000 s.');
});
