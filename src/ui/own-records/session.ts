/** What a figure remembers of its reader's own records: read but not yet used, and what is said of those that run. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { evenHashKeyRanges, type HashKeyRangeSetting, type OwnRecord, type Scenario } from '../../engine';
import { microsFromSeconds } from '../../lib/time';
import { DEFAULTS, OPENING_SCENE, parseScenario, type Fault } from '../../scenario';
import {
  DEFAULT_SPREAD_PER_SECOND,
  earthquakeScenario,
  EARTHQUAKES,
  toScenario,
  type DivideBy,
  type OwnRecordsAdvice,
  type RecordsReading,
  type RouteDisagreement,
  type ShardsReading,
} from '../../scenario/own-records';
import type { FigureStore } from '../../store';
import { loadScene } from '../link/later-scenes';
import { forgetFailures } from '../loading/loaded-once';
import type { Intake, Source, SourceReport } from './intake';
import { IntakeClient } from './intake-client';
import { numberKeys, spanMillisOf, unpackRecords, type PackedRecords } from './packed-records';

/** Read, and not yet used: at least one of records and shards. */
export interface Pending {
  readonly records: PackedRecords | null;
  readonly formats: readonly RecordsReading['format'][];
  /** Records in the texts, used or not. */
  readonly total: number;
  readonly timed: boolean;
  readonly repeated: number;
  readonly beyond: number;
  readonly shards: ShardsReading | null;
  readonly advice: OwnRecordsAdvice | null;
  readonly disagreement: RouteDisagreement | null;
}

export type Outcome =
  | { readonly kind: 'read' | 'nothing-read' | 'used' | 'earthquakes' | 'opening' | 'broken' | 'not-loaded' }
  /** The scenario with these records and shards is none that can run. */
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

export interface OwnRecordsState {
  readonly busy: 'reading' | 'loading' | null;
  /** Of the last sources that were read. */
  readonly reports: readonly SourceReport[];
  readonly pending: Pending | null;
  readonly divideBy: DivideBy;
  readonly recordsPerSecond: number;
  readonly outcome: Outcome | null;
  /** What is said of the records that run; null until it is worked out. */
  readonly running: {
    readonly records: readonly OwnRecord[];
    readonly shards: string;
    readonly advice: OwnRecordsAdvice;
  } | null;
}

const NOTHING: OwnRecordsState = {
  busy: null,
  reports: [],
  pending: null,
  divideBy: 1,
  recordsPerSecond: DEFAULT_SPREAD_PER_SECOND,
  outcome: null,
  running: null,
};

const NO_RECORDS = {
  records: null,
  formats: [],
  total: 0,
  timed: false,
  repeated: 0,
  beyond: 0,
  advice: null,
  disagreement: null,
} satisfies Partial<Pending>;

const sessions = new WeakMap<FigureStore, OwnRecordsSession>();

/** The session of a figure: it outlives the panel that shows it. */
export function sessionOf(figure: FigureStore): OwnRecordsSession {
  const session = sessions.get(figure) ?? new OwnRecordsSession(figure, new IntakeClient());
  sessions.set(figure, session);
  return session;
}

export class OwnRecordsSession {
  readonly store: StoreApi<OwnRecordsState> = createStore<OwnRecordsState>(() => NOTHING);
  /** Goes up with everything that is begun: what ends later than its successor began is forgotten. */
  private turn = 0;

  constructor(
    private readonly figure: FigureStore,
    private readonly client: Pick<IntakeClient, 'take' | 'advise'>,
  ) {}

  /** Reads sources. What was read before stays where these bring nothing new. */
  async take(sources: readonly Source[]): Promise<void> {
    const turn = this.begin('reading');
    const { pending: before } = this.store.getState();
    const ranges = before?.shards?.ranges ?? rangesOf(this.figure.live().scenario);
    try {
      const intake = await this.client.take({ sources, ranges });
      const pending = await this.join(before, intake);
      if (turn !== this.turn) return;
      const brought = intake.records !== null || intake.shards !== null;
      const fresh = intake.records === null ? {} : { divideBy: fittingDivisor(intake) };
      const outcome: Outcome = { kind: brought ? 'read' : 'nothing-read' };
      this.store.setState({ busy: null, reports: intake.reports, pending, outcome, ...fresh });
    } catch {
      this.fail(turn);
    }
  }

  /** Puts what was read into the figure, in place of what was there. */
  async use(): Promise<void> {
    const { pending, divideBy, recordsPerSecond } = this.store.getState();
    if (pending === null) return;
    const turn = this.begin('loading');
    await aMoment();
    const scenario = scenarioWith(pending, this.figure.live().scenario, divideBy, recordsPerSecond);
    const faults = faultsOf(scenario);
    if (turn !== this.turn) return;
    if (faults.length > 0) {
      this.store.setState({ busy: null, outcome: { kind: 'refused', faults } });
      return;
    }
    const records = ownRecordsOf(scenario);
    const running =
      records === null || pending.advice === null
        ? this.store.getState().running
        : { records, shards: shardsKey(scenario), advice: pending.advice };
    this.store.setState({ running });
    this.figure.actions.load(scenario, 0, 'records');
    this.store.setState({ busy: null, pending: null, reports: [], outcome: { kind: 'used' } });
  }

  /** Forgets what was read and not used. */
  discard(): void {
    this.turn++;
    this.store.setState({ busy: null, pending: null, reports: [], outcome: null });
  }

