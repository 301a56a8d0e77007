import type { MomentKind } from '../../metrics';
import { count } from './numbers';

/** The words of play, pause, steps, speed and the scrubber. */
export const transportWords = {
  region: 'Playback',
  play: 'Play',
  pause: 'Pause',
  restart: 'Start again from 0 s with these settings',
  stepBack: 'Step back',
  stepForward: 'Step forward',
  stepKind: 'A step is',
  kinds: {
    any: 'anything',
    poll: 'a poll',
    dispatch: 'an invocation’s start',
    completion: 'an invocation’s end',
    refusal: 'a refusal',
  } satisfies Readonly<Record<MomentKind | 'any', string>>,
  /** After a step, aloud: the moment, and then what happened on one shard of several. */
  steppedTo: (time: string) => `${time}.`,
  onShard: (shard: number, what: string) => `Shard ${shard}: ${what}`,
  noEarlier: 'There is no earlier moment of this kind.',
  noLater: 'There is none as far as it looks ahead: an hour at most.',
  time: 'Simulated time',
  of: (now: string, end: string) => `${now} of ${end}`,
  pace: (speed: string) => `Speed ${speed} and steps`,
  speed: 'Speed',
  speedValue: (times: string) => `${times}×`,
  speedText: (seconds: string) => `${seconds} simulated seconds a second`,
  speedButton: (times: string) => `Speed ${times}×`,
  /** Before the speed that was asked for. */
  slower: (times: string) => `${times} of`,
  slowerHelp: 'This browser cannot keep up with the speed that is set.',
  dropped: (changes: number) =>
    `${changes === 1 ? 'One later change was' : `${changes} later changes were`} dropped.`,
  bringBack: (changes: number) => `Make ${changes === 1 ? 'it' : 'them'} again`,
  /** The run may not go on: its history is as large as a page may keep. */
  runEnds: (time: string, megabytes: string) =>
    `This run ends at ${time}: its history takes ${megabytes} MiB, and a page keeps no more. ` +
    'With fewer records, shards or consumers it goes further.',
  newRun: (what: string) => `New run: ${what}.`,
  newRunWithShards: (shards: number) => `New run with ${count(shards, 'shard')}.`,
  changes: 'Settings changed during this run',
  change: (time: string, what: string) => `At ${time}: ${what}`,
  changed: (setting: string, value: string) => `${setting} set to ${value}`,
  changedAnyhow: (setting: string) => `${setting} changed`,
};
