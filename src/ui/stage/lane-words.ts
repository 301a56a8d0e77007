/** What is written on a lane beside its records: as much as there is room for, the most telling first. */
import { words as catalogue } from '../../words';
import { cutToRoom, firstFitting, textWidth } from './text-room';

const words = catalogue.stage;

/** The glyph of a key, and the gap to its letter. */
export const KEY_GLYPH = 16;
const GAP = 8;
const MOST_OF_A_KEY = 16;
/** Fewer characters of a key than these tell nothing. */
const LEAST_OF_A_KEY = 4;

interface KeyOnLane {
  readonly letter: string;
  readonly name: string;
  /** Keys besides it. */
  readonly others: number;
}

interface LaneWords {
  /** Key's letter, its name, how many others: what fits of them. */
  readonly key: string;
  /** How many records wait behind those that are drawn. */
  readonly more: string;
}

/** Words on two lines do not meet: each has its own room. */
export function wordsOnTwoLines(
  key: KeyOnLane | null,
  more: number,
  keyRoom: number,
  moreRoom: number,
): LaneWords {
  return {
    key: key === null ? '' : fullestKey(key, keyRoom - KEY_GLYPH),
    more: countOf(more, moreRoom),
  };
}

/** Words that share one line. In order of importance: the key's letter, roughly how many more wait, the key's name. */
export function wordsOnOneLine(key: KeyOnLane | null, more: number, room: number): LaneWords {
  if (key === null) return { key: '', more: countOf(more, room) };
  const shortest = KEY_GLYPH + textWidth(keyLabel(key, ''), 'mono');
  const count = countOf(more, room - shortest - GAP);
  const taken = count === '' ? 0 : textWidth(count, 'mono') + GAP;
  return { key: fullestKey(key, room - taken - KEY_GLYPH), more: count };
}

function countOf(more: number, room: number): string {
  return more > 0 ? firstFitting([words.waiting(more)], room, 'mono') : '';
}

function keyLabel({ letter, others }: KeyOnLane, name: string): string {
  return words.key(letter, name) + (others > 0 ? ` ${words.moreKeys(others)}` : '');
}

function fullestKey(key: KeyOnLane, room: number): string {
  const bare = keyLabel(key, '');
  const longest = MOST_OF_A_KEY * textWidth('m', 'mono');
  const name = cutToRoom(key.name, Math.min(longest, room - textWidth(`${bare} `, 'mono')), 'mono');
  const tells = name === key.name || Array.from(name).length > LEAST_OF_A_KEY;
  return firstFitting(
    [...(tells && name !== '' ? [keyLabel(key, name)] : []), bare, words.key(key.letter, '')],
    room,
    'mono',
  );
}
