/** How fast a run really is, measured while it plays. */
import { MICROS_PER_MILLI, type Micros } from '../../lib/time';
import { calmSpeed, isShortOf } from './scrub';

/** Measured over as long: a single slow frame is no news. */
const SPAN_MILLIS = 1_500;

/** Good from one press of play to the next pause, at one speed. */
export class SpeedMeter {
  private since: { readonly millis: number; readonly time: Micros } | null = null;
  private told: number | null = null;

  constructor(private readonly asked: number) {}

  /**
   * The speed to be told: null while the run keeps up, and until it was measured.
   * @param millis of a steady clock
   * @param time of the playhead
   */
  at(millis: number, time: Micros): number | null {
    // A new run, or somebody moved the playhead back: what was measured is of another moment.
    if (this.since === null || time < this.since.time) this.since = { millis, time };
    const passed = millis - this.since.millis;
    if (passed < SPAN_MILLIS) return this.told;
    const speed = (time - this.since.time) / MICROS_PER_MILLI / passed;
    this.told = isShortOf(speed, this.asked) ? calmSpeed(speed) : null;
    this.since = { millis, time };
    return this.told;
  }
}
