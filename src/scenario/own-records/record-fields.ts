import { LIMITS } from '../../engine/index';
import type { Reason } from './fault-list';

const MAXIMUM_KEY = LIMITS.partitionKeyCharacters.value;
/** The default of a stream; one that was set to take larger records cannot be told from its records. */
const MAXIMUM_BYTES = LIMITS.recordBytes.value;

const WHOLE = /^\d+(?:\.0+)?$/;
const DIGITS = /^(?:0|[1-9]\d{0,128})$/;

/** How much of a wrong value is quoted in a fault. */
const QUOTED_CHARACTERS = 40;

/** A wrong value, short enough to be quoted in a sentence. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const characters = Array.from(text.slice(0, QUOTED_CHARACTERS * 2));
  if (characters.length <= QUOTED_CHARACTERS) return text;
  return `${characters.slice(0, QUOTED_CHARACTERS).join('')}…`;
}

/** Why `key` cannot be a partition key (1 .. 256 Unicode characters, spaces count); null when it can. */
export function partitionKeyFault(key: unknown): Reason | null {
  if (typeof key !== 'string' || key === '') return { code: 'partition-key-missing', detail: {} };
  if (key.length <= MAXIMUM_KEY) return null;
  let characters = 0;
  for (const _ of key) characters += 1;
  if (characters <= MAXIMUM_KEY) return null;
  return { code: 'partition-key-too-long', detail: { characters, maximum: MAXIMUM_KEY } };
}

/** Why a record of so many bytes (data plus partition key) cannot be put; null when it can. */
export function bytesFault(bytes: number): Reason | null {
  if (bytes >= 1 && bytes <= MAXIMUM_BYTES) return null;
  return { code: 'bytes-out-of-range', detail: { bytes, minimum: 1, maximum: MAXIMUM_BYTES } };
}

/** The whole number that a `Bytes` cell holds; null when it holds something else. */
export function wholeNumber(cell: string): number | null {
  const text = cell.trim();
  return WHOLE.test(text) ? Number(text) : null;
}

/** Whether `value` has the form of a sequence number: up to 129 digits, no zero before others. */
export function isSequenceNumber(value: unknown): value is string {
  return typeof value === 'string' && DIGITS.test(value);
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Length in bytes of what `base64` decodes to, without decoding it; null when it is not base64. */
export function decodedLength(base64: string): number | null {
  if (base64.length % 4 !== 0 || !BASE64.test(base64)) return null;
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}

/** UTF-8 bytes of a text; half of a surrogate pair counts 3, as TextEncoder replaces it. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
