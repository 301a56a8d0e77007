import type { LaneEnd } from '../../layout/swimlanes';

/** A moment on an axis, as the clock of the run writes it: `42 s`, `6 min 15 s`, `1 h 02 min 03 s`. */
function second(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  // Ticks may be tenths of a second apart.
  const rest = Number((seconds % 60).toFixed(1));
  const padded = `${rest < 10 ? '0' : ''}${rest} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${padded}`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min ${padded}`;
}

/** The top of a scale, a round number of one unit: `0.5 s`, `2 min`, `5 h`, `2 d`. */
function scale(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = seconds / 60;
  if (minutes < 60) return `${minutes} min`;
  const hours = minutes / 60;
  return hours < 48 ? `${hours} h` : `${hours / 24} d`;
}

/** The words of the timeline of lanes under the stage. */
export const swimlanesWords = {
  label: 'Lanes over time',
  /** The drawing is a slider, too. */
  slider: 'Playhead on the lanes',
  keys: 'Arrows move the playhead by a tenth of a second, page keys by a second; plus and minus zoom, 0 shows the whole run.',
  zoom: 'Zoom of the lanes',
  zoomIn: 'Show less of the run',
  zoomInTitle: 'Show less of the run, larger (key +)',
  zoomOut: 'Show more of the run',
  zoomOutTitle: 'Show more of the run, smaller (key −)',
  fit: 'Show the whole run',
  fitShort: 'whole run',
  fitTitle: 'Show the whole run, or as much as suits the speed (key 0)',
  readRefused: 'read refused',
  writeRefused: 'write refused',
  /** What the drawing is, for those who do not see it; the rows beside it say the same in words. */
  drawing: (consumer: string) =>
    `Invocations of ${consumer} over time, one row a lane, its iterator age above them.`,
  drawingOfReader: (consumer: string) => `Reads of ${consumer} over time, one row a shard.`,
  age: { lambda: 'iterator age', firehose: 'behind latest', kcl: 'behind latest' },
  second,
  scale,
  /** A row in two halves, so that a narrow figure can leave out the first; lane 0: the row shows reads. */
  row: (shard: number, lane: number): readonly [string, string] => [
    'shard ',
    `${shard} · ${lane === 0 ? 'reads' : `lane ${lane}`}`,
  ],
  /** Lanes in which nothing has ever been, in two halves as well. */
  idleLanes: (lanes: number): readonly [string, string] => [
    `${lanes} idle`,
    lanes === 1 ? ' lane' : ' lanes',
  ],
  idleLanesOf: (lanes: number, shard: number) =>
    `${lanes} idle ${lanes === 1 ? 'lane' : 'lanes'} of shard ${shard}`,
  /** Too many rows for all shards: which one is shown is chosen here. */
  shown: 'Lanes of',
  shard: (shard: number) => `shard ${shard}`,
  chooseShard: 'Shard whose lanes are shown',
  oneShardOf: (count: number) => `1 of ${count} shards`,
  finished: 'finished last',
  nothingYet: 'nothing yet',
  /** In the order in which they were finished; long numbers leave room for fewer of them. */
  sequence: (numbers: readonly number[]): string => {
    const text = numbers.join(' → ');
    return text.length > 18 ? numbers.slice(1).join(' → ') : text;
  },
  /** Numbers of records on a bar, as many as there is room for. */
  barNumbers: {
    all: (numbers: readonly number[]) => numbers.join(' '),
    /** Only where no number between them is missing. */
    run: (first: number, last: number) => `${first}–${last}`,
    some: (numbers: readonly number[], more: number) => `${numbers.join(' ')} +${more}`,
    first: (first: number) => `${first}…`,
  },
  order: {
    all: 'in order',
    'per-key': 'in order per key',
    none: 'tried again',
  } satisfies Readonly<Record<LaneEnd['order'], string>>,
} as const;
