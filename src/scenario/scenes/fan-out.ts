import type { Scene } from './scene';
import { CALLS_REFUSED } from './report-paths';
import { sixFunctions } from './sixth-consumer';

/** The six functions of `sixth-consumer`, with the very same records, each with an enhanced fan-out consumer. */
export const fanOut: Scene = {
  id: 'fan-out',
  scenario: sixFunctions(true),
  startAt: 12.5,
  view: { parts: ['readers'] },
  controls: ['enhancedFanOut', 'consumers'],
  question: {
    revealAt: 30,
    answers: [
      {
        id: 'up-to-a-second',
        evidence: [
          { metric: 'consumers.0.getRecords', at: 600, is: 0 },
          { metric: 'consumers.0.latencyMillis.maximum', at: 600, min: 190, max: 195 },
        ],
      },
      {
        id: 'slower-with-six',
        evidence: [
          { metric: 'consumers.0.iteratorAgeMillis.maximum', at: 600, min: 70, max: 75 },
          { metric: 'consumers.5.iteratorAgeMillis.maximum', at: 600, min: 70, max: 75 },
        ],
      },
      { id: 'still-refused', evidence: [{ metric: CALLS_REFUSED, at: 600, is: 0 }] },
      {
        id: 'seventy',
        isRight: true,
        evidence: [
          { metric: 'consumers.5.iteratorAgeMillis.maximum', at: 600, min: 70, max: 75 },
          { metric: 'consumers.5.latencyMillis.p50', at: 600, min: 190, max: 195 },
        ],
      },
    ],
  },
  claims: [
    { metric: CALLS_REFUSED, at: 600, is: 0 },
    { metric: 'consumers.0.getRecords', at: 600, is: 0 },
    { metric: 'consumers.0.subscriptions.calls', at: 600, min: 1 },
    // 70 ms from put to push, and up to 5 ms that records gather; a lane is free, so the batch is sent at once.
    { metric: 'consumers.0.iteratorAgeMillis.maximum', at: 600, min: 70, max: 75 },
    { metric: 'consumers.5.iteratorAgeMillis.maximum', at: 600, min: 70, max: 75 },
    // And the 120 ms of the function for the one record.
    { metric: 'consumers.0.latencyMillis.p50', at: 600, min: 190, max: 195 },
    { metric: 'consumers.5.latencyMillis.maximum', at: 600, min: 190, max: 195 },
    { metric: 'consumers.5.backlogRecords', at: 600, max: 1 },
    { metric: 'stream.incomingRecords', at: 600, is: 2_400 },
  ],
};
