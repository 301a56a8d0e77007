import { batchSize } from './batch-size';
import { copiedStream } from './copied-stream';
import { factor } from './factor';
import { factorTwo } from './factor-two';
import { fallingBehind } from './falling-behind';
import { fanOut } from './fan-out';
import { fanOutSlowFunction } from './fan-out-slow-function';
import { firehoseAndFour } from './firehose-and-four';
import { keyToShard } from './key-to-shard';
import { oneKey } from './one-key';
import { oneLambdaAShard } from './one-lambda-a-shard';
import { poisonRecord } from './poison-record';
import { reservedConcurrency } from './reserved-concurrency';
import { resharding } from './resharding';
import type { SceneWords } from './scene-words';
import { sixthConsumer } from './sixth-consumer';
import { tenMegabytes } from './ten-megabytes';
import { thirdConsumer } from './third-consumer';
import { twentyOneConsumers } from './twenty-one-consumers';
import { twoKeysOneLane } from './two-keys-one-lane';
import { unevenKeys } from './uneven-keys';
import { whale } from './whale';
import { whichOne } from './which-one';

/** By the scene's id. */
export const sceneWords: Readonly<Record<string, SceneWords>> = {
  'key-to-shard': keyToShard,
  'uneven-keys': unevenKeys,
  'one-lambda-a-shard': oneLambdaAShard,
  'falling-behind': fallingBehind,
  'factor-two': factorTwo,
  factor,
  'one-key': oneKey,
  whale,
  'two-keys-one-lane': twoKeysOneLane,
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
