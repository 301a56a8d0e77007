import { count, number } from './numbers';

/** The words of the panel that splits and merges shards. */
export const reshardingPanelWords = {
  heading: 'Split and merge',
  /** In on-demand mode. */
  onDemand: 'On-demand mode: AWS splits shards by itself, and refuses to have it done.',
  status: (open: number, isUpdating: boolean) =>
    `${count(open, 'open shard')}, ${isUpdating ? 'UPDATING' : 'ACTIVE'}`,
  shard: 'Shard',
  shardOption: (shard: number, range: string, share: string) => `shard ${shard}: ${range}${share}`,
  /** Of the records of the last ten seconds. */
  share: (percent: number) => `, takes ${number(percent)} %`,
  at: 'Split at hash key',
  middle: 'Middle',
  betweenKeys: 'Between keys',
  split: 'Split',
  merge: (shard: number) => `Merge with shard ${shard}`,
  noNeighbour: 'No neighbour above it',
  count: 'Number of shards, all even',
  setCount: 'Change',
  refused: (operation: string, exception: string, message: string) =>
    `${operation} was refused: ${exception}. ${message}`,
  accepted: (operation: string) => `${operation} was accepted; the stream is UPDATING.`,
  help: 'Old records stay in the shard that is closed. What is put from then on goes to its children, which are begun when the parent is done with.',
};
