import type { LaneEnd } from '../../layout/swimlanes';

/** The words of the timeline of lanes under the stage. */
export const swimlanesWords = {
  label: 'Lanes over time',
  /** What the drawing is, for those who do not see it; the rows beside it say the same in words. */
  drawing: (consumer: string) =>
    `Invocations of ${consumer} over the last seconds, one row a lane, its iterator age above them. Drag to move the playhead.`,
  drawingOfReader: (consumer: string) => `Reads of ${consumer} over the last seconds, one row a shard.`,
  age: { lambda: 'iterator age', firehose: 'behind latest', kcl: 'behind latest' },
  second: (seconds: number) => `${seconds} s`,
  /** A row in two halves, so that a narrow figure can leave out the first; lane 0: the row shows reads. */
  row: (shard: number, lane: number): readonly [string, string] => [
    'shard ',
    `${shard} · ${lane === 0 ? 'reads' : `lane ${lane}`}`,
  ],
  oneShardOf: (count: number) => `1 of ${count} shards`,
  finished: 'finished last',
  nothingYet: 'nothing yet',
  /** In the order in which they were finished; long numbers leave room for fewer of them. */
  sequence: (numbers: readonly number[]): string => {
    const text = numbers.join(' → ');
    return text.length > 18 ? numbers.slice(1).join(' → ') : text;
  },
  order: {
    all: 'in order',
    'per-key': 'in order per key',
    none: 'tried again',
  } satisfies Readonly<Record<LaneEnd['order'], string>>,
} as const;
