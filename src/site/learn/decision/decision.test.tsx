import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Router } from 'wouter';
import { checkNumbers, decide, streamScenario, type DecisionNumbers } from '../../../narration/decide';
import { decodeLink, parseScenario } from '../../../scenario';
import { decisionWords as w } from '../../../words/learn-widgets';
import { NUMBERS } from '../../limits/all-numbers';
import { checkRun, isContradicted } from './check-run';
import { Decision } from './Decision';
import { EXAMPLES } from './examples';
import { exploreLink } from './explore-link';
import { MonthTable } from './MonthTable';
import { Verdict } from './Verdict';

const examples = Object.entries(EXAMPLES);

describe('the page without scripts', () => {
  const html = renderToStaticMarkup(
    <Router ssrPath="/learn">
      <Decision />
    </Router>,
  );
  test('every field has its label', () => {
    for (const { label } of Object.values(w.fields)) {
      const [, id] = new RegExp(`<label for="([^"]+)">${label}</label>`).exec(html) ?? [];
      expect(html).toContain(`<input id="${id}"`);
    }
  });
  test('it answers for the article’s load', () => {
    expect(html).toContain('a lane does 417 records/s');
    expect(html).toContain('Parallelization factor 2');
    expect(html).toContain('$10.95');
  });
  test('its numbers have their places on the page of limits', () => {
    const linked = Array.from(html.matchAll(/href="\/limits#(\w+)"/g), ([, id]) => id);
    expect(linked).toEqual(expect.arrayContaining(['shardHour', 'putUnit', 'parallelizationFactorMaximum']));
    for (const id of linked) expect(NUMBERS.map((entry) => entry.id)).toContain(id);
  });
});

describe.each(examples)('the example %s', (_, numbers: DecisionNumbers) => {
  const decision = decide(numbers);
  test('can be, and has something to say', () => {
    expect(checkNumbers(numbers).faults).toEqual({});
    expect(decision.findings.length).toBeGreaterThan(0);
    const html = renderToStaticMarkup(
      <Router ssrPath="/learn">
        <Verdict decision={decision} />
        <MonthTable decision={decision} />
      </Router>,
    );
    expect(html).not.toMatch(/undefined|NaN|Infinity/);
    for (const { kind } of decision.cures)
      expect(html.replaceAll('\u00a0', ' ')).toContain(w.notCured[kind].split(':')[0]);
  });
  test('opens in Explore as it is, and cured', () => {
    for (const state of [decision.before, decision.after]) {
      const link = exploreLink(state)!;
      const { state: opened, faults } = decodeLink(link.slice(link.indexOf('?')));
      expect(faults).toEqual([]);
      expect(link.length).toBeLessThan(8_000);
      const parsed = parseScenario(streamScenario(state));
      expect(parsed.ok && parsed.scenario.producers).toEqual(opened.scenario.producers);
      expect(parsed.ok && parsed.scenario.consumers.map(({ count }) => count)).toEqual(
        opened.scenario.consumers.map(({ count }) => count),
      );
    }
  });
});

test('the run of the article’s load: twenty seconds behind, and with factor 2 none', () => {
  const { before, after } = decide(EXAMPLES.article);
  const run = checkRun(before);
  expect(run.seconds).toBe(120);
  expect(run.ageSeconds).toBeCloseTo(20, 0);
  expect(run.waiting).toBeGreaterThan(9_500);
  expect(checkRun(after).ageSeconds).toBeLessThan(1.1);
});

test('a sixth function is refused one call in six, and is not behind', () => {
  const { before, after } = decide(EXAMPLES.sixth);
  const run = checkRun(before);
  expect(run.refusedReads / (6 * 120)).toBeCloseTo(1 / 6, 1);
  expect(run.ageSeconds).toBeLessThan(5);
  expect(checkRun(after).refusedReads).toBe(0);
});

test('where keys share the lanes unevenly, the run contradicts the calculation', () => {
  // 167 records a poll and lane on average would be done in 0.8 s; the lane with nine of twenty keys gets 225, in three
  // batches: 3 x 200 ms + 225 x 2.4 ms = 1.14 s of work a second.
  const uneven = decide({
    ...EXAMPLES.article,
    millisPerInvocation: 200,
    batchSize: 100,
    parallelizationFactor: 3,
  });
  expect(uneven.findings).toEqual([]);
  expect(isContradicted(uneven, checkRun(uneven.before))).toBe(true);
  for (const example of Object.values(EXAMPLES)) {
    const decision = decide(example);
    expect(isContradicted(decision, checkRun(decision.after))).toBe(false);
  }
});

describe('sentences', () => {
  test('a fault names its field, and says what is allowed', () => {
    expect(
      w.faultOf('Shards', 'many', {
        kind: 'range',
        range: { min: 1, max: 100, whole: true, step: 1, also: [] },
      }),
    ).toBe('Shards is a whole number from 1 to 100, not “many”.');
    expect(w.faultOf('Share', '40', { kind: 'coolest', keys: 2, percent: 50 })).toContain(
      'at least 50 with 2 keys',
    );
    expect(w.faultOf('Functions', '0', { kind: 'nobody' })).toContain('at least 1');
  });
  test('calls beyond five', () => {
    expect(w.findingOf({ kind: 'read-calls', calls: 6 })).toBe(
      'Six GetRecords calls come to each shard in a second, and it answers five. Nothing is lost: a reader is answered every 1.2 s instead of every second.',
    );
  });
});
