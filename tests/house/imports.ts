import { posix } from 'node:path';
import { withoutComments, type SourceFile } from './source';

/** One file's mention of another file or of a package. */
export interface Import {
  readonly from: string;
  /** What is imported, as written: '{ a, type B }', 'c, { d }'; '' for the file as a whole. */
  readonly names: string;
  /** As written: './shard', 'papaparse'. */
  readonly specifier: string;
  /** The file meant, or undefined for a package. */
  readonly to: string | undefined;
  /** `value` is loaded with the file; `type` is erased; `lazy` is loaded later (import(), a worker). */
  readonly kind: 'value' | 'type' | 'lazy';
}

// The graph is read here and not by a tool, because a tool that meets a syntax or a compiler it does not know may
// read no module at all and report no violation; the self-tests of house.test.ts would notice it of this one.
const STATIC = /(?<![\w.$])(?:import|export)\s+(type\s+)?(?:([\w$*\s{},]+?)\sfrom\s*)?(['"])([^'"\n]+)\3/g;
const LAZY = /(?<![\w.$])import\(\s*(['"])([^'"\n]+)\1|new URL\(\s*(['"])([^'"\n]+)\3,\s*import\.meta\.url/g;

function resolve(from: string, specifier: string, known: ReadonlySet<string>): string | undefined {
  if (!specifier.startsWith('.') && !specifier.startsWith('/src/')) return undefined;
  const bare = specifier.replace(/[?#].*$/, '');
  const path = bare.startsWith('/') ? bare.slice(1) : posix.join(posix.dirname(from), bare);
  const ends = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];
  return ends.map((end) => path + end).find((candidate) => known.has(candidate)) ?? path;
}

/** Every import of every file, resolved among the files given. */
export function importsOf(files: readonly SourceFile[]): Import[] {
  const known = new Set(files.map(({ path }) => path));
  return files.flatMap(({ path: from, text }) => {
    const code = withoutComments(text);
    const found = (specifier: string, kind: Import['kind'], names = ''): Import => ({
      from,
      names,
      specifier,
      to: resolve(from, specifier, known),
      kind,
    });
    return [
      ...[...code.matchAll(STATIC)].map((match) =>
        found(match[4], match[1] === undefined ? 'value' : 'type', match[2]),
      ),
      ...[...code.matchAll(LAZY)].map((match) => found(match[2] ?? match[4], 'lazy')),
    ];
  });
}

/** The circles of imports that load each other. Types are erased and lazy imports come later, so neither counts. */
export function cycles(files: readonly SourceFile[]): string[] {
  const edges = new Map<string, string[]>();
  for (const { from, to, kind } of importsOf(files)) {
    if (kind === 'value' && to !== undefined) edges.set(from, [...(edges.get(from) ?? []), to]);
  }
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.push([...path.slice(start), file].join(' -> '));
    if (start >= 0 || done.has(file)) return;
    for (const next of edges.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const { path } of files) walk(path, []);
  return found;
}
