import { MEBIBYTE } from '../../lib/bytes';
import { HISTORY_BYTES_MAXIMUM } from '../../timeline';
import { words } from '../../words';
import { useFigure } from '../figure-context';
import { formatTime } from '../format';

/** Where the run ends and why, in words; '' while it goes on. */
export function useRunEnd(): string {
  const end = useFigure((state) => state.end);
  if (end === Infinity) return '';
  return words.transport.runEnds(formatTime(end), String(HISTORY_BYTES_MAXIMUM / MEBIBYTE));
}
