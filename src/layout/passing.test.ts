import { describe, expect, test } from 'vitest';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { readUpTo } from '../metrics';
import { parseScenario } from '../scenario';
import { MOVES_BY_TIME, Timeline } from '../timeline';
import { fillFrame, makeFrame } from './frame';
import { countedIn, countedOnTape, drawnIn } from './pace';
import { layoutStage } from './stage';

// Tokens pass into dots and dots into counts, and nobody sees when: not even where the rate leaps.

const SECOND = MICROS_PER_SECOND;
const FRAME: Micros = 16_000;
const LEAPS = 20 * SECOND;
const RATE = 'producers.0.recordsPerSecond';

/** Eight records a second, and from `LEAPS` on `most`, for eight seconds. */
function run(most: number) {
  const parsed = parseScenario({
    stream: { shardCount: 1 },
    producers: [{ recordsPerSecond: 8, partitionKeys: { count: 6, skew: 0 } }],
    consumers: [
      {
        eventSourceMapping: { batchSize: 100, parallelizationFactor: 2 },
        function: { millisPerRecord: 1 },
      },
    ],
  });
  if (!parsed.ok) throw new Error('not valid');
  const timeline = new Timeline(parsed.scenario);
  timeline.change(LEAPS, RATE, most);
  timeline.change(LEAPS + 8 * SECOND, RATE, 8);
  timeline.ensure(LEAPS + 20 * SECOND);
  return timeline.history;
}

const stage = layoutStage({ lanes: 2, batchSize: 100, open: [true], hasLanes: true }, 1_200);

describe.each([40, 120, 300, 1_000])('from 8 to %i records a second and back', (most) => {
  const history = run(most);
  const [consumer] = history.consumers;
  const frame = makeFrame();
  const shownAt = (t: Micros, speed: number) => {
    fillFrame(frame, stage, { history, consumer, seed: 1, speed, t, moves: MOVES_BY_TIME });
    return frame.shards[0];
  };

  test.each([0.5, 1, 5])('at %dx each form comes and goes in eight frames at least', (speed) => {
    let last: number[] | null = null;
    let furthest = 0;
    for (let t = LEAPS - SECOND; t < LEAPS + 18 * SECOND; t += FRAME * speed) {
      const { dots, flow } = shownAt(t, speed);
      // Tokens and dots, the count on the tape, the counts in lanes, and the records that these stand for.
      const now = [dots, countedOnTape(flow), countedIn(flow), drawnIn(flow)];
      const before = last ?? now;
      furthest = Math.max(furthest, ...now.map((share, index) => Math.abs(share - before[index])));
      last = now;
    }
    expect(furthest).toBeLessThan(1 / 8);
  });

  test('it does pass from one to another', () => {
    expect(shownAt(LEAPS, 1)).toMatchObject({ dots: 0, flow: 0 });
    const { dots, flow } = shownAt(LEAPS + 7 * SECOND, 1);
    expect(dots).toBe(1);
    expect(flow > 0).toBe(most > 200);
    expect(shownAt(LEAPS + 18 * SECOND, 1)).toMatchObject({ dots: 0, flow: 0 });
  });

  test('dots that a read brings fade one after the other', () => {
    const alphas = (t: Micros) => {
      const { dotList } = shownAt(t, 1);
      return new Map(
        Array.from({ length: dotList.length }, (_, dot) => [dotList.row[dot], dotList.alpha[dot]]),
      );
    };
    let reads = 0;
    for (let t = LEAPS + 3 * SECOND, last = alphas(t); t < LEAPS + 7 * SECOND; t += FRAME) {
      const now = alphas(t + FRAME);
      const read = (at: Micros) => readUpTo(history, consumer, 0, at);
      if (read(t + FRAME) > read(t)) reads++;
      const dimmed = [...now].filter(([row, alpha]) => alpha < (last.get(row) ?? 0) / 2);
      // A read is of the records of a second.
      expect(dimmed.length).toBeLessThan(0.15 * most);
      last = now;
    }
    expect(reads).toBeGreaterThan(2);
  });
});
