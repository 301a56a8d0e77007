import { expect, test } from 'vitest';
import type { Fact } from '../../narration';
import { sentencesOf } from './narrator';

const said = (...facts: Fact[]) =>
  sentencesOf(facts)
    .map(({ lead, rest }) => `${lead} ${rest}`.trim())
    .join(' ');

test.each<[string, unknown, string]>([
  ['consumers.0.function.millisPerRecord', 2.4, '2.4 ms a record since 26.4 s:'],
  ['consumers.0.function.millisPerRecord', 0.25, '0.25 ms a record since 26.4 s:'],
  ['consumers.0.function.millisPerInvocation', 1_500, '1,500 ms an invocation since 26.4 s:'],
  ['producers.0.recordsPerSecond', 2.5, 'Producer at 2.5 records/s since 26.4 s:'],
])('%s of %d is told as it was set', (path, value, lead) => {
  const change = { path, value: JSON.stringify(value), atSeconds: 26.4 };
  expect(said({ kind: 'just-changed', change })).toMatch(lead);
});

test('where some tries fail and nothing is unfinished, no age is told', () => {
  const failing = { kind: 'failing-often', shard: 0, failed: 5, tries: 12, seconds: 30 } as const;
  expect(said({ ...failing, of: null, ageSeconds: 0 })).toBe(
    'Invocations fail: 5 of the 12 tries that ended on shard 0 in the last 30 s failed; none of the shard’s records is unfinished.',
  );
  expect(said({ ...failing, of: null, ageSeconds: 8 })).toMatch(
    /; the shard’s oldest unfinished record is 8\.0 s old\.$/,
  );
  const beside = (ageSeconds: number) =>
    said({ kind: 'registration-refused', consumers: 2, most: 20 }, { ...failing, of: 'b', ageSeconds });
  expect(beside(0)).toMatch(/Invocations of b fail, and none of its records is unfinished on shard 0\.$/);
  expect(beside(8)).toMatch(/and its oldest unfinished record on shard 0 is 8\.0 s old\.$/);
});

test('a maximum age is reached by what is given up, the retention by what expires', () => {
  const expires = { seconds: 518_400, keptSeconds: 86_400, by: 'retention' } as const;
  const fact = { kind: 'falling-behind', of: null, shard: 0, arriving: 4, finishing: 3.3 } as const;
  const told = { ...fact, ageSeconds: 9, climbs: 0.17 };
  expect(said({ ...told, expires })).toMatch(/the first record expires, 24 h old, in about 6 days\.$/);
  expect(said({ ...told, expires: { seconds: 720, keptSeconds: 600, by: 'maximum-age' } })).toMatch(
    /the first record is given up, 10 min old, in about 12 min\.$/,
  );
});

test('no sentence has a second colon but what heads another one', () => {
  const facts: Fact[] = [
    { kind: 'reads-nothing', of: null, refused: true, unfinished: 3, arriving: 4 },
    { kind: 'reads-refused', shard: 0, by: 'calls', readers: 6, calls: 60, refused: 9, seconds: 10 },
    { kind: 'reads-refused', shard: 0, by: 'bytes', readers: 3, calls: 30, refused: 9, seconds: 10 },
    { kind: 'writes-refused', shard: 0, refused: 9, seconds: 10 },
    { kind: 'throttled', of: null, shard: 0, by: 'reserved', most: 2, ageSeconds: 4, latestSeconds: 1.2 },
    { kind: 'failing', of: null, shard: 0, blocks: 'lane', repeated: 0, ageSeconds: 4 },
    { kind: 'gathering', of: null, windowSeconds: 5, unfinished: 3, ageSeconds: 4 },
    { kind: 'keeping-up', of: null, arriving: 4, unfinished: 3, ageSeconds: 1, beforeNextPoll: true },
  ];
  for (const fact of facts) expect(said(fact).split(': ')).toHaveLength(2);
});
