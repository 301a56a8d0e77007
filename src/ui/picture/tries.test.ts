import { describe, expect, test } from 'vitest';
import { drawScenario } from './index';

/** What is written on the stage at a second of ten records that come at once; a try takes 2 s. */
function written(at: number, width: number, mapping: object, setting: object): string {
  const records = Array.from({ length: 10 }, (_, index) => ({ at: 0.1 + index / 100, partitionKey: 'a' }));
  const drawn = drawScenario(
    {
      producers: [{ records }],
      consumers: [
        {
          pollPhaseMillis: 1_000,
          pollJitterMillis: 0,
          eventSourceMapping: mapping,
          function: { millisPerInvocation: 2_000, millisPerRecord: 0, ...setting },
        },
      ],
    },
    { at, width, theme: 'light' },
  );
  if (!drawn.ok) throw new Error(drawn.faults.join());
  return drawn.svg;
}

const poison = { failures: { poisonRecords: [6] } };

describe.each([1_200, 700, 390])('at %i px an instance tells', (width) => {
  test('that its batch is a half of one that failed', () => {
    const mapping = { bisectBatchOnFunctionError: true };
    expect(written(3.5, width, mapping, poison)).toMatch(/>[^<]*try 2 · split in two[^<]*</);
    expect(written(2.5, width, mapping, poison)).not.toContain('split in two');
  });

  test('that its batch begins at a record that was reported', () => {
    const mapping = { functionResponseTypes: ['ReportBatchItemFailures'] };
    expect(written(3.5, width, mapping, poison)).toMatch(
      />(failed: try 2 in 1 s · |failed · |)from (record )?7 on</,
    );
    expect(written(4.5, width, mapping, poison)).toMatch(/>[^<]*try 2 · from (record )?7 on[^<]*</);
  });

  test('that it starts cold', () => {
    expect(written(1.5, width, {}, { coldStartMillis: 3_000 })).toMatch(/>[^<]*cold start[^<]*</);
    expect(written(1.5, width, {}, {})).not.toContain('cold start');
  });

  test('when what was throttled is tried again at the latest', () => {
    expect(written(2.5, width, {}, { reservedConcurrency: 0 })).toContain('at the latest in 2 s<');
  });
});

test('an environment that starts is neither warm nor busy', () => {
  const cold = { coldStartMillis: 3_000 };
  expect(written(2.5, 1_200, {}, cold)).toContain('>0 warm · 1 starting · 0 busy<');
  expect(written(4.5, 1_200, {}, cold)).toContain('>1 instance warm · 1 busy<');
});

test('a record that makes its batch fail has its cross in the picture, and a legend says what that is', () => {
  const crosses = (svg: string) =>
    svg.match(/<path d="M[^"]+L[^"]+M[^"]+L[^"]+" [^>]*stroke="#b3261e"/g) ?? [];
  const svg = written(2.5, 1_200, {}, poison);
  // On the tape and in its batch.
  expect(crosses(svg)).toHaveLength(2);
  expect(svg).toContain('×: makes its batch fail<');
  const plain = written(2.5, 1_200, {}, {});
  expect(crosses(plain)).toHaveLength(0);
  expect(plain).not.toContain('×: makes');
});
