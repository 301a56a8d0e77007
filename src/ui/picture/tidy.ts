/** Markup as a file that can be compared line by line: one element a line, no more decimals than an eye can tell. */
const TOKENS = /<(title|text|style|desc)\b[\s\S]*?<\/\1>|<[^>]+>|[^<]+/g;

export function tidy(markup: string): string {
  const closed = markup.replaceAll(/<(rect|path|circle)\b([^>]*)><\/\1>/g, '<$1$2/>');
  const lines = (closed.match(TOKENS) ?? []).filter((token) => token.trim() !== '').map(roundedIn);
  return `${lines.join('\n')}\n`;
}

/** Only in tags: what is written on the stage has the decimals it should. */
function roundedIn(token: string): string {
  return token.replaceAll(/<[^>]+>/g, (tag) =>
    tag.replaceAll(/-?\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2)))),
  );
}
