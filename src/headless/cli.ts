#!/usr/bin/env node
/** The command line: `simulate scenario.json --seconds 600` prints the report as JSON. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ScenarioInput } from '../scenario';
import { ScenarioError, simulate } from './simulate';

const USAGE = 'usage: kinetoscope simulate SCENARIO.json --seconds SECONDS (- reads standard input)';
const DEFAULT_SECONDS = '60';
const BYTE_ORDER_MARK = /^\uFEFF/;

/** A fault of the call rather than of the scenario; its message is one line. */
class CallError extends Error {}

function main(): void {
  const { file, seconds } = readCall(process.argv.slice(2));
  const report = simulate(readScenario(file), { seconds });
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}

function readCall(args: string[]): { file: string; seconds: number } {
  let parsed;
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: { seconds: { type: 'string' } } });
  } catch (error) {
    throw new CallError(`${messageOf(error)}; ${USAGE}`);
  }
  const [command, file, ...rest] = parsed.positionals;
  if (command !== 'simulate' || file === undefined || rest.length > 0) throw new CallError(USAGE);
  const given = parsed.values.seconds ?? DEFAULT_SECONDS;
  const seconds = Number(given);
  // Number('') is 0: an empty value would pass for one.
  if (given.trim() === '' || Number.isNaN(seconds))
    throw new CallError(`--seconds takes a number, not "${given}"`);
  return { file, seconds };
}

function readScenario(file: string): ScenarioInput {
  let text;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new CallError(`${file}: cannot be read (${messageOf(error)})`);
  }
  try {
    return JSON.parse(text.replace(BYTE_ORDER_MARK, '')) as ScenarioInput;
  } catch (error) {
    throw new CallError(`${file}: is not JSON (${messageOf(error)})`);
  }
}

/** The message of an error on one line: what V8 says of bad JSON quotes it, line breaks included. */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s*[\r\n]+\s*/g, ' ');
}

try {
  main();
} catch (error) {
  if (!(error instanceof ScenarioError || error instanceof CallError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
