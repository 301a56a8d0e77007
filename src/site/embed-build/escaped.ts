/** Texts within other languages. */

const IN_HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** As the value of an attribute in double quotes, of HTML and of MDX alike, in one line. */
export function inHtml(text: string): string {
  return text.replaceAll(/[&"<>\n\r\t]/g, (sign) => IN_HTML[sign]);
}

/** What stands in JSX between quotes as it is. */
const PLAIN_IN_JSX = /^[^"&\\{}<>\n\r\t\u2028\u2029]*$/;
const NAME_IN_JSX = /^[a-z][a-z0-9]*$/;

/** A property of JSX. */
export function jsxProperty(name: string, value: string): string {
  if (!NAME_IN_JSX.test(name)) return `{...{ ${inScript(name)}: ${inScript(value)} }}`;
  if (String(Number(value)) === value && Number.isFinite(Number(value))) return `${name}={${value}}`;
  return PLAIN_IN_JSX.test(value) ? `${name}="${value}"` : `${name}={${inScript(value)}}`;
}

/** As a string of JavaScript; it may stand in a script of an HTML page, too. */
function inScript(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[<>\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
