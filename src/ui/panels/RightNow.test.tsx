import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { consumerOf, runTo, type LambdaInput } from '../../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../../lib/time';
import { ProcessedTile } from './RightNow';

function tileOf(consumer: LambdaInput): string {
  const partitionKeys = ['a', 'b', 'c', 'd'].map((key) => ({ key }));
  const simulation = runTo(
    { producers: [{ recordsPerSecond: 8, partitionKeys }], consumers: [consumer] },
    60,
  );
  return renderToStaticMarkup(
    <ProcessedTile
      history={simulation.history}
      consumer={consumerOf(simulation)}
      time={60 * MICROS_PER_SECOND}
    />,
  );
}

test('where filters keep records back, the tile says how many: with what is processed they are what comes in', () => {
  const filters = [{ pattern: '{"partitionKey": ["a"]}' }];
  const numbers = /([\d.]+)\/s<.*>([\d.]+)\/s come in<.*>([\d.]+)\/s filtered out</.exec(
    tileOf({ eventSourceMapping: { filterCriteria: { filters } } }),
  );
  const [processed, arriving, filtered] = (numbers ?? []).slice(1).map(Number);
  expect(arriving).toBeCloseTo(8, 0);
  expect(Math.abs(filtered - 6)).toBeLessThan(1);
  expect(Math.abs(processed + filtered - arriving)).toBeLessThan(1.5);
});

test('without filters it says nothing of them', () => {
  expect(tileOf({})).toContain('come in');
  expect(tileOf({})).not.toContain('filtered');
});
