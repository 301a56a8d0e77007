import type { BatchFace } from '../../layout/swimlanes';

/** What is written on a bar with room for so many characters: its records' numbers, or as much of them as fits. */
export function barLabel({ numbers, records }: BatchFace, room: number): string {
  const [first] = numbers;
  const last = numbers[numbers.length - 1];
  const all = records === numbers.length ? [numbers.join(' ')] : [];
  const most = records > 1 ? [`${first}…${last}`, `${first}…`, '…'] : [];
  return [...all, ...most].find((text) => text.length <= room) ?? '';
}
