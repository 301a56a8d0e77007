import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ASSUMPTIONS, LIMITS, PRICES } from '../src/engine';
import { cycles, importsOf } from './house/imports';
import { hoverOnly } from './house/hover';
import { layerFaults } from './house/layers';
import { untrueLimits } from './house/limits';
import { liveRegions } from './house/live';
import {
  awsNumbers,
  bannedNames,
  lockfileAddresses,
  longFiles,
  looseVersions,
  missingBuilds,
  privateWords,
} from './house/rules';
import { isCode, textFiles, type SourceFile } from './house/source';

// The rules of the house, held by machine. Each rule is first shown to object to a bad example: a rule that has
// gone blind passes everything.

const files = textFiles();
const code = files.filter(({ path }) => isCode(path));
const file = (path: string, text: string): SourceFile[] => [{ path, text }];

describe('reading the graph', () => {
  test('finds every way to import', () => {
    const text = [
      `import './effect';`,
      `import a, { b } from './value';`,
      `import {\n  c,\n  type D,\n} from "./many-lines";`,
      `import type { E } from './type';`,
      `export * from './all';`,
      `export type { F } from './type-again';`,
      `export const from = 'not a module';`,
      `const page = () => import('./lazy');`,
      `new Worker(new URL('./worker.ts', import.meta.url));`,
      `// import './comment';`,
      `const url = 'https://example.org/'; import * as g from 'package';`,
    ].join('\n');
    const found = importsOf(file('src/ui/x.ts', text)).map(({ specifier, kind }) => `${kind} ${specifier}`);
    expect(found).toEqual([
      'value ./effect',
      'value ./value',
      'value ./many-lines',
      'type ./type',
      'value ./all',
      'type ./type-again',
      'value package',
      'lazy ./lazy',
      'lazy ./worker.ts',
    ]);
  });

  test('sees the imports of this very project', () => {
    const lazyPage = { from: 'src/site/Site.tsx', kind: 'lazy', to: 'src/site/App.tsx' };
    expect(importsOf(code)).toContainEqual(expect.objectContaining(lazyPage));
  });
});

describe('layers: lower never imports higher', () => {
  test.each([
    ['src/lib/x.ts', `import { a } from '../engine';`, /lib may not import engine/],
    ['src/lib/x.ts', `import { parse } from 'papaparse';`, /lib may not use papaparse/],
    ['src/engine/x.ts', `import type { A } from '../scenario/settings';`, /engine may not import scenario/],
    ['src/engine/x.ts', `import { create } from 'zustand';`, /engine may not use zustand/],
    ['src/scenario/x.ts', `import { a } from '../timeline/timeline';`, /scenario may not import timeline/],
    ['src/scenario/x.ts', `import { words } from '../words';`, /scenario may not import words/],
    ['src/store/x.ts', `import { words } from '../words/index';`, /store may not import words/],
    ['src/timeline/x.ts', `import { a } from '../words/scenario-faults';`, /timeline may not import words/],
    ['src/metrics/x.ts', `import { a } from '../engine/history';`, /past the only door of engine/],
    ['src/ui/x.ts', `import type { A } from '../engine/kinesis/shard';`, /past the only door of engine/],
    ['src/ui/x.ts', `import { a } from '../metrics/delivery';`, /past the only door of metrics/],
    ['src/ui/x.ts', `import { a } from '../paint/glyphs';`, /past the only door of paint/],
    ['src/layout/x.ts', `import { a } from '../narration/narrator';`, /layout may not import narration/],
    ['src/paint/x.ts', `import { a } from '../engine';`, /paint may not import engine/],
    ['src/store/x.ts', `import { useState } from 'react';`, /store may not use react/],
    ['src/ui/x.tsx', `const A = lazy(() => import('../site/App'));`, /ui may not import site/],
    ['src/site/x.tsx', `import { a } from '../embed/page';`, /site may not import embed/],
    ['src/site/x.tsx', `import { readFileSync } from 'node:fs';`, /site may not use node:fs/],
    ['src/headless/x.ts', `import { a } from '../timeline/timeline';`, /headless may not import timeline/],
    ['src/ui/x.ts', `import { a } from '../headless';`, /ui may not import headless/],
    ['src/words/x.ts', `import { a } from '../engine';`, /words may not import engine/],
    ['src/words/x.ts', `import { LIMITS, Simulation } from '../engine';`, /words may not import engine/],
    ['src/ui/stage/x.tsx', `import { a } from '../../words/en/stage';`, /one language; the catalogue is/],
    ['src/narration/x.ts', `import type { A } from '../words/en/narrator';`, /one language/],
    ['src/elsewhere/x.ts', `import { a } from '../lib/x';`, /no layer "elsewhere"/],
    ['src/ui/x.ts', `import { a } from './y.ts';`, /without its extension/],
  ])('objects to %s: %s', (path, text, complaint) => {
    expect(layerFaults(file(path, text))).toEqual([expect.stringMatching(complaint)]);
  });

  test.each([
    ['src/engine/kinesis/x.ts', `import { a } from '../../lib/x'; import { b } from '../history';`],
    ['src/scenario/x.ts', `import { faultWords } from '../words/scenario-faults';`],
    ['src/store/x.ts', `import { faultWords } from '../words/scenario-faults';`],
    ['src/metrics/x.ts', `import type { History } from '../engine';`],
    ['src/headless/cli.ts', `import { a } from '../metrics'; import { b } from '../engine/index';`],
    ['src/words/x.ts', `import type { Idle } from '../narration/idle';`],
    ['src/words/en/x.ts', `import { LIMITS } from '../../engine/index'; import { b } from '../../lib/x';`],
    ['src/words/index.ts', `import { a } from './en/stage';`],
    ['src/site/learn/x.ts', `import { simulate } from '../../headless/simulate';`],
    ['src/lib/x.test.ts', `import { a } from '../engine/history';`],
  ])('allows %s: %s', (path, text) => {
    expect(layerFaults(file(path, text))).toEqual([]);
  });

  test('hold', () => expect(layerFaults(files)).toEqual([]));
});

