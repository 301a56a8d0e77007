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
  'fan-out-slow-function': fanOutSlowFunction,
  'twenty-one-consumers': twentyOneConsumers,
  'poison-record': poisonRecord,
  'reserved-concurrency': reservedConcurrency,
  resharding,
  'which-one': whichOne,
};
