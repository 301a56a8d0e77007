/** The runs that the stage bench draws: real ones, chosen so that as many records are in sight as it asks for. */
import { layoutStage, type StageBoxes } from '../../src/layout';
import { parseScenario, type ScenarioInput } from '../../src/scenario';
import { microsFromSeconds, type Micros } from '../../src/lib/time';
import { createFigureStore, type FigureStore } from '../../src/store';

export interface Picture {
  readonly store: FigureStore;
  readonly stage: StageBoxes;
  /** When as much is in sight as is asked for. */
  readonly from: Micros;
}

const WIDTH = 1_440;

function open(input: ScenarioInput): FigureStore {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join('\n'));
  // Frames are asked for by the bench, not by the browser.
  return createFigureStore(parsed.scenario, () => () => undefined);
}

/** A thousand records and more that can be read: shards in full, ten lanes each, whose batches wait and work. */
export function labelled(): Picture {
  const shards = 9;
  const store = open({
    stream: { shardCount: shards },
    producers: [{ recordsPerSecond: 12 * shards, partitionKeys: { count: 40 * shards, skew: 0 } }],
    consumers: [
      {
        eventSourceMapping: { batchSize: 8, parallelizationFactor: 10 },
        function: { millisPerRecord: 1_000 },
      },
    ],
  });
  const shape = { lanes: 10, batchSize: 8, open: Array<boolean>(shards).fill(true), hasLanes: true };
  return { store, stage: layoutStage(shape, WIDTH), from: microsFromSeconds(60) };
}

/** Twenty thousand dots and more: shards in full, at the most that their tapes show. */
export function dots(): Picture {
  const shards = 7;
  const store = open({
    stream: { shardCount: shards },
    producers: [{ recordsPerSecond: 520 * shards, partitionKeys: { count: 60 * shards, skew: 0 } }],
    consumers: [{ eventSourceMapping: { batchSize: 100, parallelizationFactor: 4 } }],
  });
  const shape = { lanes: 4, batchSize: 100, open: Array<boolean>(shards).fill(true), hasLanes: true };
  return { store, stage: layoutStage(shape, WIDTH), from: microsFromSeconds(20) };
}

/** Ten minutes of a thousand records a second, as the page opens them: two shards in full. */
export const BUSY: ScenarioInput = {
  stream: { shardCount: 2 },
  producers: [{ recordsPerSecond: 1_000, partitionKeys: { count: 40, skew: 0 } }],
  consumers: [
    { eventSourceMapping: { batchSize: 100, parallelizationFactor: 4 }, function: { millisPerRecord: 3 } },
  ],
};

export function busy(): Picture {
  const store = open(BUSY);
  const shape = { lanes: 4, batchSize: 100, open: [true, true], hasLanes: true };
  return { store, stage: layoutStage(shape, WIDTH), from: microsFromSeconds(600) };
}
