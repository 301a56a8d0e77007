import { describe, expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import { OPENING_SCENE, type ScenarioInput } from '../scenario';
import { words } from '../words';
import type { Fact } from './fact';
import { narrate } from './narrate';

// Runs of which the narrator once said that they keep up.

const SECOND = MICROS_PER_SECOND;

interface Changes {
  readonly function?: object;
  readonly count?: number;
  readonly enhancedFanOut?: boolean;
  readonly mapping?: object;
}

function opening({ mapping, ...changes }: Changes = {}): ScenarioInput {
  const scene = structuredClone(OPENING_SCENE.scenario) as { consumers: Record<string, unknown>[] };
  const [consumer] = scene.consumers;
  Object.assign(consumer, changes);
  consumer['eventSourceMapping'] = { ...(consumer['eventSourceMapping'] as object), ...mapping };
  return scene as ScenarioInput;
}

function toldOf(input: ScenarioInput, times: readonly number[], consumer = 0) {
  const { history, scenario } = runTo(input, Math.max(...times));
  return times.map((seconds) => narrate(history, scenario, history.consumers[consumer], seconds * SECOND));
}

const kinds = (facts: readonly Fact[]) => facts.map(({ kind }) => kind);
const said = (facts: readonly Fact[]) =>
  words.narrator
    .sentencesOf(facts)
    .map(({ lead, rest }) => `${lead} ${rest}`.trim())
    .join(' ');
const seconds = (from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

describe('what falls behind is never said to keep up', () => {
  test('the opening figure from a fresh start: too early to tell, then that more comes in than one lane does', () => {
    for (const facts of toldOf(opening(), seconds(1, 2.9, 0.1))) expect(kinds(facts)).toEqual(['too-early']);
    for (const facts of toldOf(opening(), seconds(5, 7.9, 0.1))) expect(kinds(facts)[0]).toBe('building-up');
    for (const facts of toldOf(opening(), seconds(8, 120, 0.37)))
      expect(['building-up', 'falling-behind']).toContain(facts[0].kind);
    const [at5, at60] = toldOf(opening(), [5, 60]);
    expect(said(at5)).toBe(
      'Building up: each shard takes in 4.0 records/s; one lane can finish 3.3/s. ' +
        'The 2 keys of each share one lane: a larger factor lets more of them run side by side.',
    );
    expect(said(at60)).toBe(
      'Falling behind: over the last batches shard 0 took in 4.0 records/s, and 3.3/s were finished; ' +
        'iterator age climbs 0.17 s a second, and at this rate the first record expires, 24 h old, in about 6 days. ' +
        'Its 2 keys share one lane: a larger factor lets more of them run side by side.',
    );
  });

  test('the sentence is the same for a minute and more while the run is steady', () => {
    const sentences = new Set(toldOf(opening(), seconds(24, 120, 0.1)).map(said));
    expect([...sentences]).toHaveLength(1);
  });

  test('a batching window and batches that take half a minute', () => {
    const input = opening({ mapping: { maximumBatchingWindowInSeconds: 5, batchSize: 100 } });
    for (const facts of toldOf(input, seconds(4, 300, 0.9)))
      expect(['building-up', 'falling-behind']).toContain(facts[0].kind);
  });

  test('own records that come thirty times as fast as they are finished', () => {
    const records = Array.from({ length: 12_870 }, (_, index) => ({
      at: index / 2145,
      partitionKey: `key-${index % 23}`,
    }));
    const input: ScenarioInput = {
      stream: { shardCount: 3 },
      producers: [{ records }],
      consumers: [
        {
          eventSourceMapping: { parallelizationFactor: 8 },
          function: { millisPerRecord: 300 },
        },
      ],
    };
    for (const facts of toldOf(input, seconds(3.5, 6, 0.1)))
      expect(kinds(facts)).toEqual(['writes-refused', 'building-up']);
    // Nothing comes in any more, and it will take minutes.
    for (const facts of toldOf(input, seconds(6, 60, 1))) expect(kinds(facts)).not.toContain('keeping-up');
    expect(kinds(toldOf(input, [90])[0])[0]).toBe('catching-up');
  });

  test('a lane that is given a little more than it can do: it takes a while to tell', () => {
    const input: ScenarioInput = {
      producers: [{ recordsPerSecond: 2 }],
      consumers: [
        { enhancedFanOut: true, eventSourceMapping: { batchSize: 1 }, function: { millisPerRecord: 575 } },
      ],
    };
    for (const facts of toldOf(input, seconds(1, 90, 0.37))) expect(kinds(facts)).not.toContain('keeping-up');
    for (const facts of toldOf(input, seconds(30, 90, 0.37))) expect(kinds(facts)[0]).toBe('falling-behind');
  });

  test('one of twenty shared readers that is refused three calls of four says how far behind it is', () => {
    const [facts] = toldOf(opening({ count: 20 }), [40], 3);
    expect(kinds(facts)).toEqual(['reads-refused', 'refused-often']);
    const told = facts[1] as Extract<Fact, { kind: 'refused-often' }>;
    expect(told.refused / told.calls).toBeGreaterThanOrEqual(0.5);
    expect(told.ageSeconds).toBeGreaterThan(2);
    expect(said(facts)).toMatch(
      /^Too many calls: .* \d+ of the last 10 calls of order-processor-4 to shard \d were refused, and its oldest unfinished record there is \d+(\.\d)? s old\.$/,
    );
  });

  test('the consumer whose registration was refused reads nothing', () => {
    for (const facts of toldOf(opening({ count: 21, enhancedFanOut: true }), seconds(1, 40, 0.7), 20))
      expect(kinds(facts)).toEqual(['registration-refused', 'reads-nothing']);
    const [facts] = toldOf(opening({ count: 21, enhancedFanOut: true }), [20], 20);
    expect(said(facts)).toMatch(
      /^Too many consumers: .* order-processor-21 reads nothing: 160 records are unfinished\.$/,
    );
  });
});

describe('what is so is said in time', () => {
  test('a cured stream catches up, and then keeps up', () => {
    const input = {
      ...opening(),
      commands: [
        { at: 60, do: 'set', path: 'consumers.0.eventSourceMapping.parallelizationFactor', value: 2 },
      ],
    } as ScenarioInput;
    const told = new Set(toldOf(input, seconds(60.1, 120, 0.37)).map((facts) => facts[0].kind));
    expect([...told]).toEqual(['just-changed', 'age-fell', 'keeping-up']);
  });

  test('the climax: what is expected of a larger factor, and then what came of it', () => {
    const input = {
      ...opening(),
      commands: [
        { at: 26.4, do: 'set', path: 'consumers.0.eventSourceMapping.parallelizationFactor', value: 2 },
      ],
    } as ScenarioInput;
    const [at27, ...later] = toldOf(input, [27, ...seconds(29.2, 56, 0.5)]);
    expect(said(at27)).toMatch(/^Factor 2 since 26\.4 s: two batches may run on each shard at a time\./);
    for (const facts of later)
      expect(said(facts)).toMatch(
        /^Factor 2 since 26\.4 s: iterator age fell from 4\.\d s to [\d.]+ m?s\.( The consumer \w+ up: .*)?$/,
      );
    for (const facts of toldOf(input, [57, 70])) expect(kinds(facts)).toEqual(['keeping-up']);
  });

  test('a change that cures nothing is not said to', () => {
    const changes = [
      ['eventSourceMapping.batchSize', 7],
      ['eventSourceMapping.maximumBatchingWindowInSeconds', 1],
      ['eventSourceMapping.parallelizationFactor', 3],
    ] as const;
    for (const [path, value] of changes)
      for (const mapping of [{ parallelizationFactor: 2 }, { parallelizationFactor: 2, batchSize: 30 }]) {
        const input = {
          ...opening({ mapping }),
          commands: [{ at: 30, do: 'set', path: `consumers.0.${path}`, value }],
        } as ScenarioInput;
        for (const facts of toldOf(input, seconds(30, 62, 0.37)))
          expect(kinds(facts)).not.toContain('age-fell');
      }
  });

  test('a consumer that comes during the run is said to read from LATEST', () => {
    const input = {
      ...opening({ mapping: { parallelizationFactor: 2 } }),
      commands: [{ at: 20, do: 'set', path: 'consumers.0.count', value: 6 }],
    } as ScenarioInput;
    for (const facts of toldOf(input, [20.5, 21, 25], 5))
      expect(said(facts)).toContain('order-processor-6 joined at 20.0 s');
    for (const facts of toldOf(input, [21, 25], 0)) expect(kinds(facts)).not.toContain('joined');
  });

  test.each([
    ['too much to do', 'function.millisPerRecord', 600, 'building-up', 2.5],
    ['less lanes than keys need', 'eventSourceMapping.parallelizationFactor', 1, 'building-up', 3.2],
    ['all well still', 'eventSourceMapping.batchSize', 7, 'keeping-up', 3],
  ] as const)('after a change: %s', (_, path, value, kind, within) => {
    const input = {
      ...opening({ mapping: { parallelizationFactor: 2 } }),
      commands: [{ at: 40, do: 'set', path: `consumers.0.${path}`, value }],
    } as ScenarioInput;
    for (const facts of toldOf(input, seconds(40 + within, 48, 0.1))) expect(kinds(facts)).toContain(kind);
  });

  test('where four tries of ten fail, no moment passes without a word of it', () => {
    const input: ScenarioInput = {
      producers: [{ recordsPerSecond: 8, partitionKeys: [{ key: 'a' }, { key: 'b' }] }],
      consumers: [
        {
          eventSourceMapping: { batchSize: 5 },
          function: { millisPerRecord: 100, failures: { errorRate: 0.4 } },
        },
      ],
    };
    for (const facts of toldOf(input, seconds(1.5, 60, 0.1)))
      expect(kinds(facts).some((kind) => kind === 'failing' || kind === 'failing-often')).toBe(true);
  });

  test('an open batching window is named, with the time that is left of it', () => {
    const input = opening({
      mapping: { parallelizationFactor: 2, maximumBatchingWindowInSeconds: 5, batchSize: 100 },
    });
    const told = toldOf(input, seconds(10, 60, 0.37)).filter((facts) => kinds(facts).includes('window-open'));
    expect(told.length).toBeGreaterThan(40);
    for (const facts of told) expect(kinds(facts)[0]).not.toBe('keeping-up');
    expect(said(told[0])).toMatch(
      /Lane \d of shard \d gathers: \d+ records? waits? until its batching window closes, in \d(\.\d)? s at the latest\.$/,
    );
  });

  test('records that a batching window holds are not said to be finished before the next poll', () => {
    const input: ScenarioInput = {
      producers: [{ recordsPerSecond: 3 }],
      consumers: [{ eventSourceMapping: { maximumBatchingWindowInSeconds: 5, batchSize: 100 } }],
    };
    const told = toldOf(input, seconds(20, 60, 0.37));
    expect(told.map(said).join(' ')).not.toContain('before the next one');
    const gathering = told.filter((facts) => facts[0].kind === 'gathering');
    expect(gathering.length).toBeGreaterThan(70);
    expect(said(gathering[0])).toMatch(
      /^Gathering: a free lane holds its records for a batching window of up to 5 s; \d+ records? (is|are) unfinished, the oldest [\d.]+ s old\. Lane 1 of shard 0 gathers: /,
    );
  });

  test('a run that keeps up from the start is said to within six seconds, and for good', () => {
    const input = opening({ mapping: { parallelizationFactor: 2 } });
    for (const facts of toldOf(input, seconds(6, 120, 0.37))) expect(kinds(facts)).toEqual(['keeping-up']);
    // A batch of five takes 1.5 s here, and polls come every second.
    expect(said(toldOf(input, [30])[0])).toMatch(
      /, and \d+ records are unfinished, the oldest [\d.]+ s old\.$/,
    );
    const quick = opening({ mapping: { parallelizationFactor: 2 }, function: { millisPerRecord: 30 } });
    expect(said(toldOf(quick, [30])[0])).toContain('what a poll brings is finished before the next one; ');
  });

  test('an invocation is not said to fail before it has', () => {
    const input: ScenarioInput = {
      producers: [{ recordsPerSecond: 5 }],
      consumers: [
        {
          eventSourceMapping: { maximumRetryAttempts: 0, batchSize: 5 },
          function: { millisPerInvocation: 6_000, millisPerRecord: 0, failures: { errorRate: 1 } },
        },
      ],
    };
    const { history, scenario } = runTo(input, 30);
    const { endsAt } = history.consumers[0].shards[0].lanes[0].invocations;
    const at = (t: number) => kinds(narrate(history, scenario, history.consumers[0], t));
    expect(at(endsAt.data[0] - 1)).not.toContain('given-up');
    expect(at(endsAt.data[0] - 1)).not.toContain('failing');
    expect(at(endsAt.data[0])).toEqual(['given-up', 'failure-course']);
  });

  test('a consumer is named where there are others, and only there', () => {
    const [alone] = toldOf(opening(), [60]);
    const [second] = toldOf(opening({ count: 2 }), [60], 1);
    expect(said(alone)).toMatch(/^Falling behind:/);
    expect(said(second)).toMatch(/^order-processor-2, falling behind:/);
  });
});

describe('what was found to be said wrongly', () => {
  const factsBetween = (input: ScenarioInput, from: number, to: number): Fact[] => {
    const { history, scenario } = runTo(input, to);
    const facts: Fact[] = [];
    for (let t = from * SECOND; t <= to * SECOND; t += 0.7 * SECOND) {
      const consumer = history.consumers.find((one) => one.startsAt <= t && t < one.endsAt);
      facts.push(...narrate(history, scenario, consumer, t));
    }
    return facts;
  };

  test('refusals are no news when nobody polls any more', () => {
    const facts = factsBetween(
      {
        producers: [{ recordsPerSecond: 8 }],
        consumers: [{ count: 20 }],
        commands: [{ at: 20, do: 'set', path: 'consumers.0.enhancedFanOut', value: true }],
      },
      20.1,
      40,
    );
    expect(facts.filter(({ kind }) => kind === 'reads-refused')).toEqual([]);
  });

  test('no shard takes in more than it can take', () => {
    const facts = factsBetween(
      { producers: [{ recordsPerSecond: 4_000, recordBytes: 100, partitionKeys: { count: 100, skew: 0 } }] },
      1,
      30,
    );
    const rates = facts.flatMap((fact) => ('arriving' in fact ? [fact.arriving] : []));
    expect(rates.length).toBeGreaterThan(10);
    expect(Math.max(...rates)).toBeLessThanOrEqual(1_000);
  });

  test('a backlog that nothing is added to is worked off, however slowly', () => {
    const facts = factsBetween(
      {
        producers: [{ recordsPerSecond: 900, recordBytes: 100, endsAt: 20 }],
        consumers: [{ eventSourceMapping: { batchSize: 5 }, function: { millisPerRecord: 300 } }],
      },
      45,
      120,
    );
    expect(new Set(kinds(facts))).toEqual(new Set(['catching-up']));
    expect(facts[0]).toMatchObject({ arriving: 0, unfinished: expect.any(Number) as number });
  });

  test('where tries fail, it is they that are told, and not too few lanes', () => {
    const facts = factsBetween(
      {
        producers: [{ recordsPerSecond: 8, partitionKeys: [{ key: 'a' }, { key: 'b' }] }],
        consumers: [
          {
            eventSourceMapping: { batchSize: 5 },
            function: { millisPerRecord: 100, failures: { errorRate: 0.4 } },
          },
        ],
      },
      25,
      120,
    );
    const told = new Set(kinds(facts));
    expect([...told].filter((kind) => kind !== 'failing')).toEqual(['failing-often', 'failure-course']);
  });
});

describe('when the first record is lost', () => {
  /** What is told at some times, and when the first record of the shard was in fact given up: seconds. */
  function lossOf(input: ScenarioInput, until: number, from: number) {
    const { history, scenario } = runTo(input, until);
    const [consumer] = history.consumers;
    const lost = consumer.shards[0].lanes.flatMap(({ discards }) =>
      discards.at.length === 0 ? [] : [discards.at.data[0]],
    );
    const at =
      Math.min(
        ...lost,
        consumer.shards[0].expired.at.length > 0 ? consumer.shards[0].expired.at.data[0] : Infinity,
      ) / SECOND;
    const told = seconds(from, at - 1, (at - from) / 20).flatMap((t) => {
      const [fact] = narrate(history, scenario, consumer, t * SECOND);
      const expires = fact.kind === 'falling-behind' ? fact.expires : null;
      return expires === null ? [] : [{ t, ...expires }];
    });
    return { at, told };
  }

  test.each([
    ['the maximum age, at 1 s every 6', 120, 0.3, 4, 60, 'maximum-age'],
    ['the maximum age, at 1 s every 2', 60, 0.5, 4, 30, 'maximum-age'],
    ['the retention of a day, at 4 s every 5', -1, 2.5, 2, 600, 'retention'],
  ] as const)('%s', (_, maximumRecordAgeInSeconds, secondsPerRecord, rate, from, by) => {
    const input: ScenarioInput = {
      producers: [{ recordsPerSecond: rate, partitionKeys: [{ key: 'a' }] }],
      consumers: [
        {
          eventSourceMapping: { batchSize: by === 'retention' ? 1 : 5, maximumRecordAgeInSeconds },
          function: { millisPerRecord: secondsPerRecord * 1_000 },
        },
      ],
    };
    const until = by === 'retention' ? 125_000 : 2_000;
    const { at, told } = lossOf(input, until, from);
    expect(at).toBeLessThan(until);
    expect(told.length).toBeGreaterThan(10);
    for (const one of told) {
      expect(one.by).toBe(by);
      expect(Math.abs(one.t + one.seconds - at)).toBeLessThan(5 + 0.1 * (at - one.t));
    }
  });

  const UNITS = { s: 1, min: 60, h: 3_600, days: 86_400 } as const;

  test('the figures of a sentence agree with each other, as they are written', () => {
    let sentences = 0;
    // Lanes that do a little less than comes in, down to nearly nothing of it.
    for (const millisPerRecord of [310, 400, 700, 850, 2_000, 9_000, 30_000])
      for (const maximumRecordAgeInSeconds of [-1, 600, 5_400]) {
        const input: ScenarioInput = {
          producers: [{ recordsPerSecond: 4, partitionKeys: [{ key: 'a' }] }],
          consumers: [
            {
              eventSourceMapping: { batchSize: 1, maximumRecordAgeInSeconds },
              function: { millisPerRecord },
            },
          ],
        };
        for (const facts of toldOf(input, seconds(30, 280, 50))) {
          const [fact] = facts;
          if (fact.kind !== 'falling-behind' || fact.expires === null) continue;
          const figures =
            /climbs ([\d.]+) s a second.* first record (?:expires|is given up), (\d+) (s|min|h) old, in about ([\d.]+) (s|min|h|days)\./.exec(
              said(facts),
            )!;
          const kept = Number(figures[2]) * UNITS[figures[3] as keyof typeof UNITS];
          const unit = UNITS[figures[5] as keyof typeof UNITS];
          const told = Number(figures[4]) * unit;
          // Half of the last digit that is written; seconds are written in fives.
          const digit = unit === 1 ? 5 : figures[4].includes('.') ? unit / 10 : unit;
          const computed = (kept - fact.ageSeconds) / Number(figures[1]);
          expect(Math.abs(told - computed)).toBeLessThanOrEqual(digit / 2 + 1e-6);
          sentences++;
        }
      }
    expect(sentences).toBeGreaterThan(40);
  });

  test('is told where a batch takes ten seconds and more, too', () => {
    const hours = 3_600;
    for (const [millisPerRecord, climbs, times] of [
      [2_000, 0.88, [200, 10 * hours, 20 * hours]],
      [8_000, 0.97, [hours, 4 * hours]],
    ] as const) {
      const told = toldOf(opening({ function: { millisPerRecord } }), times);
      times.forEach((at, index) => {
        const [fact] = told[index];
        expect(fact).toMatchObject({ kind: 'falling-behind', climbs });
        if (fact.kind !== 'falling-behind' || fact.expires === null) throw new Error('no expiry');
        const lostAt = at + fact.expires.seconds;
        expect(Math.abs(lostAt / (24 * hours) - 1 / climbs)).toBeLessThan(0.03);
      });
    }
  });

  test('is not told where a burst is worked off and the age will stop climbing', () => {
    const input: ScenarioInput = {
      producers: [
        { recordsPerSecond: 200, partitionKeys: [{ key: 'a' }], endsAt: 4 },
        { recordsPerSecond: 10, partitionKeys: [{ key: 'a' }], startsAt: 4 },
      ],
      consumers: [{ eventSourceMapping: { batchSize: 10 }, function: { millisPerRecord: 100 } }],
    };
    const told = toldOf(input, seconds(5, 120, 0.7))
      .flat()
      .flatMap((fact) => (fact.kind === 'falling-behind' ? [fact.expires] : []));
    expect(told.length).toBeGreaterThan(5);
    expect(new Set(told)).toEqual(new Set([null]));
  });
});
