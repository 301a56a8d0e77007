/** What a reader has done so far: kept in this browser, and only there. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { STEPS, CHAPTER_IDS, type ChapterId, type Step } from './chapters';

export interface Place {
  readonly chapter: ChapterId;
  readonly step: Step;
}

export interface Progress {
  /** By scene the answer one bet on. */
  readonly bets: Readonly<Record<string, string>>;
  /** The scenes whose run has answered. */
  readonly answered: Readonly<Record<string, string>>;
  /** The goals that were reached. */
  readonly goals: Readonly<Record<string, string>>;
  /** By question the option that was chosen last. */
  readonly recalled: Readonly<Record<string, string>>;
  /** Where one was last; null: nowhere yet. */
  readonly place: Place | null;
}

const NOTHING: Progress = { bets: {}, answered: {}, goals: {}, recalled: {}, place: null };
const STORED_AS = 'kinetoscope-learn';

/** Empty until `recallProgress` is called: a page that was written beforehand knows nobody. */
export const progress = createStore<Progress>(() => NOTHING);

let isRecalled = false;

/** Takes up what was stored, and stores from now on. */
export function recallProgress(): void {
  if (isRecalled) return;
  isRecalled = true;
  progress.setState(stored());
  progress.subscribe((state) => {
    try {
      window.localStorage.setItem(STORED_AS, JSON.stringify(state));
    } catch {
      // A browser that may not remember shows what was done until the page is left.
    }
  });
}

export function useProgress<T>(select: (state: Progress) => T): T {
  return useStore(progress, select);
}

type Marked = 'bets' | 'answered' | 'goals' | 'recalled';

/** What was marked since the page came, and not only remembered. */
const fresh = new Set<string>();

/** Marks something as done, or chosen. */
export function mark(what: Marked, name: string, value: string): void {
  fresh.add(`${what} ${name}`);
  if (progress.getState()[what][name] === value) return;
  progress.setState((state) => ({ [what]: { ...state[what], [name]: value } }));
}

/** Whether something was marked since the page came: what is only remembered is no news, and not told aloud. */
export function isNews(what: Marked, name: string): boolean {
  return fresh.has(`${what} ${name}`);
}

/** Forgets a bet and its answer: one may bet again. */
export function betAgain(scene: string): void {
  progress.setState(({ bets, answered }) => ({
    bets: without(bets, scene),
    answered: without(answered, scene),
  }));
}

export function stayAt(place: Place): void {
  progress.setState({ place });
}

function without(marks: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(marks).filter(([one]) => one !== name));
}

/** Whatever was stored by whichever version: what does not fit is as if it had not been. */
function stored(): Progress {
  try {
    const known: unknown = JSON.parse(window.localStorage.getItem(STORED_AS) ?? '{}');
    if (typeof known !== 'object' || known === null) return NOTHING;
    const all = known as Readonly<Record<string, unknown>>;
    return {
      bets: marksIn(all['bets']),
      answered: marksIn(all['answered']),
      goals: marksIn(all['goals']),
      recalled: marksIn(all['recalled']),
      place: placeIn(all['place']),
    };
  } catch {
    return NOTHING;
  }
}

function marksIn(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function placeIn(value: unknown): Place | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Readonly<Record<string, unknown>>;
  const chapter = CHAPTER_IDS.find((id) => id === given['chapter']);
  const step = STEPS.find((one) => one === given['step']);
  return chapter === undefined || step === undefined ? null : { chapter, step };
}
