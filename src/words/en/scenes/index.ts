import { batchSize } from './batch-size';
import { sixthConsumer } from './sixth-consumer';
import { firehoseAndFour } from './firehose-and-four';
import { thirdConsumer } from './third-consumer';
import { tenMegabytes } from './ten-megabytes';
import { copiedStream } from './copied-stream';
import { fanOut } from './fan-out';
import { fallingBehind } from './falling-behind';
import type { SceneWords } from './scene-words';

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
};
