import mdx from '@mdx-js/rollup';
import * as fc from 'fast-check';
import { transformWithOxc } from 'vite';
import { describe, expect, test } from 'vitest';
import { sceneById, SCENES, SETTING_KEYS, SETTINGS, type SettingKey } from '../../scenario';
import { HIDEABLE } from '../../ui/frame/frame-names';
import { readFrameQuery } from '../../ui/frame/frame-query';
import {
  choicesOf,
  hideableIn,
  pairsIn,
  pairsOf,
  queryOf,
  sceneIn,
  type Choices,
  type Pair,
} from './choices';
import { runOf } from './run-of';
import { snippetsOf, type SnippetPlace } from './snippets';

const factor = sceneById('factor')!;
const PLAIN: Choices = {
  scene: factor,
  run: [],
  controls: factor.controls ?? [],
  locked: [],
  hidden: [],
  theme: 'auto',
  autoplay: false,
};
const PLACE: SnippetPlace = {
  site: 'https://example.org/kin/',
  version: '1.2.3',
  title: 'Factor 3',
  text: 'One key, one lane.',
  rooms: null,
  height: 700.2,
};
const HOSTILE = `"></kinetoscope-figure><script>alert(1)</script>&amp;'\`{x}\${y}\\ \n\t--><!--`;
const CHOSEN: Choices = {
  ...PLAIN,
  run: [
    ['pf', '4'],
    ['stream', HOSTILE],
    ['at.1.5.pf', '2'],
    ['t', '0.5'],
  ],
  controls: ['parallelizationFactor'],
  locked: ['parallelizationFactor'],
  hidden: ['title'],
  theme: 'dark',
  autoplay: true,
};
const CHOSEN_ATTRIBUTES = {
  scene: 'factor',
  pf: '4',
  stream: HOSTILE,
  'at.1.5.pf': '2',
  t: '0.5',
  controls: 'pf',
  lock: 'pf',
  hide: 'title',
  theme: 'dark',
  autoplay: '',
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>' };
const plain = (text: string) =>
  text.replaceAll(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? ENTITIES[name] : String.fromCharCode(Number(code)),
  );

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The tags of markup that is nothing but tags, each attribute in double quotes; throws at anything else. */
function tagsIn(markup: string): Tag[] {
  const open: string[] = [];
  const closed: string[] = [];
  const tags: Tag[] = [];
  const rest = markup.replaceAll(
    /<(\/?)([a-z-]+)((?: [a-z0-9.]+(?:="[^"<>]*")?)*)( \/)?>/g,
    (_, ends: string, name: string, list: string, alone: string | undefined) => {
      if (ends !== '') closed.push(`${open.pop()} ${name}`);
      else {
        const found = [...list.matchAll(/ ([a-z0-9.]+)(?:="([^"]*)")?/g)];
        tags.push({
          name,
          attributes: Object.fromEntries(found.map(([, one, value = '']) => [one, plain(value)])),
        });
        if (alone === undefined) open.push(name);
      }
      return '';
    },
  );
  expect(rest.trim()).toBe('');
  expect(open).toEqual([]);
  for (const pair of closed) expect(pair).toMatch(/^(\S+) \1$/);
  return tags;
}

/** What the component is given, as its compiled text gives it. */
async function propertiesIn(text: string): Promise<Record<string, unknown>> {
  const { code } = await transformWithOxc(text, 'figure.jsx', { jsx: { runtime: 'classic', pragma: 'h' } });
  const body = code.replace(/^import .*$/m, '').replace('export function', 'return function');
  // oxlint-disable-next-line typescript/no-implied-eval -- the snippet is run, as its reader will run it
  const make = new Function('h', 'KinetoscopeFigure', body) as (
    h: unknown,
    component: unknown,
  ) => () => unknown;
  return make((_: unknown, properties: unknown) => properties, null)() as Record<string, unknown>;
}

describe('each snippet parses, and says what was chosen', () => {
  const all = snippetsOf(CHOSEN, { ...PLACE, title: HOSTILE, text: HOSTILE, rooms: '0 980, 760 700' });

  test.each(['html', 'markdown'] as const)('%s', (kind) => {
    const [script, figure, link, picture, ...more] = tagsIn(all[kind]);
    expect(more).toEqual([]);
    expect(script).toEqual({
      name: 'script',
      attributes: { type: 'module', src: 'https://example.org/kin/v/1.2.3/kinetoscope.js' },
    });
    expect(figure.attributes).toEqual({ ...CHOSEN_ATTRIBUTES, rooms: '0 980, 760 700' });
    const address = new URL(link.attributes['href']);
    expect(`${address.origin}${address.pathname}`).toBe('https://example.org/kin/explore');
    expect([...address.searchParams]).toEqual([['scene', 'factor'], ...CHOSEN.run]);
    expect(picture.attributes['src']).toBe('https://example.org/kin/v/1.2.3/posters/factor.png');
    expect(picture.attributes['alt']).toBe(`${HOSTILE}. ${HOSTILE}`);
  });

  test('iframe', () => {
    const [frame, ...more] = tagsIn(all.iframe);
    expect(more).toEqual([]);
    const { src, ...others } = frame.attributes;
    expect(others).toMatchObject({ title: HOSTILE, height: '701' });
    expect(others['sandbox']).not.toContain('same-origin');
    expect(src).toMatch(/^https:\/\/example\.org\/kin\/v\/1\.2\.3\/embed\/\?scene=factor&/);
    expect(Object.fromEntries(new URL(src).searchParams)).toEqual({ ...CHOSEN_ATTRIBUTES, autoplay: '1' });
  });

  test('React', async () => {
    const properties = await propertiesIn(all.react);
    const base = 'https://example.org/kin/v/1.2.3/';
    expect(
      Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [name, value === true ? '' : String(value)]),
      ),
    ).toEqual({ base, ...CHOSEN_ATTRIBUTES, rooms: '0 980, 760 700' });
    expect(properties['pf']).toBe(4);
  });

  test('reveal.js, which plays whatever is chosen', () => {
    const { reveal } = snippetsOf(PLAIN, PLACE);
    const [, section, figure] = tagsIn(reveal);
    expect(section.name).toBe('section');
    expect(figure.attributes).toEqual({ scene: 'factor', autoplay: '' });
    expect(tagsIn(all.reveal)[2].attributes).toMatchObject(CHOSEN_ATTRIBUTES);
  });

  test('Markdown keeps each tag in one line, and MDX compiles it', async () => {
    const { markdown } = snippetsOf(
      { ...CHOSEN, run: CHOSEN.run.filter(([name]) => !name.includes('.')) },
      PLACE,
    );
    expect(markdown.trim().split('\n')).toHaveLength(5);
    const { transform } = mdx();
    const made = await (transform as (text: string, id: string) => Promise<{ code: string }>)(
      markdown,
      'post.mdx',
    );
    expect(made.code).toContain('kinetoscope-figure');
  });
});

test('any text in a setting comes through all five', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (value) => {
      const all = snippetsOf({ ...PLAIN, run: [['stream', value]] }, { ...PLACE, title: value, text: value });
      expect(tagsIn(all.html)[1].attributes['stream']).toBe(value);
      expect(tagsIn(all.reveal)[2].attributes['stream']).toBe(value);
      expect(new URL(tagsIn(all.iframe)[0].attributes['src']).searchParams.get('stream')).toBe(value);
      expect(String((await propertiesIn(all.react))['stream'])).toBe(value);
    }),
    { numRuns: 200 },
  );
});

