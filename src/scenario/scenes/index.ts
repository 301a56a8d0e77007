import { batchSize } from './batch-size';
import { sixthConsumer } from './sixth-consumer';
import { firehoseAndFour } from './firehose-and-four';
import { thirdConsumer } from './third-consumer';
import { tenMegabytes } from './ten-megabytes';
import { copiedStream } from './copied-stream';
import { fanOut } from './fan-out';
import { fanOutSlowFunction } from './fan-out-slow-function';
import { opening } from './opening';
import { poisonRecord } from './poison-record';
import { resharding } from './resharding';
import { reservedConcurrency } from './reserved-concurrency';
import type { Scene } from './scene';
import { twentyOneConsumers } from './twenty-one-consumers';
import { whichOne } from './which-one';

/** The scenes that every page has with it, in teaching order. */
export const SCENES: readonly Scene[] = [
  opening,
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
