import { microsFromSeconds } from '../../../lib/time';
import { streamScenario, type DecisionState } from '../../../narration/decide';
import { encodeLink, OPENING_SCENE, parseScenario, PLAIN_VIEW } from '../../../scenario';

/** Records times readers of two minutes that Explore runs in a moment; above it, it opens earlier in the run. */
const SOON = 500_000;
const LATE_SECONDS = 120;
const EARLY_SECONDS = 10;

/** The address of Explore with a stream's settings, where two minutes have shown what becomes of it; null: it cannot be. */
export function exploreLink(state: DecisionState): string | null {
  const parsed = parseScenario(streamScenario(state));
  if (!parsed.ok) return null;
  const work = state.recordsPerSecond * LATE_SECONDS * (1 + state.functions + state.firehoses);
  const { query } = encodeLink({
    scene: OPENING_SCENE,
    scenario: parsed.scenario,
    time: microsFromSeconds(work <= SOON ? LATE_SECONDS : EARLY_SECONDS),
    speed: 1,
    view: PLAIN_VIEW,
    theme: 'auto',
  });
  return `/explore?${query}`;
}
