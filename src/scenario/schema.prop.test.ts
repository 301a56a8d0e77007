import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scenario } from '../engine/index';
import { hasMember, memberAt, withMember } from '../lib/member-path';
import { parseScenario } from './schema';
import { settingPath } from './setting-path';
import { SETTING_KEYS, SETTINGS } from './settings';
import { scenarioInput, settingValue } from './testing/scenario-arbitrary';

function scenarioOf(input: unknown): Scenario {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.faults.map((fault) => fault.message).join('\n'));
  return parsed.scenario;
}

/** Either a scenario, or faults that each say something. */
function judged(input: unknown): boolean {
  const parsed = parseScenario(input);
  if (parsed.ok) return parsed.scenario.version === 1;
  return parsed.faults.length > 0 && parsed.faults.every((fault) => /^\S.* \S.*\.$/s.test(fault.message));
}

test('any JSON gives a scenario or faults, and never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (input) => {
      expect(judged(input)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('so does any value of any kind', () => {
  const odd = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });
  fc.assert(
    fc.property(odd, (input) => {
      expect(judged(input)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('so does a valid scenario with any value in any place', () => {
  const wrong = fc.oneof(fc.jsonValue(), fc.constantFrom(NaN, Infinity, -1, 0.5, undefined, [], {}, [{}]));
  const path = fc.oneof(
    fc.constantFrom(...SETTING_KEYS).map((key) => settingPath(key)),
    fc.constantFrom('stream', 'producers', 'consumers', 'commands', 'consumers.0', 'consumers.0.function'),
  );
  fc.assert(
    fc.property(scenarioInput, path, wrong, (input, where, value) => {
      const scenario = scenarioOf(input);
      fc.pre(hasMember(scenario, where));
      expect(judged(withMember(scenario, where, value))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a generated scenario is valid, and parsing what was parsed changes nothing, to the letter', () => {
  fc.assert(
    fc.property(scenarioInput, (input) => {
      const once = scenarioOf(input);
      const twice = scenarioOf(once);
      expect(twice).toEqual(once);
      expect(JSON.stringify(twice)).toBe(JSON.stringify(once));
    }),
    { numRuns: 300 },
  );
});

test('a command may set what may change during a run, to whatever a scenario may have there', () => {
  const change = fc
    .constantFrom(...SETTING_KEYS)
    .chain((key) => fc.tuple(fc.constant(key), settingValue(key)));
  fc.assert(
    fc.property(scenarioInput, change, (input, [key, value]) => {
      const path = settingPath(key);
      const base = scenarioOf(input);
      fc.pre(hasMember(base, path));
      const changed = parseScenario(withMember(base, path, value));
      const run = parseScenario({ ...base, commands: [{ at: 1, do: 'set', path, value }] });
      expect(run.ok).toBe(changed.ok && SETTINGS[key].applies === 'from-now');
      if (!run.ok || !changed.ok) return;
      const [command] = run.scenario.commands;
      const set = command.do === 'set' ? command.value : undefined;
      expect(JSON.stringify(set)).toBe(JSON.stringify(memberAt(changed.scenario, path)));
    }),
    { numRuns: 500 },
  );
});
