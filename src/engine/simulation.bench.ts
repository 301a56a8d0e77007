/**
 * How close the engine comes to a plain loop over typed arrays that knows no limits, no shards and no past: 600
 * simulated seconds, 1,000 records/s of four keys, one poll a second, four lanes, batches of 100. The line to read is
 * "faster than": the ratio of the two in one run.
 */
import { bench, describe } from 'vitest';
import { MICROS_PER_SECOND } from '../lib/time';
import { parseScenario } from '../scenario';
import { Simulation } from './simulation';

const SECONDS = 600;
const RATE = 1_000;
const KEYS = 4;
const BATCH = 100;

const parsed = parseScenario({
  producers: [{ recordsPerSecond: RATE, recordBytes: 1_000, partitionKeys: { count: KEYS, skew: 0 } }],
  consumers: [
    {
      eventSourceMapping: { parallelizationFactor: KEYS, batchSize: BATCH },
      function: { millisPerInvocation: 50, millisPerRecord: 1 },
    },
  ],
});
if (!parsed.ok) throw new Error(parsed.faults.map((fault) => fault.message).join('\n'));
const { scenario } = parsed;

describe('600 s of 1,000 records/s', () => {
  bench('the engine, history included', () => {
    Simulation.start(scenario).advance(SECONDS * MICROS_PER_SECOND);
  });

  bench('a plain loop over typed arrays', () => {
    plainLoop();
  });
});

/** Keeps for each record when it came and when it was done; nothing else of what the engine keeps. */
function plainLoop(): number {
  const records = SECONDS * RATE;
  const arrivedAt = new Float64Array(records);
  const doneAt = new Float64Array(records);
  const laneFreeAt = new Float64Array(KEYS);
  for (let row = 0; row < records; row++) arrivedAt[row] = row * 1_000 + 500;
  for (let second = 1; second <= SECONDS; second++) {
    const now = second * MICROS_PER_SECOND;
    for (let key = 0; key < KEYS; key++) {
      const mine = RATE / KEYS;
      for (let from = 0; from < mine; from += BATCH) {
        const size = Math.min(BATCH, mine - from);
        const end = Math.max(now, laneFreeAt[key]) + 50_000 + size * 1_000;
        laneFreeAt[key] = end;
        for (let place = from; place < from + size; place++) {
          doneAt[(second - 1) * RATE + place * KEYS + key] = end;
        }
      }
    }
  }
  return doneAt[records - 1];
}