/** What a frame would show, as the builder reads it again. */
function again(pairs: readonly Pair[]): Choices {
  const query = queryOf(pairs);
  const asked = readFrameQuery(query, sceneIn(query));
  expect(asked.faults).toEqual([]);
  const link = queryOf(
    pairsIn(query).filter(([name]) => !['controls', 'lock', 'hide', 'autoplay'].includes(name)),
  );
  return choicesOf(asked, runOf(link, true));
}

test('what is chosen is in the address, and comes back', () => {
  const someOf = <T>(all: readonly T[]) => fc.subarray([...all]);
  fc.assert(
    fc.property(
      fc.constantFrom(...SCENES),
      someOf(SETTING_KEYS),
      someOf(SETTING_KEYS),
      someOf(HIDEABLE),
      fc.constantFrom('auto' as const, 'light' as const, 'dark' as const),
      fc.boolean(),
      (scene, controls, locks, hides, theme, autoplay) => {
        const isFree = (key: SettingKey) => controls.includes(key) && !(scene.locked ?? []).includes(key);
        const choices: Choices = {
          scene,
          run: [],
          controls,
          locked: locks.filter(isFree),
          hidden: hideableIn(scene).filter((part) => hides.includes(part)),
          theme,
          autoplay,
        };
        expect(again(pairsOf(choices))).toEqual(choices);
      },
    ),
    { numRuns: 200 },
  );
});

test('a setting and a moment come back, a change during the run too', () => {
  const run: Choices['run'] = [
    ['pf', '4'],
    ['at.1.5.pf', '2'],
    ['t', '0.5'],
  ];
  expect(again(pairsOf({ ...PLAIN, run })).run).toEqual(run);
});

test('without any control, their place goes', () => {
  const pairs = pairsOf({ ...PLAIN, controls: [], locked: ['keyCount'], hidden: ['title'] });
  expect(pairs).toEqual([
    ['scene', 'factor'],
    ['hide', 'controls,title'],
  ]);
  expect(again(pairs).controls).toEqual([]);
});

describe('a change during the run', () => {
  const query = 'scene=factor&at.1.75.pf=4&t=1.75';

  test('holds from the beginning', () => {
    expect(runOf(query, false)).toEqual([['pf', '4']]);
    expect(runOf('scene=factor&at.1.75.pf=4&at.2.pf=5', false)).toEqual([['pf', '5']]);
  });

  test('or at its moment', () => expect(runOf(query, true)).toEqual([['at.1.75.pf', '4']]));

  test('stays where it is when it is one of the scene, or done to shards', () => {
    expect(runOf('scene=resharding', false)).toEqual([]);
    expect(runOf('scene=factor&at.3.scale=4', false)).toEqual([['at.3.scale', '4']]);
  });
});

test('every setting has a name that an attribute may have', () => {
  for (const key of SETTING_KEYS) expect(SETTINGS[key].link).toMatch(/^[a-z]+$/);
});
