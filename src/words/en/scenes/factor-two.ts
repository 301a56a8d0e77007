import { inWords, number } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

export const factorTwo: SceneWords = {
  title: 'Factor 2',
  point: [
    'With factor 2 a shard may have two batches in work at once, each with keys of its own.',
    'The load that one batch at a time fell behind with is now done in time, and each key stays in order.',
  ],
  question:
    'With factor 1 the iterator age climbs by a second every six seconds. With factor 2 each lane gets half of the records. What does the age do?',
  answers: {
    half: {
      label: 'It climbs half as fast',
      why: 'Half of the records in each lane sounds like half of the growth.',
      shown: (slope) =>
        `In a minute it climbs by ${formatSeconds(slope * 60)}: half of the work is less than a lane can do, so nothing is left over.`,
    },
    reads: {
      label: 'It climbs as before: a shard is still read once a second',
      why: 'A factor does add no reads and no read throughput.',
      shown: (calls) =>
        `Reading was never too slow: the same ${number(calls)} GetRecords calls in ten minutes brought every record in time.`,
    },
    order: {
      label: 'It stays low, but records of one user overtake each other',
      why: 'Two batches at once do give up the order of the shard.',
      shown: (early) =>
        `The order of a key they keep: ${inWords(early)} records were done before an earlier one of their key.`,
    },
    flat: {
      label: 'It stays below a second',
      shown: (age, longest) =>
        `In ten minutes it came to ${formatSeconds(age)} at most. No record took more than ${formatSeconds(longest)} from its put until it was done.`,
    },
  },
};
