import type { BatchFace } from '../../layout/swimlanes';
import { words as catalogue } from '../../words';

const words = catalogue.swimlanes;

/** Letter sizes of a bar, in pixels: the usual one, and smaller ones rather than half of a number. */
const SIZES = [10.5, 9, 8];
/** Only so many numbers are written in the smallest size: of more, the first and how many others are read more easily. */
const FEW = 2;
/** Width of a character of the mono font, as a share of its size. */
const CHARACTER = 0.6;
/** Pixels that are left free at both ends together. */
const EDGES = 3;

interface BarLabel {
  readonly text: string;
  readonly size: number;
}

/**
 * What is written on a bar so many pixels wide: its records' numbers. All of them if they fit, else those at the front
 * and how many more there are, else only that there are more; null when not even that fits. Never two ends of a range,
 * unless all records between them are in the batch: a lane has the records of its keys.
 */
export function barLabel({ numbers, records }: BatchFace, pixels: number): BarLabel | null {
  const { barNumbers } = words;
  const isAll = records === numbers.length;
  const isRun = records > FEW && numbers[numbers.length - 1] - numbers[0] === records - 1;
  const ahead = isAll ? records - 1 : 1;
  const texts = [
    ...(isAll ? [barNumbers.all(numbers)] : []),
    ...(isRun ? [barNumbers.run(numbers[0], numbers[numbers.length - 1])] : []),
    ...Array.from({ length: records > 1 ? ahead : 0 }, (_, less) =>
      barNumbers.some(numbers.slice(0, ahead - less), records - ahead + less),
    ),
    ...(records > 1 ? [barNumbers.first(numbers[0])] : []),
  ];
  for (const [index, text] of texts.entries()) {
    // Small print for what there is no shorter form of: the last two.
    const sizes =
      records <= FEW || index >= texts.length - 2 ? SIZES : SIZES.slice(0, isAll && index === 0 ? 2 : 1);
    const size = sizes.find((one) => text.length * one * CHARACTER + EDGES <= pixels);
    if (size !== undefined) return { text, size };
  }
  return null;
}
