import type { DecodedLink } from '../../scenario';
import type { Opening } from '../../store';

/** What a figure is opened with, by a link. */
export function openingOf({ state }: DecodedLink): Opening {
  const { scenario, time, speed, view } = state;
  return { scenario, time, speed, view };
}
