import { batchSize } from './batch-size';
import { sixthConsumer } from './sixth-consumer';
import { firehoseAndFour } from './firehose-and-four';
import { thirdConsumer } from './third-consumer';
import { tenMegabytes } from './ten-megabytes';
import { copiedStream } from './copied-stream';
import { fanOut } from './fan-out';
import { fallingBehind } from './falling-behind';
import { fanOutSlowFunction } from './fan-out-slow-function';
import { poisonRecord } from './poison-record';
import { resharding } from './resharding';
import { reservedConcurrency } from './reserved-concurrency';
import type { SceneWords } from './scene-words';
import { twentyOneConsumers } from './twenty-one-consumers';
import { whichOne } from './which-one';

/** By the scene's id. */
export const sceneWords: Readonly<Record<string, SceneWords>> = {
  'falling-behind': fallingBehind,
  'batch-size': batchSize,
  'sixth-consumer': sixthConsumer,
  'firehose-and-four': firehoseAndFour,
  'third-consumer': thirdConsumer,
  'ten-megabytes': tenMegabytes,
  'copied-stream': copiedStream,
  'fan-out': fanOut,
  'fan-out-slow-function': fanOutSlowFunction,
  'twenty-one-consumers': twentyOneConsumers,
  'poison-record': poisonRecord,
  'reserved-concurrency': reservedConcurrency,
  resharding,
  'which-one': whichOne,
};
