import { arrangeByArrival, spreadAt } from './arrange';
import { FaultList, type Reason } from './fault-list';
import {
  DEFAULT_SPREAD_PER_SECOND,
  MAXIMUM_OWN_RECORDS,
  MAXIMUM_SPAN_SECONDS,
  unreadable,
  type ReadRecord,
  type ReadingNote,
  type RecordsReading,
  type UnreadableReading,
} from './reading';

/** What a row or a JSON object came to: a record, or why it is none. */
export type ReadOutcome = ReadRecord | Reason;

function isReason(outcome: ReadOutcome): outcome is Reason {
  return 'code' in outcome;
}

const YEAR_MILLIS = 365 * 86_400_000;

/** Takes the records of one text in its order, up to the bound, and lists what cannot be used. */
export class Intake {
  readonly faults = new FaultList();
  private records: ReadRecord[] = [];
  private readonly lines: number[] = [];
  private total = 0;
  private beyond = 0;
  private beyondLine = 0;

  /** Whether a further record would be counted only: there is no need to read it. */
  get isFull(): boolean {
    return this.records.length >= MAXIMUM_OWN_RECORDS;
  }

  /**
   * Counts one record and takes what `read` makes of it; `read` is not called once the bound is reached.
   * @returns whether the record was taken
   */
  take(line: number, read: () => ReadOutcome, position: number | null = null): boolean {
    this.total += 1;
    if (this.isFull) {
      if (this.beyond === 0) this.beyondLine = line;
      this.beyond += 1;
      return false;
    }
    const outcome = read();
    if (isReason(outcome)) {
      this.faults.add(line, outcome, position);
      return false;
    }
    this.records.push(outcome);
    this.lines.push(line);
    return true;
  }

  /** The reading of all that was taken, in order of arrival. */
  conclude(
    format: RecordsReading['format'],
    timed: boolean,
    notes: readonly ReadingNote[],
  ): RecordsReading | UnreadableReading {
    if (timed) this.leaveOutFarOff();
    if (this.beyond > 0) {
      const detail = { leftOut: this.beyond, maximum: MAXIMUM_OWN_RECORDS };
      this.faults.add(this.beyondLine, { code: 'too-many-records', detail });
    }
    const faults = this.faults.all();
    const used = this.records.length;
    if (used === 0) return unreadable(this.total === 0 ? 'no-records' : 'nothing-usable', faults);
    const arranged = timed ? arrangeByArrival(this.records) : { records: spreadAt(this.records), moved: 0 };
    return {
      kind: 'records',
      format,
      records: arranged.records,
      timed,
      faults,
      notes: [...orderNotes(timed, arranged.moved), ...notes],
      total: this.total,
      used,
      leftOut: this.total - used,
    };
  }

  /**
   * One line with a slip in its year would stretch the run over decades in which nothing happens. When the records
   * are further apart than a scenario may be long, those far from the middle one are left out.
   */
  private leaveOutFarOff(): void {
    if (spanMillis(this.records) <= MAXIMUM_SPAN_SECONDS * 1000) return;
    const arrivals = this.records.map(({ arrivalMillis }) => arrivalMillis).toSorted((a, b) => a - b);
    const middle = arrivals[Math.floor(arrivals.length / 2)];
    const reach = (MAXIMUM_SPAN_SECONDS * 1000) / 2;
    this.records = this.records.filter(({ arrivalMillis }, index) => {
      const distance = Math.abs(arrivalMillis - middle);
      if (distance <= reach) return true;
      const detail = { years: Math.round(distance / YEAR_MILLIS), maximum: Math.round(reach / YEAR_MILLIS) };
      this.faults.add(this.lines[index], { code: 'timestamp-far-off', detail });
      return false;
    });
  }
}

function spanMillis(records: readonly ReadRecord[]): number {
  let first = Infinity;
  let last = -Infinity;
  for (const { arrivalMillis } of records) {
    first = Math.min(first, arrivalMillis);
    last = Math.max(last, arrivalMillis);
  }
  return last - first;
}

function orderNotes(timed: boolean, moved: number): readonly ReadingNote[] {
  if (!timed) return [{ code: 'times-assumed', detail: { recordsPerSecond: DEFAULT_SPREAD_PER_SECOND } }];
  return moved === 0 ? [] : [{ code: 'sorted-by-arrival', detail: { count: moved } }];
}
