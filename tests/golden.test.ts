import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { microsFromSeconds } from '../src/lib/time';
import { parseScenario, type ScenarioInput } from '../src/scenario';
import { stageSvg } from '../src/ui/picture/stage-svg';
import { PICTURES } from './golden/pictures';

// The stage as text: ten and more scenarios at a time each, compared with files that were looked at. `npm run golden`
// writes them anew; look at what has changed before you commit it.

const folder = new URL('./golden/', import.meta.url);
const writes = process.env['KINETOSCOPE_GOLDEN'] === 'write';

function drawn(name: string): string {
  const { scenario, at, width, theme = 'light', openShard, openConsumer } = PICTURES[name];
  const parsed = parseScenario(scenario satisfies ScenarioInput);
  if (!parsed.ok) throw new Error(parsed.faults.map((fault) => fault.message).join('\n'));
  const which = {
    ...(openShard === undefined ? {} : { openShard }),
    ...(openConsumer === undefined ? {} : { openConsumer }),
  };
  return stageSvg({ scenario: parsed.scenario, at: microsFromSeconds(at), width, theme, ...which });
}

test.each(Object.keys(PICTURES))('%s', (name) => {
  const file = new URL(`${name}.svg`, folder);
  const svg = drawn(name);
  if (writes) writeFileSync(file, svg);
  expect(existsSync(file), `${name}.svg is missing: npm run golden`).toBe(true);
  expect(svg).toBe(readFileSync(file, 'utf8'));
});

test('there is no file that nothing writes', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.svg'));
  expect(files.sort()).toEqual(
    Object.keys(PICTURES)
      .map((name) => `${name}.svg`)
      .sort(),
  );
});

test.each(Object.keys(PICTURES))('%s stands alone', (name) => {
  const svg = drawn(name);
  expect(svg).not.toMatch(/<script|<foreignObject|<image|href=|url\(|@import|var\(--|NaN|undefined/);
  expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
  expect(svg).toMatch(/<title>.+<\/title>\n<desc>.+<\/desc>/);
  // Every class that something has is one of the style sheet.
  const styled = new Set([...svg.matchAll(/\.([\w-]+)(?=[ ,.{])/g)].map(([, one]) => one));
  const used = new Set([...svg.matchAll(/ class="([^"]*)"/g)].flatMap(([, list]) => list.split(' ')));
  expect([...used].filter((one) => !styled.has(one) && !one.startsWith('kinetoscope-'))).toEqual([]);
});
