import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Router } from 'wouter';
import { ASSUMPTIONS } from '../../engine';
import { backoffMicros } from '../../engine/lambda/retry';
import { decodeLink, SETTING_KEYS, SETTINGS, settingAt, settingPath, type SettingKey } from '../../scenario';
import { words } from '../../words';
import { limitsWords } from '../../words/limits';
import { LimitsPage } from '../LimitsPage';
import { NUMBERS, numbersWith } from './all-numbers';
import { OPEN_POINTS } from './open-points';

/** The page's text with its tags, as a browser without scripts would have it. */
const html = renderToStaticMarkup(
  <Router ssrPath="/limits">
    <LimitsPage />
  </Router>,
);
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll("'", '&#x27;').replaceAll('"', '&quot;');
const points = Object.entries(OPEN_POINTS) as [
  keyof typeof OPEN_POINTS,
  (typeof OPEN_POINTS)[keyof typeof OPEN_POINTS],
][];

describe('every number stands on the page with all that is known of it', () => {
  test.each(NUMBERS)('$id', ({ id, name, amount, what, source, date, address, confidence, isModelled }) => {
    const [, line = ''] = new RegExp(`<li id="${id}"(.*?)</li>`).exec(html) ?? [];
    for (const said of [
      name,
      amount,
      what,
      source,
      date,
      limitsWords.confidence[confidence],
      address ?? '',
    ]) {
      expect(line).toContain(escaped(said));
    }
    expect(line.includes(limitsWords.toldOnly)).toBe(!isModelled);
    expect(line).toContain(`href="#${id}"`);
  });

  test('amounts are as a person writes them', () => {
    const amountOf = (id: string) => NUMBERS.find((entry) => entry.id === id)?.amount;
    expect(amountOf('readCallsPerSecond')).toBe('5');
    expect(amountOf('readBytesPerSecond')).toBe('2\u00a0MiB/s');
    expect(amountOf('readBytesPerCall')).toBe('10\u00a0MiB');
    expect(amountOf('lambdaGigabyteSecond')).toBe('$0.0000166667');
  });

  test('names are no code, and each belongs to one number', () => {
    const names = NUMBERS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const code =
      /millis|\bkcl\b|fan out|on demand|maximum$|minimum$|(least|most)$|\b(\w+) \2\b|put (records|unit)\b/;
    expect(names.filter((name) => code.test(name.replace(/^KCL/, '')))).toEqual([]);
    // The numbers are found by their names in the code all the same.
    expect(numbersWith('kclIdleMillis')[0]).toMatchObject({ name: 'KCL’s polling interval' });
  });

  test('a search finds by name, unit, source and part', () => {
    expect(numbersWith('GetRecords  calls').map(({ id }) => id)).toContain('readCallsPerSecond');
    expect(numbersWith('infracost').length).toBeGreaterThan(5);
    expect(numbersWith('')).toHaveLength(NUMBERS.length);
    expect(numbersWith('no such thing')).toEqual([]);
  });
});

describe('what AWS does not publish is named, with its switch or why there is none', () => {
  test.each(Object.keys(ASSUMPTIONS))('%s belongs to one point', (name) => {
    expect(
      points.filter(([, { assumptions }]) => (assumptions as readonly string[]).includes(name)),
    ).toHaveLength(1);
  });

  test.each(SETTING_KEYS.filter((key) => SETTINGS[key].basis === 'unpublished'))(
    '%s is the switch of one point',
    (key) => {
      expect(
        points.filter(([, { settings }]) => (settings as readonly SettingKey[]).includes(key)),
      ).toHaveLength(1);
    },
  );

  test.each(points)('%s', (key, { settings, query }) => {
    const { title, text, ...more } = limitsWords.openPoints[key];
    for (const said of [title, text]) expect(html).toContain(escaped(said));
    // A switch, or a reason: never both, never neither.
    expect('no' in more).toBe(settings.length === 0);
    expect(query === null).toBe(settings.length === 0);
    for (const setting of settings) expect(html).toContain(escaped(words.settingHelps[setting]));
  });

  test.each(points.filter(([, { query }]) => query !== null))(
    'the link of %s turns its switch',
    (_, { settings, query }) => {
      const { faults, state } = decodeLink(`?${query}`);
      expect(faults).toEqual([]);
      const path = settingPath(settings[0]!, 0);
      const plain = decodeLink('').state;
      expect(settingAt(state.scenario, path)).not.toEqual(settingAt(plain.scenario, path));
      expect(html).toContain(`href="/explore?${escaped(query!)}"`);
    },
  );
});

test('three retries wait as long as the page says, and the simplified writer and consumer are told', () => {
  const first = backoffMicros(1) + backoffMicros(2) + backoffMicros(3);
  expect(limitsWords.openPoints.backoff.no).toContain(`three wait ${first / 1_000_000} s in all`);
  for (const said of [
    /PutRecords, a producer waits until a call is full/,
    /Deregistering a consumer takes no time/,
  ])
    expect(limitsWords.simplifiedPoints.filter((point) => said.test(point))).toHaveLength(1);
});

test('the article is cited, and each of its statements has its answer', () => {
  const { cite, points: statements, news } = limitsWords.article;
  for (const said of [cite.title, cite.by, cite.address, ...news]) expect(html).toContain(escaped(said));
  for (const { said, today } of statements) {
    expect(html).toContain(escaped(said));
    expect(html).toContain(escaped(today));
  }
  expect(statements).toHaveLength(12);
  const all = statements.map(({ today }) => today).join(' ');
  for (const number of [
    '83.3 %',
    '10 times in 24 hours',
    '20 consumers, or 50',
    '5 minutes',
    '10 MiB',
    '70 ms',
  ])
    expect(all).toContain(number);
});
