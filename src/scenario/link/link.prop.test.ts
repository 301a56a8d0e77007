import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseScenario } from '../schema';
import { settingPath, withSetting } from '../setting-path';
import { SETTING_KEYS, SETTINGS } from '../settings';
import { anyLink, linkState } from '../testing/link-arbitrary';
import { settingValue } from '../testing/scenario-arbitrary';
import { decodeLink, encodeLink, LONG_LINK, PLAIN_VIEW, type LinkState } from './index';
import { LINK_NAMES } from './names';
import { scenarioOf } from './plain-parts';
import { OPENING_SCENE } from '../scenes/index';

const opening: LinkState = {
  scene: OPENING_SCENE,
  scenario: scenarioOf(OPENING_SCENE),
  time: 24_000_000,
  speed: 1,
  view: PLAIN_VIEW,
  theme: 'auto',
};

function expectRoundTrip(state: LinkState): void {
  const { query, recordsLeftOut } = encodeLink(state);
  expect(recordsLeftOut).toBe(0);
  const { state: back, faults } = decodeLink(query);
  expect(faults).toEqual([]);
  expect(back).toEqual(state);
  // What is written once is written the same way again.
  expect(encodeLink(back).query).toBe(query);
}

test('any state comes back from its link as it was', () => {
  expect(encodeLink(opening).query).toBe('');
  fc.assert(fc.property(linkState, expectRoundTrip), { numRuns: 300 });
});

test.each(SETTING_KEYS)('%s: whatever it is set to comes back', (key) => {
  expect(encodeLink(opening).query).toBe('');
  const types = SETTINGS[key].consumerTypes;
  const type = types === null || types.includes('lambda') ? 'lambda' : types[0];
  const generated = key === 'keyCount' || key === 'keySkew';
  const keys = generated ? { partitionKeys: {} } : {};
  fc.assert(
    fc.property(settingValue(key), fc.nat({ max: 2 }), (value, place) => {
      const input = {
        producers: [{}, {}, {}].map(() => keys),
        consumers: [{ type }, { type: 'kcl' }, { type }].map((one, at) => (at === place ? { type } : one)),
      };
      const parsed = parseScenario(input);
      if (!parsed.ok) throw new Error(parsed.faults[0].message);
      const changed = parseScenario(withSetting(parsed.scenario, settingPath(key, place), value));
      fc.pre(changed.ok);
      if (changed.ok) expectRoundTrip({ ...opening, scenario: changed.scenario });
    }),
    { numRuns: 60 },
  );
});

test('every setting has a name in a link, and no two names mean the same', () => {
  expect(new Set(LINK_NAMES).size).toBe(LINK_NAMES.length);
  for (const key of SETTING_KEYS) expect(LINK_NAMES).toContain(SETTINGS[key].link);
});

test('a link has unreserved characters, percent signs and what parts the values, and nothing else', () => {
  fc.assert(
    fc.property(linkState, (state) => {
      expect(encodeLink(state).query).toMatch(/^[\w.~%&=-]*$/);
    }),
  );
});

test('2,000 random and damaged links: each is a valid scenario, and whatever is refused is named', () => {
  fc.assert(
    fc.property(anyLink, (link) => {
      const { state, faults } = decodeLink(link);
      const parsed = parseScenario(state.scenario);
      expect(parsed).toEqual({ ok: true, scenario: state.scenario });
      const { stream, commands } = state.scenario;
      const isFixed = stream.streamMode === 'PROVISIONED' && commands.every((one) => one.do === 'set');
      const most = isFixed ? stream.shardCount : Infinity;
      expect(state.view.picked.every(({ shard }) => shard < most)).toBe(true);
      expect(state.time).toBeGreaterThanOrEqual(0);
      const unnamed = faults.filter(
        ({ names, message }) =>
          !message.endsWith('.') || (names.length > 0 && !message.includes(names[0].slice(0, 20))),
      );
      expect(unnamed).toEqual([]);
      // Nothing that was given is lost in silence: the state says it, or a fault does.
      const again = decodeLink(encodeLink(state).query);
      expect(again.faults).toEqual([]);
      expect(again.state).toEqual(state);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
});

test('own records are in the link while it stays short, and are left out with a word when it does not', () => {
  const withRecords = (count: number) => {
    const records = Array.from({ length: count }, (_, at) => ({ at: at / 10, partitionKey: `k${at % 7}` }));
    const parsed = parseScenario({ producers: [{ records }] });
    if (!parsed.ok) throw new Error('not valid');
    return { ...opening, scenario: parsed.scenario };
  };
  expectRoundTrip(withRecords(600));
  for (const count of [1_500, 200_000]) {
    const { query, recordsLeftOut } = encodeLink(withRecords(count));
    expect(recordsLeftOut).toBe(count);
    expect(query.length).toBeLessThan(LONG_LINK);
    const { state, faults } = decodeLink(query);
    expect(state.scenario.producers[0].records).toBeNull();
    expect(faults.map(({ message }) => message)).toEqual([expect.stringMatching(/^records .*too many/)]);
  }
});
