/** How far an arrow key moves a slider. */
import { tidy } from '../scale';

/** Of the value: what is less than this cannot be seen on a logarithmic track. */
const SHARE = 0.02;

/**
 * The value after one press: on a linear track the setting's own step; on a logarithmic one to the next multiple of
 * 1, 2 or 5 times a power of ten, the largest that is at most a fiftieth of the value. At 300 ms that is 5 ms.
 */
export function afterArrow(value: number, direction: 1 | -1, least: number, scale: 'linear' | 'log'): number {
  const step = scale === 'log' ? Math.max(least, calmStep(Math.abs(value) * SHARE)) : least;
  if (step === least) return tidy(value + direction * least);
  const steps = value / step;
  // A hair of tolerance: 0.3 / 0.1 is 2.9999999999999996.
  const whole = direction > 0 ? Math.floor(steps + 1e-9) : Math.ceil(steps - 1e-9);
  return tidy((whole + direction) * step);
}

/** The largest of 1, 2, 5, 10, 20 ... and their tenths that is not above `most`. */
function calmStep(most: number): number {
  if (most <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(most) + 1e-9);
  return power * ([5, 2].find((times) => times * power <= most * (1 + 1e-9)) ?? 1);
}
