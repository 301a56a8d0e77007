import { HEAD_SCALE } from './MappingHead';
import { cutToRoom, textWidth } from './text-room';

/**
 * The line below the head of a column, within the column. Only a name gives way: a reader may write one of any length,
 * and what is said of it matters more than its end.
 */
export function headLine(say: (name: string) => string, name: string, width: number): string {
  const room = width / HEAD_SCALE;
  const kept = cutToRoom(name, room - textWidth(say(''), 'text'), 'text');
  return kept === '' ? cutToRoom(say(name), room, 'text') : say(kept);
}
