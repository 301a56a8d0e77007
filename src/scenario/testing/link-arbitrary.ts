/** States that a link can be made of, for property tests. */
import * as fc from 'fast-check';
import { MAX_HASH_KEY, shardIdOf, type Scenario } from '../../engine/index';
import { hasMember } from '../../lib/member-path';
import { MICROS_PER_SECOND } from '../../lib/time';
import { encodeLink, type LinkState } from '../link/index';
import { LINK_NAMES } from '../link/names';
import { OPENING_SCENE } from '../scenes/index';
import { RANGES } from '../ranges';
import { parseScenario } from '../schema';
import { settingPath } from '../setting-path';
import { SETTING_KEYS, SETTINGS } from '../settings';
import { numberOf, scenarioInput, settingValue } from './scenario-arbitrary';

const CHANGEABLE = SETTING_KEYS.filter(
  (key) => SETTINGS[key].applies === 'from-now' && !['scenario', 'stream'].includes(SETTINGS[key].scope),
);

/** A setting changed at a time, wherever in the scenario it may be. */
const change = fc.constantFrom(...CHANGEABLE).chain((key) =>
  fc.tuple(
    fc.integer({ min: 0, max: 8 * MICROS_PER_SECOND }),
    fc.nat({ max: 2 }).map((place) => settingPath(key, place)),
    settingValue(key),
  ),
);

/** Changes of a part of a scenario as a whole, which no setting stands for. */
const rawChange = fc.tuple(
  fc.integer({ min: 0, max: 8 * MICROS_PER_SECOND }),
  fc.constantFrom(
    'consumers.0.function.failures',
    'producers.0.partitionKeys.0.weight',
    'producers.0.partitionKeys.0.key',
  ),
  fc.oneof(fc.double({ min: 0.1, max: 9 }), fc.string({ minLength: 1 }), fc.constant({ errorRate: 0.5 })),
);

/** Splits, merges and counts of shards, whatever AWS would say to them. */
const order = fc.oneof(
  fc.record({
    do: fc.constant('splitShard' as const),
    shardId: fc.oneof(fc.nat({ max: 9 }).map(shardIdOf), fc.string({ minLength: 1, maxLength: 9 })),
    newStartingHashKey: fc.bigInt({ min: 0n, max: MAX_HASH_KEY }).map(String),
  }),
  fc.record({
    do: fc.constant('mergeShards' as const),
    shardId: fc.nat({ max: 9 }).map(shardIdOf),
    adjacentShardId: fc.nat({ max: 9 }).map(shardIdOf),
  }),
  fc.record({
    do: fc.constant('updateShardCount' as const),
    targetShardCount: numberOf(RANGES.targetShardCount),
  }),
);
const resharding = fc
  .tuple(fc.integer({ min: 0, max: 8 * MICROS_PER_SECOND }), order)
  .map(([at, one]) => ({ at: at / MICROS_PER_SECOND, ...one }));

/** A scenario with those of the changes that it allows, each at a whole microsecond. */
function withChanges(input: unknown, changes: readonly (readonly [number, string, unknown])[]): Scenario {
  let scenario = complete(input);
  for (const [at, path, value] of changes) {
    if (!hasMember(scenario, path)) continue;
    const command = { at: at / MICROS_PER_SECOND, do: 'set' as const, path, value };
    const parsed = parseScenario({ ...scenario, commands: [...scenario.commands, command] });
    if (parsed.ok) ({ scenario } = parsed);
  }
  return scenario;
}

function complete(input: unknown): Scenario {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join('\n'));
  return parsed.scenario;
}

const anyScenario = fc.oneof(
  { weight: 1, arbitrary: fc.constant(OPENING_SCENE.scenario) },
  { weight: 4, arbitrary: scenarioInput },
);

const scenario = fc
  .tuple(
    anyScenario,
    fc.array(fc.oneof({ weight: 4, arbitrary: change }, rawChange), { maxLength: 5 }),
    fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(resharding, { maxLength: 3 })),
  )
  .map(([input, changes, reshardings]) => {
    const changed = withChanges(input, changes);
    return reshardings.length === 0
      ? changed
      : complete({ ...changed, commands: [...changed.commands, ...reshardings] });
  });

/** Any state of a figure. */
export const linkState: fc.Arbitrary<LinkState> = scenario.chain((given) =>
  fc.record({
    scene: fc.constant(OPENING_SCENE),
    scenario: fc.constant(given),
    time: fc.integer({ min: 0, max: 10 * MICROS_PER_SECOND }),
    speed: fc.oneof(fc.constantFrom(0.1, 1, 60), fc.double({ min: 0.1, max: 60, noNaN: true })),
    view: fc.record({
      consumer: fc.nat({ max: 5 }),
      shard: fc.option(fc.nat({ max: given.stream.shardCount - 1 })),
      picked: fc.array(
        fc.record({ shard: fc.nat({ max: given.stream.shardCount - 1 }), row: fc.nat({ max: 1000 }) }),
        { maxLength: 2 },
      ),
      span: fc.option(fc.integer({ min: 1_000, max: 100 * MICROS_PER_SECOND })),
      left: fc.option(fc.integer({ min: 0, max: 10 * MICROS_PER_SECOND })),
      seen: fc.option(fc.integer({ min: 0, max: 60 * MICROS_PER_SECOND })),
      allShards: fc.boolean(),
      stills: fc.option(fc.boolean()),
    }),
    theme: fc.constantFrom('auto' as const, 'light' as const, 'dark' as const),
  }),
);

/** A link as somebody or something may have damaged it. */
const damaged = fc
  .tuple(
    linkState,
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 3 }),
          fc.constantFrom(
            '%',
            '%zz',
            '~',
            '~~',
            '&',
            '=',
            '.',
            '-',
            '9',
            '999999999',
            'e',
            '+',
            '#',
            '?',
            '',
          ),
          fc.constantFrom(
            '&__proto__=1',
            '&constructor=1',
            '&at.5.__proto__=1',
            '&pf.0=1',
            '&pf.99=1',
            '&v=2',
          ),
        ),
        fc.nat({ max: 6 }),
      ),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([state, edits]) => {
    let link = encodeLink(state).query;
    for (const [where, put, cut] of edits) {
      const at = where % (link.length + 1);
      link = link.slice(0, at) + put + link.slice(at + cut);
    }
    return link;
  });

const name = fc.oneof(
  fc.constantFrom(...LINK_NAMES),
  fc.tuple(fc.constantFrom(...LINK_NAMES), fc.nat({ max: 101 })).map(([one, place]) => `${one}.${place}`),
  fc
    .tuple(fc.double({ noNaN: true }), fc.constantFrom(...LINK_NAMES, 'json'))
    .map(([at, one]) => `at.${Math.abs(at)}.${one}`),
  fc.string(),
);
const value = fc.oneof(
  fc.double().map(String),
  fc.integer().map(String),
  fc.array(fc.oneof(fc.nat().map(String), fc.string()), { maxLength: 5 }).map((items) => items.join('~')),
  fc.constantFrom('none', '1', '', 'left-out', 'LATEST', 'kcl', '__proto__', '{"__proto__":{}}'),
  fc.string(),
);
const invented = fc
  .array(fc.tuple(name, value), { maxLength: 12 })
  .map((pairs) => pairs.map(([one, given]) => `${one}=${given}`).join('&'));

/** Any text as a link: damaged ones, invented ones, and what is none at all. */
export const anyLink: fc.Arbitrary<string> = fc.oneof(damaged, invented, fc.string());
