/**
 * Values as text in a link. Only letters, digits and `-._~` are written as they are, so that no program on the way
 * changes anything: `~` stands between the items of a list, `~~` between the parts of an item.
 */

const ITEM = '~';
const PART = '~~';
const BETWEEN_ITEMS = /(?<!~)~(?!~)/;

/** Half of a character, of which no address can be made. */
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const ESCAPED = /%(25|7E|2E|u[0-9A-F]{4})/gi;

function halfEscaped(text: string): string {
  return text
    .replace(/%(?=25|7E|2E|u[0-9A-F]{4})/gi, '%25')
    .replace(HALF, (half) => `%u${half.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A text on its own. */
export function textToLink(text: string): string {
  return halfEscaped(text);
}

/** A text that stands in a list: what has a meaning there is written by its code. */
export function itemToLink(text: string): string {
  return halfEscaped(text).replaceAll('~', '%7E').replace(/^\./, '%2E');
}

export function textFromLink(text: string): string {
  return text.replace(ESCAPED, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code.replace(/^u/i, ''), 16)),
  );
}

/** A list, each item of one part or several; the parts are already written. */
export function listToLink(items: readonly (readonly string[])[]): string {
  return items.map((parts) => parts.join(PART)).join(ITEM);
}

export function listFromLink(text: string): string[][] {
  return text === '' ? [] : text.split(BETWEEN_ITEMS).map((item) => item.split(PART));
}

const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A number with all its digits. */
export function numberToLink(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A number; text that is none stays text, for the schema to refuse by name. */
export function numberFromLink(text: string): number | string {
  return NUMBER.test(text) ? Number(text) : text;
}

/** Written for an address: nothing in it has a meaning there. */
export function toAddress(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Read from an address, in which a space may be a `+`; null: it is malformed. */
export function fromAddress(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
