/** What is wrong with a scenario: faults, their sentences, and how members and values are written in them. */
import { faultWords } from '../words/scenario-faults';

/** One thing that is wrong: the member it is about, by its path, and one sentence that says what is allowed. */
export interface Fault {
  readonly member: string;
  readonly message: string;
}

/** A fault of the member at `path`; `rest` is the sentence without its subject and its full stop. */
export function faultAt(path: readonly (string | number)[], rest: string): Fault {
  const member = writePath(path);
  return { member, message: faultWords.sentence(member, rest) };
}

const PLAIN_NAME = /^[A-Za-z_$][\w$]*$/;

/** A path as a programmer writes it: `consumers[0].eventSourceMapping.batchSize`; the scenario itself is ''. */
export function writePath(path: readonly (string | number)[]): string {
  let written = '';
  for (const step of path) {
    if (typeof step === 'number') written += `[${step}]`;
    else if (!PLAIN_NAME.test(step)) written += `[${shorten(step)}]`;
    else written += written === '' ? step : `.${step}`;
  }
  return written;
}

/** A value as a fault shows it: short, on one line, whatever it is. */
export function writeValue(value: unknown): string {
  if (typeof value === 'string') return shorten(value);
  if (Array.isArray(value)) return faultWords.values.list(value.length);
  if (typeof value === 'object' && value !== null) return faultWords.values.object;
  if (typeof value === 'function' || typeof value === 'symbol') return faultWords.values.kind(typeof value);
  return String(value);
}

const LONGEST_TEXT = 80;

function shorten(text: string): string {
  return JSON.stringify(text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);
}

/** The rest of a fault's sentence: `must be <what>, not <value>`. */
export function mustBe(what: string, value: unknown): string {
  return value === undefined ? faultWords.must.beGiven(what) : faultWords.must.be(what, writeValue(value));
}

/** The rest of a fault's sentence about a member that nobody knows. */
export function unknownMember(name: string, known: readonly string[]): string {
  const near = nearestName(name, known);
  return near === null ? faultWords.unknown.allowed(known) : faultWords.unknown.near(near);
}

/** The known name that `name` is most likely a slip of; null when none is near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  let best: string | null = null;
  // A third of the letters wrong is another word, not a slip.
  let bestDistance = Math.min(4, Math.ceil(name.length / 3) + 1);
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Letters to add, drop, replace or swap with a neighbour to make `b` of `a`; `limit` when that many or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2] + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return Math.min(limit, last[b.length]);
}