  /** The built-in real stream, in place of what was there. */
  async earthquakes(): Promise<void> {
    const turn = this.begin('loading');
    try {
      // As a scene it is known to links.
      await loadScene('earthquakes');
      const scenario = await earthquakeScenario(this.figure.live().scenario);
      if (turn !== this.turn) return;
      this.figure.actions.load(scenario, 0, 'earthquakes');
      this.store.setState({ busy: null, outcome: { kind: 'earthquakes' } });
    } catch {
      // The button that was pressed is what tries again.
      forgetFailures();
      this.fail(turn, 'not-loaded');
    }
  }

  /** Back to the scene a reader sees first. */
  opening(): void {
    this.turn++;
    const parsed = parseScenario(OPENING_SCENE.scenario);
    if (!parsed.ok) return;
    this.figure.actions.load(parsed.scenario, microsFromSeconds(OPENING_SCENE.startAt ?? 0), 'opening');
    this.store.setState({ busy: null, outcome: { kind: 'opening' } });
  }

  setDivideBy(divideBy: DivideBy): void {
    this.store.setState({ divideBy });
  }

  setRate(recordsPerSecond: number): void {
    this.store.setState({ recordsPerSecond });
  }

  /** Works out what is said of the records that run, unless it is known. */
  async assess(
    records: readonly OwnRecord[],
    shards: string,
    ranges: readonly HashKeyRangeSetting[],
  ): Promise<void> {
    const { running } = this.store.getState();
    if (running?.records === records && running.shards === shards) return;
    try {
      const advice = await this.client.advise({ ...numberKeys(records), ranges });
      this.store.setState({ running: { records, shards, advice } });
    } catch {
      // Without advice the records run all the same.
    }
  }

  private async join(before: Pending | null, intake: Intake): Promise<Pending | null> {
    const { shards, advice } = intake;
    if (intake.records !== null) {
      return { ...intake, ...readingsOf(intake), advice, shards: shards ?? before?.shards ?? null };
    }
    if (shards === null) return before;
    if (before?.records === null || before === null) return { ...NO_RECORDS, shards };
    const { keyOf, keys } = before.records;
    const again = await this.client.advise({ keyOf, keys, ranges: shards.ranges });
    return { ...before, shards, advice: again, disagreement: null };
  }

  private begin(busy: 'reading' | 'loading'): number {
    this.store.setState({ busy, outcome: null });
    return ++this.turn;
  }

  private fail(turn: number, kind: 'broken' | 'not-loaded' = 'broken'): void {
    if (turn === this.turn) this.store.setState({ busy: null, outcome: { kind } });
  }
}

/** The formats of the texts that have records, and how many those have. */
function readingsOf({ reports }: Intake): Pick<Pending, 'formats' | 'total'> {
  const readings = reports.flatMap(({ reading }) => (reading?.kind === 'records' ? [reading] : []));
  return {
    formats: [...new Set(readings.map((reading) => reading.format))],
    total: readings.reduce((sum, reading) => sum + reading.total, 0),
  };
}

/** Long runs are shortened: as it was up to ten minutes, a minute a second up to ten hours. */
function fittingDivisor({ records }: Intake): DivideBy {
  const minutes = records === null ? 0 : spanMillisOf(records) / 60_000;
  if (minutes <= 10) return 1;
  return minutes <= 600 ? 60 : 3600;
}

/** The records that a scenario puts instead of generated ones; null: none. */
export function ownRecordsOf(scenario: Scenario): readonly OwnRecord[] | null {
  return scenario.producers.find((producer) => producer.records !== null)?.records ?? null;
}

/** The hash-key ranges of a scenario's shards. */
export function rangesOf({ stream }: Scenario): readonly HashKeyRangeSetting[] {
  if (stream.shards !== null) return stream.shards;
  return evenHashKeyRanges(stream.shardCount).map(({ start, end }) => ({
    startingHashKey: start.toString(),
    endingHashKey: end.toString(),
  }));
}

/** Tells shards apart. */
export function shardsKey({ stream }: Scenario): string {
  return stream.shards === null ? `${stream.shardCount}` : JSON.stringify(stream.shards);
}

function scenarioWith(
  { records, timed, shards }: Pending,
  base: Scenario,
  divideBy: DivideBy,
  recordsPerSecond: number,
): Scenario {
  const scenario = toScenario({
    records: records === null ? [] : unpackRecords(records, timed ? null : recordsPerSecond),
    ranges: shards?.ranges ?? null,
    divideBy: timed ? divideBy : 1,
    base,
    streamName: shards?.streamName ?? nameAfter(base),
    retentionHours: shards?.retentionHours ?? null,
  });
  return records === null ? { ...scenario, producers: base.producers } : scenario;
}

/** Other records in the stream of earthquakes are no earthquakes: null keeps a name. */
function nameAfter({ stream }: Scenario): string | null {
  return stream.streamName === EARTHQUAKES.streamName ? DEFAULTS.stream.streamName : null;
}

/** What stands against running it. The records themselves were checked as they were read. */
function faultsOf(scenario: Scenario): readonly Fault[] {
  const producers = scenario.producers.map((one) => (one.records === null ? one : { ...one, records: [] }));
  const parsed = parseScenario({ ...scenario, producers });
  return parsed.ok ? [] : parsed.faults;
}

/** Long enough for the page to show what it is about to do. */
function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 40));
}
