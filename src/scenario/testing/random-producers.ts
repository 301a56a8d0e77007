/** Producers for random runs: calm ones, and ones that write more than a shard takes. */
import * as fc from 'fast-check';
import { mostly, often } from './random-choice';

const KEYS = ['A', 'B', 'C', 'D', 'E', 'F', 'user-1', 'user-2', 'device-1'];
const explicitHashKey = fc.constantFrom(null, null, null, '0', '170141183460469231731687303715884105728');
/** Some of a few keys, weighted, some with a hash key of their own. */
export const namedKeys = fc
  .uniqueArray(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 6 })
  .chain((keys) =>
    fc.tuple(
      ...keys.map((key) =>
        fc.record({ key: fc.constant(key), weight: fc.integer({ min: 1, max: 9 }), explicitHashKey }),
      ),
    ),
  );
const zipfKeys = fc.record({ count: fc.integer({ min: 1, max: 30 }), skew: fc.constantFrom(0, 0.5, 1.1, 2) });

const shortBurst = fc.record({
  recordsPerSecond: fc.constantFrom(0, 90, 300),
  everySeconds: fc.constantFrom(0.7, 2),
  forSeconds: fc.constantFrom(0.1, 0.35),
});
const shortRamp = fc.record({
  toRecordsPerSecond: fc.constantFrom(40, 200),
  startsAt: fc.constantFrom(0, 0.9, 3),
  overSeconds: fc.constantFrom(0.1, 4),
});
const anyTraffic = {
  arrivals: mostly('steady', 'poisson' as const),
  keyOrder: mostly('in-turn', 'random' as const),
  onThrottle: mostly('retry', 'drop' as const),
  retryMillis: fc.constantFrom(50, 100, 333, 1000),
  partitionKeys: often<unknown>(namedKeys, zipfKeys),
  startsAt: mostly(0, 0.4),
  aggregation: often(fc.constant<'none' | 'KPL'>('none'), mostly('none', 'KPL' as const)),
  putMode: mostly('PutRecord', 'PutRecords' as const),
  recordsPerCall: fc.constantFrom(1, 4, 25, 60),
};
/** A rate that is not always the same; what is counted on is still made. */
const shape = {
  burst: often(fc.constant<unknown>(null), shortBurst),
  ramp: often(fc.constant<unknown>(null), shortRamp),
};
/** Well below the limits of a shard. */
export const calm = fc.record({
  ...anyTraffic,
  ...shape,
  recordsPerSecond: fc.integer({ min: 50, max: 150 }),
  recordBytes: fc.integer({ min: 20, max: 4000 }),
});
/** More bytes than a shard takes, unless the keys are spread over several. */
export const heavy = fc.record({
  ...anyTraffic,
  ...shape,
  recordsPerSecond: fc.integer({ min: 80, max: 160 }),
  recordBytes: fc.integer({ min: 18_000, max: 40_000 }),
});
/** More records than a shard takes, for a moment. */
export const rush = fc.record({
  ...anyTraffic,
  recordsPerSecond: fc.integer({ min: 1500, max: 2200 }),
  recordBytes: fc.integer({ min: 20, max: 400 }),
  endsAt: fc.constantFrom(1, 1.3),
  partitionKeys: fc.constantFrom([{ key: 'A' }, { key: 'F' }], [{ key: 'B' }]),
});
/** A producer as it is drawn. */
export type Draft = Bursts | { readonly recordsPerSecond: number; readonly endsAt?: number };
/** Several producers of one stream. */
export const together = (...drafts: fc.Arbitrary<Draft>[]) => fc.tuple(...drafts) as fc.Arbitrary<Draft[]>;

/** Own records in bursts, each of another size so that it can be told from the others. */
export const bursts = fc.record({
  putMode: anyTraffic.putMode,
  recordsPerCall: anyTraffic.recordsPerCall,
  onThrottle: fc.constant('retry' as const),
  retryMillis: fc.constantFrom(100, 250),
  bursts: fc.record({
    keys: fc.uniqueArray(fc.constantFrom('own-1', 'own-2', 'own-3', 'own-4'), { minLength: 1 }),
    times: fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 2, maxLength: 5 }),
    size: fc.constantFrom(400, 7000),
  }),
});
export type Bursts = typeof bursts extends fc.Arbitrary<infer T> ? T : never;

/** The own records that bursts stand for. */
export function spellOut({ bursts: { keys, times, size }, ...rest }: Bursts) {
  const records = Array.from({ length: 320 }, (_, index) => ({
    at: times[index % times.length] / 1000,
    partitionKey: keys[(index * 7) % keys.length],
    bytes: size + index,
  }));
  return { ...rest, records };
}
