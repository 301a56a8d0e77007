/** An object of a JSON text that stands in no other (but perhaps in arrays). */
export interface JsonDocument {
  readonly value: object;
  /** Offsets of the objects in its bare arrays and in `Records` and `Shards`, in order: for naming lines. */
  readonly elementOffsets: readonly number[];
  /** Offset of the document itself, in UTF-16 units. */
  readonly offset: number;
}

/** A place where the text stops being JSON. */
export interface JsonBreak {
  readonly offset: number;
  /** The text ends there, inside a document. */
  readonly ended: boolean;
  /** What stands there; empty when the text ends. */
  readonly found: string;
  /** Whether a record was begun there, and lost. */
  readonly insideRecord: boolean;
}

export interface JsonText {
  readonly documents: readonly JsonDocument[];
  readonly breaks: readonly JsonBreak[];
}

// A raw line break or another control character inside a string is not JSON: an unclosed quote costs its line only.
// oxlint-disable-next-line no-control-regex
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
/** A string, a number or a word that the end of the text cuts off. */
const CUT_OFF = /(?:"[^"\\\n\r]*(?:\\.[^"\\\n\r]*)*\\?|[\w.+-]+)\s*$/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const SPACE = /[ \t\r\n]*/y;
const RECORD_NAMES = new Set(['PartitionKey', 'SequenceNumber', 'Data', 'ApproximateArrivalTimestamp']);
const LISTS = new Set(['Records', 'Shards']);
const FOUND_CHARACTERS = 20;

/** What the grammar allows next inside a document. */
type Expected = 'value' | 'value-or-close' | 'name' | 'name-or-close' | 'colon' | 'comma-or-close';

interface Frame {
  readonly opener: '{' | '[';
  readonly start: number;
  /** The array holds records, shards or documents: it has such a name, or stands bare at the top. */
  readonly listed: boolean;
  /** Name last read in an object. */
  name: string;
  isLeaf: boolean;
  recordLike: boolean;
}

/**
 * A strict JSON grammar with a stack of its own. `JSON.parse` reads one whole document or nothing and names the
 * place of an error in some browsers only; this finds where each document ends and where one breaks, keeps the
 * whole records in front of the break and goes on at the next object behind it.
 */
class JsonWalker {
  private readonly documents: JsonDocument[] = [];
  private readonly breaks: JsonBreak[] = [];
  private readonly frames: Frame[] = [];
  private expected: Expected = 'value';
  private at = 0;
  private elementOffsets: number[] = [];
  private leaves: (readonly [start: number, end: number])[] = [];

  constructor(private readonly text: string) {}

  walk(): JsonText {
    for (;;) {
      this.skipSpace();
      if (this.at >= this.text.length) break;
      const frame = this.frames.at(-1);
      if (frame === undefined) this.betweenDocuments();
      else this.insideDocument(frame);
    }
    if (this.frames.length > 0) this.breakHere(true);
    return { documents: this.documents, breaks: this.breaks };
  }

  private betweenDocuments(): void {
    const character = this.text[this.at];
    if (character === '{' || character === '[') this.open(character);
    // Behind a break the rest of the broken document's punctuation and members follow: said once is enough.
    else if (this.breaks.length > 0) this.skipToObject();
    else if (character === ',') this.at += 1;
    else this.breakHere(false);
  }

  private insideDocument(frame: Frame): void {
    const character = this.text[this.at];
    const closer = frame.opener === '{' ? '}' : ']';
    const { expected } = this;
    if (character === closer && expected.endsWith('close')) this.close(frame);
    else if (expected === 'comma-or-close') {
      if (character !== ',') return this.breakHere(false);
      this.at += 1;
      this.expected = frame.opener === '{' ? 'name' : 'value';
    } else if (expected === 'colon') {
      if (character !== ':') return this.breakHere(false);
      this.at += 1;
      this.expected = 'value';
    } else if (expected === 'name' || expected === 'name-or-close') this.readName(frame);
    else if (character === '{' || character === '[') this.open(character);
    else if (this.match(character === '"' ? STRING : SCALAR) === null) this.breakHere(false);
    else this.expected = 'comma-or-close';
  }

  private readName(frame: Frame): void {
    const name = this.match(STRING);
    if (name === null) return this.breakHere(false);
    frame.name = name.slice(1, -1);
    if (RECORD_NAMES.has(frame.name)) frame.recordLike = true;
    this.expected = 'colon';
  }

  private open(opener: '{' | '['): void {
    const parent = this.frames.at(-1);
    if (parent === undefined) {
      this.elementOffsets = [];
      this.leaves = [];
    } else parent.isLeaf = false;
    if (opener === '{' && parent?.listed) this.elementOffsets.push(this.at);
    const listed = opener === '[' && (parent === undefined || LISTS.has(parent.name));
    this.frames.push({ opener, start: this.at, listed, name: '', isLeaf: true, recordLike: false });
    this.expected = opener === '{' ? 'name-or-close' : 'value-or-close';
    this.at += 1;
  }

  private close(frame: Frame): void {
    this.at += 1;
    this.frames.pop();
    this.expected = 'comma-or-close';
    if (frame.isLeaf && frame.recordLike) this.leaves.push([frame.start, this.at]);
    if (this.frames.length === 0) this.keep(frame.start, this.at, this.elementOffsets);
  }

  private keep(start: number, end: number, elementOffsets: readonly number[]): void {
    try {
      const value: unknown = JSON.parse(this.text.slice(start, end));
      if (typeof value === 'object' && value !== null) {
        this.documents.push({ value, offset: start, elementOffsets });
      }
    } catch {
      // Deeper than this browser's parser goes: nothing that AWS prints.
      this.breaks.push({ offset: start, ended: false, found: this.text[start], insideRecord: false });
    }
  }

  /** Notes a break, keeps the whole records of the broken document and goes on behind it. */
  private breakHere(atEnd: boolean): void {
    const ended = atEnd || (this.frames.length > 0 && this.matches(CUT_OFF));
    const offset = ended ? this.text.trimEnd().length : this.at;
    const found = this.text.slice(offset, offset + FOUND_CHARACTERS).split(/[\r\n]/, 1)[0];
    const frame = this.frames.at(-1);
    const isElement = this.frames.at(-2)?.listed ?? false;
    const insideRecord =
      frame !== undefined && frame.opener === '{' && frame.isLeaf && (isElement || frame.recordLike);
    this.breaks.push({ offset, ended, found, insideRecord });
    this.frames.length = 0;
    if (frame !== undefined) for (const [start, end] of this.leaves) this.keep(start, end, []);
    this.leaves = [];
    if (ended) this.at = this.text.length;
    else this.skipToObject();
  }

  private skipToObject(): void {
    const next = this.text.indexOf('{', this.at);
    this.at = next === -1 ? this.text.length : next;
  }

  private skipSpace(): void {
    SPACE.lastIndex = this.at;
    SPACE.exec(this.text);
    this.at = SPACE.lastIndex;
  }

  private matches(token: RegExp): boolean {
    token.lastIndex = this.at;
    return token.test(this.text);
  }

  private match(token: RegExp): string | null {
    token.lastIndex = this.at;
    const match = token.exec(this.text);
    if (match === null) return null;
    this.at = token.lastIndex;
    return match[0];
  }
}

/**
 * Reads what JSON a text holds: one document, several one after another (pages that were joined, JSON lines), and of
 * a broken or cut-off one the records that are whole.
 */
export function readJsonText(text: string): JsonText {
  return new JsonWalker(text).walk();
}
