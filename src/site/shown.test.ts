import { expect, test } from 'vitest';
import { parseScenario, type ScenarioInput } from '../scenario';
import { EARTHQUAKE_STREAM } from '../scenario/own-records/earthquake-stream';
import { words } from '../words';
import { shownBy } from './shown';

const records = [{ at: 0, partitionKey: 'ci', bytes: 100 }];

test.each<[ScenarioInput, ReturnType<typeof shownBy>]>([
  [{ consumers: [{ eventSourceMapping: { parallelizationFactor: 3 } }] }, { kind: 'factor', factor: 3 }],
  [
    { consumers: [{ eventSourceMapping: { parallelizationFactor: 3, tumblingWindowInSeconds: 5 } }] },
    { kind: 'factor', factor: 1 },
  ],
  [{ consumers: [{ type: 'kcl' }] }, { kind: 'noFunction' }],
  [{ consumers: [{ count: 5 }, { type: 'firehose' }] }, { kind: 'shared', readers: 6 }],
  [
    { consumers: [{ count: 6, enhancedFanOut: true }] },
    { kind: 'pushed', readers: 6, onDemandAdvantage: false },
  ],
  [
    {
      consumers: [
        { name: 'one', type: 'kcl', enhancedFanOut: true },
        { name: 'two', type: 'kcl', enhancedFanOut: true, sharesConsumerWith: 'one' },
      ],
    },
    { kind: 'onePipe', readers: 2 },
  ],
  [{ consumers: [{ count: 2, enhancedFanOut: true }, { type: 'firehose' }] }, { kind: 'mixed', readers: 3 }],
  [{ producers: [{ records }] }, { kind: 'ownRecords' }],
  [{ producers: [{ records }], stream: { streamName: EARTHQUAKE_STREAM } }, { kind: 'earthquakes' }],
])('%j shows what it has', (input, shown) => {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.faults[0].message);
  expect(shownBy(parsed.scenario)).toEqual(shown);
});

test('the heading counts readers in words, and speaks of AWS’s limits by their numbers', () => {
  const { shown } = words;
  expect(shown.shared.title(6)).toMatch(/^Six readers/);
  expect(shown.pushed.title(20, false)).toMatch(/20 readers, a pipe for each once it is ACTIVE$/);
  expect(shown.pushed.title(21, false)).toMatch(/21 readers, a pipe for 20 once they are ACTIVE$/);
  expect(shown.pushed.title(21, true)).toMatch(/21 readers, a pipe for each once it is ACTIVE$/);
  expect(shown.pushed.title(51, true)).toMatch(/51 readers, a pipe for 50 once they are ACTIVE$/);
  expect(shown.shared.lead).toMatch(/5 GetRecords calls and gives 2 MiB/);
});