describe('no circles', () => {
  test('finds one', () => {
    const circle = [
      ...file('src/lib/a.ts', `import { b } from './b';`),
      ...file('src/lib/b.ts', `import { c } from './c';`),
      ...file('src/lib/c.ts', `export * from './a';`),
    ];
    expect(cycles(circle)).toEqual(['src/lib/a.ts -> src/lib/b.ts -> src/lib/c.ts -> src/lib/a.ts']);
  });

  test('a type is no circle: it is gone when the code runs', () => {
    const types = [
      ...file('src/lib/a.ts', `import { b } from './b';`),
      ...file('src/lib/b.ts', `import type { A } from './a';`),
    ];
    expect(cycles(types)).toEqual([]);
  });

  test('hold', () => expect(cycles(code)).toEqual([]));
});

describe('short files', () => {
  test('objects to 301 lines, of code or of style, but not of tests', () => {
    const long = 'a;\n'.repeat(301);
    expect(longFiles(file('src/lib/x.ts', long))).toEqual([expect.stringMatching(/301 lines/)]);
    expect(longFiles(file('src/ui/x.css', long))).toHaveLength(1);
    expect(longFiles(file('src/lib/x.test.ts', long))).toEqual([]);
    expect(longFiles(file('src/lib/x.ts', 'a;\n'.repeat(300)))).toEqual([]);
  });

  test('hold', () => expect(longFiles(files)).toEqual([]));
});

describe('the engine has no clock, no chance and no page', () => {
  test.each([
    'const now = Date.now();',
    'new Date()',
    'performance.now()',
    'setTimeout(run, 1)',
    'const { log } = Math;',
    'Math.random()',
    'Math.log(x)',
    'Math.log1p(x)',
    'Math.pow(x, 2)',
    'Math.hypot(x, y)',
    'Math.tanh(x)',
    'x ** 2',
    'x **= 2',
    '2 ** bits',
    '10 ** 3',
    '2 ** 0.5',
    '1.2 ** 2',
    'window.x',
    'document.body',
    'globalThis.x',
    '`${Math.exp(x)}`',
    'a.localeCompare(b)',
  ])('objects to %s', (text) => {
    expect(bannedNames(file('src/engine/kinesis/x.ts', text))).toHaveLength(1);
    expect(bannedNames(file('src/lib/x.ts', text))).toHaveLength(1);
  });

  test.each([
    '// not Date.now()',
    '/** a ** b */',
    `throw new Error('no Date here');`,
    'const startDate = record.Date;',
    'Math.sqrt(Math.floor(x))',
    'const range = 2n ** bits;',
    'const MEBIBYTE = 2 ** 20;',
    'interface Result { process: string; document?: string }',
  ])('allows %s', (text) => {
    expect(bannedNames(file('src/engine/x.ts', text))).toEqual([]);
  });

  test('hold', () => expect(bannedNames(files)).toEqual([]));
});

