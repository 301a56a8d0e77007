import { useState } from 'react';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';

/** No frame of a run that plays takes longer. */
const LONGEST_FRAME_SECONDS = 1;

/** How often the playhead was put elsewhere: went back, or further ahead than it plays in a moment. */
export function useJumps(t: Micros, speed: number): number {
  const [seen, setSeen] = useState({ t, jumps: 0 });
  if (seen.t === t) return seen.jumps;
  const most = LONGEST_FRAME_SECONDS * MICROS_PER_SECOND * Math.max(1, speed);
  const hasJumped = t < seen.t || t > seen.t + most;
  const next = { t, jumps: seen.jumps + (hasJumped ? 1 : 0) };
  setSeen(next);
  return next.jumps;
}
