import { capital, inWords } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

export const resharding: SceneWords = {
  title: 'A split, with records waiting',
  point: [
    'After the split new records go to two children; those that waited are still in the parent.',
    'The parent is worked off first, here one batch at a time, so the age climbs on until it is done.',
  ],
  question: 'Records wait, and the shard is split in two. What does the iterator age do next?',
  answers: {
    'at-once': {
      label: 'It falls at once: two shards share the backlog',
      why: 'Two shards do twice the work, if each has half of the records.',
      shown: (before, after) =>
        `The backlog stays in the parent: the age was ${formatSeconds(before)} at the split, and ${formatSeconds(after)} half a minute later.`,
    },
    never: {
      label: 'It climbs for good: a split helps nothing',
      why: 'For as long as the parent lasts, it looks like that.',
      shown: (age) =>
        `New records do have two shards, and twice the lanes. In the end the age is ${formatSeconds(age)}.`,
    },
    disorder: {
      label: 'It falls, and new records overtake older ones of their key',
      why: 'A reader that began the children too early would do that.',
      shown: (overtaken) =>
        `The children wait for their parent; AWS says so of the KCL, and we take it that Lambda does the same. ${capital(inWords(overtaken))} records overtook one of their key.`,
    },
    'parent-first': {
      label: 'It climbs on, and falls when the old shard is done',
      shown: (before, highest, later) =>
        `It went from ${formatSeconds(before)} to ${formatSeconds(highest)} in half a minute, as before; a minute later it was ${formatSeconds(later)}.`,
    },
  },
};
