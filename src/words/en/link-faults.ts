/**
 * What is wrong with a link; `name` is that of a value in it, as it is written there. Apart from what is wrong with a
 * scenario: a program that reads no links need not carry it.
 */
export const linkFaultWords = {
  sentence: (names: readonly string[], rest: string) => `${names.join(', ')} ${rest}.`,
  /** A value within a list: `keys (item 2, weight)`. */
  within: (name: string, item: number, member: string) =>
    `${name} (item ${item}${member === '' ? '' : `, ${member}`})`,
  tooLong: (longest: number, length: number) =>
    `The link must be at most ${longest} characters long, not ${length}; nothing of it is read.`,
  malformed: 'must have two hexadecimal digits after each %',
  twice: (times: number) => `must be given once, not ${times} times`,
  unknownNear: (name: string, near: string) => `Unknown setting '${name}': ignored; the nearest is ${near}.`,
  unknown: (name: string) => `Unknown setting '${name}': ignored.`,
  none: (rest: string) => rest.replace(/^must be null/, 'must be none'),
  noPlace: (part: 'producers' | 'consumers', count: number) =>
    count === 0
      ? `must name one of the ${part}, and there are none`
      : `must name one of the ${part}, 1 to ${count}`,
  onePlace: 'must stand without a place: there is only one',
  notOfKind: (type: string) => `must belong to another kind of consumer, not to ${type}`,
  eitherKeys: 'must stand without keys, which says already which keys there are',
  version: (version: number) => `${version}, the version that this page reads`,
  onOrOff: '1 (on) or 0 (off)',
  seconds: (least: number, years: number) => `a time in seconds, from ${least} to ${years} years`,
  picked: 'at most two records, each as shard.row, such as 0.123~1.45',
  change: 'at.<seconds>.<setting>, such as at.24.5.pf=3',
  reshard: {
    split: 'a shard and the hash key at which it is split, with ~~ between them, such as 0~~1000',
    merge: 'two adjacent shards with ~~ between them, such as 0~~1',
    scale: 'a number of shards',
  },
  rawChange: 'a path and a value in JSON with ~~ between them',
  changesAtMost: (most: number) => `at most ${most} changes, for so many consumers and keys`,
  noChanges: '"none", or at.<seconds>.<setting> for each change',
  /** `sentence` is a whole one, of what the values come to. */
  together: (names: readonly string[], sentence: string) =>
    `${names.join(', ')} cannot stand together here: ${sentence}`,
  cannotBe: 'make a scenario that cannot be: the numbers of producers and consumers are too high',
  recordsLeftOut: 'were too many for the link and are left out; generated records take their place',
};
