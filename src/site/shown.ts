/** What a figure is about, by its settings: its heading follows. */
import type { Scenario } from '../engine';
import { EARTHQUAKE_STREAM } from '../scenario/own-records/earthquake-stream';

export type Shown =
  | { readonly kind: 'factor'; readonly factor: number }
  | { readonly kind: 'shared' | 'onePipe' | 'mixed'; readonly readers: number }
  | { readonly kind: 'pushed'; readonly readers: number; readonly onDemandAdvantage: boolean }
  | { readonly kind: 'noFunction' | 'earthquakes' | 'ownRecords' };

export function shownBy({ consumers, producers, stream }: Scenario): Shown {
  if (producers.some(({ records }) => records !== null)) {
    return { kind: stream.streamName === EARTHQUAKE_STREAM ? 'earthquakes' : 'ownRecords' };
  }
  const readers = consumers.reduce((sum, { count }) => sum + count, 0);
  const pushed = consumers.reduce((sum, one) => sum + (one.enhancedFanOut ? one.count : 0), 0);
  if (readers > 1) {
    // Those that share a registration have one pipe between them, whatever the others have.
    const share = consumers.some((one) => one.enhancedFanOut && one.sharesConsumerWith !== null);
    if (share && pushed === readers) return { kind: 'onePipe', readers };
    if (pushed === readers) return { kind: 'pushed', readers, onDemandAdvantage: stream.onDemandAdvantage };
    return { kind: pushed === 0 ? 'shared' : 'mixed', readers };
  }
  const only = consumers.find(({ type }) => type === 'lambda');
  if (only?.type !== 'lambda') return { kind: 'noFunction' };
  const { parallelizationFactor, tumblingWindowInSeconds } = only.eventSourceMapping;
  // As `factorOf` has it; the engine is loaded later than the page's heading.
  return { kind: 'factor', factor: tumblingWindowInSeconds > 0 ? 1 : parallelizationFactor };
}