describe('numbers of AWS stand in the limits', () => {
  test.each([
    'const MOST = 1_048_576;',
    'const MOST = 1048576;',
    `const text = 'at most 10,000 records';`,
    'const shards = whole(1, 10_000);',
    '<p>604,800 s</p>',
    'hours: 8_760',
    '`${a} of 8760`',
  ])('objects to %s', (text) => {
    expect(awsNumbers(file('src/ui/x.tsx', text))).toHaveLength(1);
  });

  test.each([
    ['src/engine/limits/stream-limits.ts', 'documented(10_000)'],
    ['src/ui/x.test.ts', 'expect(10_000)'],
    ['src/ui/x.ts', '// at most 10,000 records'],
    ['src/ui/x.ts', 'const a = 110_000 + 10_000.5 + 10_000_000;'],
    ['src/lib/bytes.ts', 'export const MEBIBYTE = 1_048_576;'],
  ])('allows %s: %s', (path, text) => {
    expect(awsNumbers(file(path, text))).toEqual([]);
  });

  test('hold', () => expect(awsNumbers(files)).toEqual([]));
});

describe('of a limit is said truly whether the model applies it', () => {
  const tables = { LIMITS: { a: { isModelled: true }, b: { isModelled: false } } };

  test('objects to one that is applied and told only, and to one that is neither', () => {
    expect(untrueLimits(file('src/engine/x.ts', 'LIMITS.b.value'), tables)).toEqual([
      expect.stringMatching(/LIMITS.a is applied nowhere/),
      expect.stringMatching(/LIMITS.b is applied/),
    ]);
    expect(untrueLimits(file('src/words/x.ts', 'LIMITS.a.value'), tables)).toHaveLength(1);
    expect(untrueLimits(file('src/metrics/x.ts', 'LIMITS.a.value'), tables)).toEqual([]);
    expect(untrueLimits(file('src/metrics/x.ts', 'const { c, a } = LIMITS;'), tables)).toEqual([]);
  });

  test('hold', () => expect(untrueLimits(files, { LIMITS, PRICES, ASSUMPTIONS })).toEqual([]));
});

describe('nothing of the machine it was written on', () => {
  test.each([
    ['a path', ['/wo', 'rk/main/x']],
    ['a home', ['/ro', 'ot/.npmrc']],
    ['a registry', ['https://registry', '.example.org/x']],
    ['a note that is not in the repository', ['see facts', '/aws.md']],
  ])('objects to %s', (_, halves) => {
    // In halves, because this file is read by the rule as well.
    expect(privateWords(file('docs/x.md', halves.join('')))).toHaveLength(1);
  });

  test('hold', () => expect(privateWords(files)).toEqual([]));

  test('the lockfile names no download address', () => {
    expect(lockfileAddresses('{ "resolved": "https://example.org/a.tgz" }')).toHaveLength(1);
    expect(lockfileAddresses(readFileSync('package-lock.json', 'utf8'))).toEqual([]);
  });

  test('the lockfile has the builds for every kind of machine', () => {
    const bare = { packages: { 'node_modules/a': { optionalDependencies: { 'a-windows': '1.0.0' } } } };
    expect(missingBuilds(JSON.stringify(bare))).toEqual(['node_modules/a wants a-windows']);
    expect(missingBuilds(readFileSync('package-lock.json', 'utf8'))).toEqual([]);
  });

  test('every version is exact', () => {
    expect(looseVersions('{ "dependencies": { "a": "^1.0.0", "b": "1.0.0" } }')).toEqual(['a: ^1.0.0']);
    expect(looseVersions(readFileSync('package.json', 'utf8'))).toEqual([]);
  });
});

describe('nothing is for a hovering pointer alone', () => {
  test.each([
    '<span title={w.help}>x</span>',
    '<span title={w.help(LIMITS.a.value)} aria-label={w.name}>x</span>',
    '<g><title>{`a ${b}`}</title></g>',
    '<p\n  title="a fact"\n>x</p>',
  ])('objects to %s', (text) => {
    expect(hoverOnly(file('src/ui/x.tsx', text))).toHaveLength(1);
  });

  test.each([
    '<button aria-label={label} title={label} onClick={() => go(1)}>x</button>',
    '<button\n  title={w.add[type]}\n  aria-label={w.add[type]}\n>x</button>',
    '<Tile title={w.help} />',
    'const title = a > b;',
  ])('allows %s', (text) => {
    expect(hoverOnly(file('src/ui/x.tsx', text))).toEqual([]);
  });

  test('hold', () => expect(hoverOnly(files)).toEqual([]));
});

describe('one live region', () => {
  test.each([
    '<p aria-live="polite">x</p>',
    '<p aria-live={how}>x</p>',
    '<p role="alert">x</p>',
    '<output id={id}>x</output>',
  ])('objects to %s', (text) => {
    expect(liveRegions(file('src/ui/x.tsx', text))).toHaveLength(1);
  });

  test('allows a result that is silent', () => {
    expect(liveRegions(file('src/ui/x.tsx', '<output aria-live="off">x</output>'))).toEqual([]);
  });

  test('hold', () => expect(liveRegions(files)).toEqual([]));
});
