/** How the environments of a function are kept and made. */
import type { ConsumerSetting } from '../../engine';
import { microsFromMillis, type Micros } from '../../lib/time';

/** Seconds for which an environment that idles is kept; null: for ever. */
export function keptSeconds(setting: ConsumerSetting | undefined): number | null {
  return setting?.type === 'lambda' ? setting.function.environmentIdleSeconds : null;
}

/** What a new environment of the function takes before it runs. */
export function coldStartOf(setting: ConsumerSetting | undefined): Micros {
  return setting?.type === 'lambda' ? microsFromMillis(setting.function.coldStartMillis) : 0;
}
