import { layerOf } from './layers';
import { codeOnly, isCode, isTest, withoutComments, type SourceFile } from './source';

/** Longer than this and a file is two files. */
const MAX_LINES = 300;

/** Files of src that are too long; tests are long lists of examples and may be. */
export function longFiles(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => /^src\/.*\.(tsx?|css)$/.test(path) && !isTest(path))
    .map(({ path, text }) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => `${path}: ${lines} lines, ${MAX_LINES} are allowed`);
}

/** What every JavaScript engine computes alike, to the last bit. */
const EXACT_MATH = 'abs ceil clz32 floor fround imul max min round sign sqrt trunc'.split(' ');

/** A global by its bare name: not `.Date`, not `updateDate`, not the member `Date:`. */
const bare = (names: string) =>
  new RegExp(`(?<![\\w$.])(?:${names.split(' ').join('|')})(?![\\w$]|\\??:)`, 'g');

const NOT_IN_ENGINE: readonly RegExp[] = [
  bare('Date performance setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame'),
  bare('window document navigator crypto process globalThis fetch Intl console'),
  /\.(?:localeCompare|toLocale\w+)\b/g,
  new RegExp(`(?<![\\w$.])Math\\.(?!(?:${EXACT_MATH.join('|')})\\b)\\w+`, 'g'),
  // Math taken apart or passed on, where the rule above cannot see what becomes of it.
  /(?<![\w$.])Math(?!\w|\.\w)/g,
  // 2n ** bits and 2 ** 20 are exact; a power of any other numbers is left to the implementation.
  /(?<!\d+n\s*)\*\*(?:=|(?!\s*\d+\b(?!\.)))|(?<!(?:\d+n|(?<![\w.])2)\s*)\*\*=?/g,
];

/** Names that would let a clock, chance, an inexact function or a page into the engine. */
export function bannedNames(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => isCode(path) && ['engine', 'lib'].includes(layerOf(path)))
    .flatMap(({ path, text }) =>
      codeOnly(text)
        .split('\n')
        .flatMap((line, index) =>
          NOT_IN_ENGINE.flatMap((ban) => line.match(ban) ?? []).map(
            (name) => `${path}:${index + 1}: ${name} does not belong in ${layerOf(path)}`,
          ),
        ),
    );
}

/** Numbers that hardly anybody but AWS would choose, and 10,000, of which AWS is fond. */
const OF_AWS = /(?<![\w.,])(?:1[_,]?048[_,]?576|10[_,]?000|604[_,]?800|8[_,]?760)(?![\w]|[.,]\d)/g;

/** Where such a number is not AWS's. */
const NOT_OF_AWS: Readonly<Record<string, readonly string[]>> = {
  // A unit: so many bytes are a mebibyte.
  'src/lib/bytes.ts': ['1_048_576'],
  // Parts in ten thousand, to print a share of the hash keys.
  'src/ui/stage/hash-key-label.ts': ['10_000'],
  'src/site/learn/key-ring/key-place.ts': ['10_000'],
  // How far the sliders reach, and how many rows of keys a page can show.
  'src/ui/controls/spans.ts': ['10_000'],
  'src/ui/controls/PartitionKeys.tsx': ['10_000'],
  // How much a scenario may hold; ours, and so is the bound of the reserved concurrency.
  'src/scenario/ranges.ts': ['10_000'],
  'src/scenario/totals.ts': ['10_000'],
  // Lines listed of those that could not be read.
  'src/scenario/own-records/reading.ts': ['10_000'],
};

/** Numbers of AWS's outside the limits, in code or in words. */
export function awsNumbers(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => isCode(path) && !path.startsWith('src/engine/limits/'))
    .flatMap(({ path, text }) =>
      withoutComments(text)
        .split('\n')
        .flatMap((line, index) =>
          (line.match(OF_AWS) ?? [])
            .filter((number) => !(NOT_OF_AWS[path] ?? []).includes(number))
            .map((number) => `${path}:${index + 1}: ${number} belongs in src/engine/limits/`),
        ),
    );
}

// Written so that this file does not contain what it looks for.
const NOT_IN_THE_REPOSITORY: readonly RegExp[] = [
  /(?<!\w)\/work[/]\w/,
  /(?<!\w)\/root[/]/,
  /\bregistry\.[a-z0-9-]+\.(?:org|com|net|io|local)\b/,
  /_auth[T]oken/,
  /\bshared[/](?:facts|design|source|data)\b/,
  /\bfacts[/]aws\.md/,
];

/** Mentions of the machine a file was written on: they mean nothing, or worse, to everybody else. */
export function privateWords(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    NOT_IN_THE_REPOSITORY.flatMap((word) => word.exec(text) ?? []).map((word) => `${path}: mentions ${word}`),
  );
}

/** Download addresses in the lockfile: they would tie the install to the registry it was written with. */
export function lockfileAddresses(lockfile: string): string[] {
  return lockfile.match(/"resolved":\s*"http[^"]*"/g) ?? [];
}

/**
 * Builds for other machines that the lockfile leaves out. Where a registry lacks one on the day of an install, npm
 * drops it in silence, and from then on refuses `npm ci` everywhere, because manifest and lockfile differ.
 */
export function missingBuilds(lockfile: string): string[] {
  const { packages } = JSON.parse(lockfile) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      )
      .map((name) => `${path} wants ${name}`),
  );
}

/** Dependencies whose version is a range: the tests would pass today and fail on a release of somebody else's. */
export function looseVersions(manifest: string): string[] {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(manifest) as Record<
    string,
    Record<string, string>
  >;
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    .map(([name, version]) => `${name}: ${version}`);
}
