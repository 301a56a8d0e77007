import { words } from '../words';
import type { Happening } from './story';

/** What a still is told by: one sentence a happening. */
export function captionOf(happenings: readonly Happening[]): string {
  return happenings.map((one) => words.storyboard.happening(one)).join(' ');
}
