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
  /** In two halves, so that a narrow figure can leave out the first. */
  shard: (shard: number) => ({ long: 'shard ', short: `${shard}` }),
  lane: (lane: number) => `lane ${lane}`,
  reads: 'reads',
  onlyShard: (shard: number, count: number) => `shard ${shard} of ${count}`,
  finished: 'finished last',
  nothingYet: 'nothing yet',
  neverUsed: 'never used',
  arrow: ' → ',
  order: {
    all: 'in order',
    'per-key': 'in order per key',
    none: 'tried again',
  } satisfies Readonly<Record<LaneEnd['order'], string>>,
} as const;
