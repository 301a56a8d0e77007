import { evenHashKeyRanges, type HashKeyRangeSetting, type Scenario } from '../../engine/index';
import { OPENING_SCENE, type LaterScene } from '../scenes/index';
import type { Scene } from '../scenes/scene';
import { parseScenario } from '../schema';
import { EARTHQUAKE_STREAM } from './earthquake-stream';
import { readOwnRecords } from './read-own-records';
import type { RecordsReading } from './reading';
import { toScenario, type DivideBy } from './to-scenario';

/** The built-in real stream, with where it comes from. */
export interface EarthquakeData {
  readonly title: string;
  readonly source: string;
  readonly sourceUrl: string;
  readonly licence: string;
  /** `ApproximateArrivalTimestamp,PartitionKey,Bytes`; the key is the seismic network that reported. */
  readonly csv: string;
}

/** How the week is opened. */
export const EARTHQUAKES = {
  streamName: EARTHQUAKE_STREAM,
  shardCount: 2,
  /** An hour in a second: the week of 1,707 earthquakes plays in 168 s, about ten records a second. */
  divideBy: 3600 as DivideBy,
  /**
   * Ours; the stream had no function. 8.43 records/s reach the hot shard (1,413 in 167.6 s): at 240 ms a record that
   * is 2.02 s of work in every second, more than two lanes can do however well they are packed. So factor 1 falls far
   * behind, 2 still falls behind, and 4 holds, the factor from which on its hottest key (386 records, 0.55 s a
   * second) decides. The other shard (294 records, 0.42 s a second) never falls behind.
   */
  millisPerRecord: 240,
} as const;

/** Loads the data; a figure that does not show it does not pay for it. */
export async function earthquakeData(): Promise<EarthquakeData> {
  const module = await import('./usgs-earthquakes.json');
  return module.default;
}

/** The week, read as any other text is. */
export async function earthquakeWeek(): Promise<RecordsReading> {
  const { csv } = await earthquakeData();
  const reading = readOwnRecords(csv, 'usgs-earthquakes.csv');
  if (reading.kind !== 'records') throw new Error('The built-in earthquakes cannot be read');
  return reading;
}

/** Two even shards. */
export function earthquakeRanges(): readonly HashKeyRangeSetting[] {
  return evenHashKeyRanges(EARTHQUAKES.shardCount).map(({ start, end }) => ({
    startingHashKey: start.toString(),
    endingHashKey: end.toString(),
  }));
}

/**
 * The week poured into a scenario: two even shards, an hour a second, and a function that takes long enough for the
 * hot shard to fall behind at factor 1.
 * @param base consumers and everything else; every Lambda consumer gets the function's time
 */
export async function earthquakeScenario(base: Scenario): Promise<Scenario> {
  const { records } = await earthquakeWeek();
  const { divideBy, millisPerRecord, streamName } = EARTHQUAKES;
  const scenario = toScenario({ records, ranges: earthquakeRanges(), divideBy, base, streamName });
  const consumers = scenario.consumers.map((consumer) =>
    consumer.type === 'lambda'
      ? { ...consumer, function: { ...consumer.function, millisPerRecord } }
      : consumer,
  );
  return { ...scenario, consumers };
}

/** The week as a scene: what a link names by `earthquakes`. Poured into the opening, it keeps the opening's function. */
export async function earthquakesScene(): Promise<Scene> {
  const opening = parseScenario(OPENING_SCENE.scenario);
  if (!opening.ok) throw new Error('The opening is not valid');
  return {
    id: 'earthquakes' satisfies LaterScene,
    scenario: await earthquakeScenario(opening.scenario),
    claims: [
      { metric: 'stream.incomingRecords', at: 168, is: 1707 },
      { metric: 'stream.writeProvisionedThroughputExceeded', at: 168, is: 0 },
      // One lane of the hot shard does one record in 0.24 s: of its 1,413 about 698 in 167.6 s.
      { metric: 'consumers.0.backlogRecords', at: 168, min: 700, max: 730 },
      { metric: 'consumers.0.inversions.withinShard', at: 168, is: 0 },
    ],
  };
}
