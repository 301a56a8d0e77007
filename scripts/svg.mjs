// `npm run -s svg -- scenario.json --at 12.5 --width 960 --theme dark > stage.svg`: the stage of a scenario at a time
// (simulated seconds) as the text of one SVG that stands alone. - reads standard input.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { withSources } from './with-sources.mjs';

const USAGE = 'usage: svg SCENARIO.json [--at SECONDS] [--width PIXELS] [--theme light|dark] [--shard INDEX]';

class CallError extends Error {}

/** @param {string[]} args */
function readCall(args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const options = { at: text, width: text, theme: text, shard: text };
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  if (positionals.length !== 1) throw new CallError(USAGE);
  return {
    file: positionals[0],
    at: numberOf('at', values.at ?? '12'),
    width: numberOf('width', values.width ?? '960'),
    theme: values.theme ?? 'light',
    ...(values.shard === undefined ? {} : { openShard: numberOf('shard', values.shard) }),
  };
}

/**
 * @param {string} name
 * @param {string} value
 */
function numberOf(name, value) {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < 0)
    throw new CallError(`--${name} takes a number from 0 on, not "${value}"`);
  return number;
}

/** @param {string} message */
function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}

try {
  const { file, ...call } = readCall(process.argv.slice(2));
  const input = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  // The drawing is the page's own, style sheet included.
  const drawn = await withSources(async (load) => {
    const { drawScenario } = await load('/src/ui/picture/index.ts');
    return drawScenario(input, call);
  });
  if (drawn.ok) process.stdout.write(drawn.svg);
  else refuse(drawn.faults.join('\n'));
} catch (error) {
  // A fault of the call or of the file is one line; anything else is ours.
  const isTheirs = error instanceof CallError || error instanceof SyntaxError || 'code' in Object(error);
  if (!isTheirs) throw error;
  refuse(/** @type {Error} */ (error).message);
}
