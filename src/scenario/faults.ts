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
  // A third of the letters wrong is another word, not a slip.
  const most = Math.min(3, Math.ceil(name.length / 3));
  const lower = name.toLowerCase();
  for (let slips = 0; slips <= most; slips++) {
    const near = known.find((one) => isSlip(lower, one.toLowerCase(), slips));
    if (near !== undefined) return near;
  }
  return null;
}

/** Whether `b` can be made of `a` with no more than so many letters added, dropped or replaced. */
function isSlip(a: string, b: string, slips: number): boolean {
  if (a === b) return true;
  if (a[0] === b[0]) return isSlip(a.slice(1), b.slice(1), slips);
  if (slips === 0) return false;
  const goesOn = (ofA: number, ofB: number) => isSlip(a.slice(ofA), b.slice(ofB), slips - 1);
  return goesOn(1, 1) || goesOn(1, 0) || goesOn(0, 1);
}
