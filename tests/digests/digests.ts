import { parseScenario } from '../../src/scenario';
import { historyDigest, Simulation } from '../../src/engine';
import { DIGEST_RUNS } from './scenarios';

/** What one run came to. */
export interface Digest {
  readonly name: string;
  readonly records: number;
  readonly digest: string;
}

/** Runs all of them here, whatever engine this is. */
export function digests(): Digest[] {
  return DIGEST_RUNS.map(({ name, seconds, scenario }) => {
    const parsed = parseScenario(scenario);
    if (!parsed.ok) throw new Error(`${name}: ${parsed.faults.map((fault) => fault.message).join('\n')}`);
    const simulation = Simulation.start(parsed.scenario);
    simulation.advance(Math.round(seconds * 1_000_000));
    const records = simulation.history.shards.reduce((sum, shard) => sum + shard.records.arrivedAt.length, 0);
    return { name, records, digest: historyDigest(simulation.history) };
  });
}
