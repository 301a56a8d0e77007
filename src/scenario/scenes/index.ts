import { batchSize } from './batch-size';
import { copiedStream } from './copied-stream';
import { factor } from './factor';
import { factorTwo } from './factor-two';
import { fanOut } from './fan-out';
import { fanOutSlowFunction } from './fan-out-slow-function';
import { firehoseAndFour } from './firehose-and-four';
import { keyToShard } from './key-to-shard';
import { oneKey } from './one-key';
import { oneLambdaAShard } from './one-lambda-a-shard';
import { opening } from './opening';
import { poisonRecord } from './poison-record';
import { reservedConcurrency } from './reserved-concurrency';
import { resharding } from './resharding';
import type { Scene } from './scene';
import { sixthConsumer } from './sixth-consumer';
import { tenMegabytes } from './ten-megabytes';
import { thirdConsumer } from './third-consumer';
import { twentyOneConsumers } from './twenty-one-consumers';
import { twoKeysOneLane } from './two-keys-one-lane';
import { unevenKeys } from './uneven-keys';
import { whale } from './whale';
import { whichOne } from './which-one';

/** The scenes that every page has with it, in teaching order. */
export const SCENES: readonly Scene[] = [
  keyToShard,
  unevenKeys,
  oneLambdaAShard,
  opening,
  factorTwo,
  factor,
  oneKey,
  whale,
  twoKeysOneLane,
  batchSize,
  sixthConsumer,
  firehoseAndFour,
  thirdConsumer,
  tenMegabytes,
  copiedStream,
  fanOut,
  fanOutSlowFunction,
  twentyOneConsumers,
  poisonRecord,
  reservedConcurrency,
  resharding,
  whichOne,
];

/** The scene a reader sees first. */
export const OPENING_SCENE: Scene = opening;

/** Scenes whose data only those load who open them: by their names they are known before. */
export const LATER_SCENES = ['earthquakes'] as const;
export type LaterScene = (typeof LATER_SCENES)[number];

/** The scene with this id; null when there is none, as for a mistyped link. */
export function sceneById(id: string): Scene | null {
  return SCENES.find((scene) => scene.id === id) ?? null;
}
