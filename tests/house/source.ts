import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';

/** A file as the rules see it: a path from the root of the repository, with slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const NOT_TEXT = /\.(png|jpe?g|gif|ico|webp|avif|woff2?|ttf|pdf|zip|gz)$/;

/** The folders git leaves out, by the lines of .gitignore that name a folder; read so that no git is needed. */
function ignoredFolders(): Set<string> {
  const lines = readFileSync('.gitignore', 'utf8').split('\n');
  return new Set(['.git', ...lines.filter((line) => line.endsWith('/')).map((line) => line.slice(0, -1))]);
}

function pathsBelow(folder: string, ignored: ReadonlySet<string>): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return ignored.has(entry.name) ? [] : pathsBelow(path, ignored);
    return entry.isFile() && !NOT_TEXT.test(path) ? [path] : [];
  });
}

/** Every text file that is in the repository or about to be. */
export function textFiles(): SourceFile[] {
  return pathsBelow('.', ignoredFolders()).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** Tests and benchmarks may import anything from anywhere: they are nobody's lower layer. */
export const isTest = (path: string) => /\.(test|bench)\.tsx?$|\/testing\//.test(path);

/** Everything that ships, in TypeScript. */
export const isCode = (path: string) => /^src\/.*\.(ts|tsx|mts)$/.test(path) && !isTest(path);

const COMMENT_OR_STRING =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

/** The text with its comments blanked out; lines keep their numbers. */
export function withoutComments(text: string): string {
  return text.replace(COMMENT_OR_STRING, (part) =>
    /^\/[*/]/.test(part) ? part.replace(/[^\n]/g, ' ') : part,
  );
}

/** The text without comments and without quoted strings. Templates stay: they hold code. */
export function codeOnly(text: string): string {
  return text.replace(COMMENT_OR_STRING, (part) =>
    part.startsWith('`') ? part : part.replace(/[^\n]/g, ' '),
  );
}
