import { describe, expect, test } from 'vitest';
import { reportOf } from '../../headless/report';
import { consumerOf, invocationsOf, runTo, scenarioOf } from '../../headless/testing/scenarios';
import { filterOf, readPattern } from './filter';

const passes = (rules: unknown, key: string) => {
  const read = readPattern(JSON.stringify({ partitionKey: rules }));
  return read.ok ? read.passes(key) : read.fault;
};

describe('a pattern on the partition key', () => {
  test.each([
    [['a', 'b'], { a: true, b: true, ab: false, A: false }],
    [[{ prefix: 'user-' }], { 'user-1': true, user: false, 'a-user-1': false }],
    [[{ suffix: '-1' }], { 'user-1': true, '-12': false }],
    [[{ 'anything-but': ['a', 'b'] }], { a: false, b: false, c: true }],
    [[{ 'equals-ignore-case': 'User' }], { user: true, USER: true, users: false }],
    [[{ exists: true }], { a: true }],
    [[{ exists: false }, null], { a: false }],
    [['a', { prefix: 'b' }], { a: true, bc: true, c: false }],
  ])('%j', (rules, keys) => {
    for (const [key, is] of Object.entries(keys)) expect([key, passes(rules, key)]).toEqual([key, is]);
  });

  test.each([
    ['{', 'not-json'],
    ['[]', 'not-an-object'],
    ['{}', 'names-nothing'],
    ['{"data":{"a":[1]}}', 'names-data'],
    ['{"sequenceNumber":["1"]}', 'names-another'],
    ['{"partitionKey":"a"}', 'not-a-list'],
    ['{"partitionKey":[]}', 'not-a-list'],
    ['{"partitionKey":[1]}', 'no-rule'],
    ['{"partitionKey":[{"numeric":[">",1]}]}', 'no-rule'],
    ['{"partitionKey":[{"prefix":"a","suffix":"b"}]}', 'no-rule'],
  ])('%s cannot be read', (pattern, fault) => {
    expect(readPattern(pattern)).toEqual({ ok: false, fault });
  });

  test('one of several that matches is enough; without criteria all pass', () => {
    const criteria = {
      filters: ['a', 'b'].map((key) => ({ pattern: JSON.stringify({ partitionKey: [key] }) })),
    };
    expect(['a', 'b', 'c'].map(filterOf(criteria)!)).toEqual([true, true, false]);
    expect(filterOf(null)).toBeNull();
  });

  test('on the data is refused in one sentence', () => {
    const filters = [{ pattern: '{"data":{"a":["b"]}}' }];
    expect(() =>
      scenarioOf({ consumers: [{ eventSourceMapping: { filterCriteria: { filters } } }] }),
    ).toThrow(
      'consumers[0].eventSourceMapping.filterCriteria.filters[0].pattern must be a pattern on partitionKey: simulated records carry no data, not ',
    );
  });
});

test('what does not match is read and passed over: counted, in no batch, and held up by nobody', () => {
  const filters = [{ pattern: '{"partitionKey":["b"]}' }];
  const run = runTo(
    {
      producers: [{ recordsPerSecond: 30, partitionKeys: ['a', 'b', 'c'].map((key) => ({ key })) }],
      consumers: [{ eventSourceMapping: { filterCriteria: { filters } }, function: { millisPerRecord: 1 } }],
    },
    60,
  );
  const [report] = reportOf(run).consumers;
  expect(report.filteredRecords).toBeGreaterThan(1_100);
  expect(report.records + report.filteredRecords + report.backlogRecords).toBe(1_800);
  expect(report.backlogRecords).toBeLessThan(60);
  expect(report.inversions).toEqual({ withinKey: 0, withinShard: 0 });
  const { keys, records } = run.history.shards[0];
  const sent = invocationsOf(consumerOf(run)).flatMap(({ rows }) => rows);
  const names = sent.map((row) => run.history.keys[keys.data[records.key.data[row]]].partitionKey);
  expect([...new Set(names)]).toEqual(['b']);
});
