import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url));

/** Runs the command line in a process of its own, with `input` on standard input. */
function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', CLI, ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, lines: stderr.split('\n').slice(0, -1) };
}

const simulateInput = (input: string) => run(['simulate', '-', '--seconds', '2'], input);
const scenario = JSON.stringify({ producers: [{ recordsPerSecond: 10 }], consumers: [{ type: 'kcl' }] });

describe('a run', () => {
  test.each([
    ['', scenario],
    ['with a byte order mark', `\uFEFF${scenario}`],
  ])('prints one JSON object and nothing else %s', (_, input) => {
    const { status, stdout, lines } = simulateInput(input);
    expect({ status, lines }).toEqual({ status: 0, lines: [] });
    const report = JSON.parse(stdout) as { consumers: unknown[] };
    expect(report.consumers).toHaveLength(1);
  });
});

describe('a fault', () => {
  test('of the file is one line, whatever the file holds', () => {
    const { status, stdout, lines } = simulateInput('{\n  "producers": [\n    oops\n  ]\n}\n');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^-: is not JSON \(.+\)$/);
  });

  test('of the scenario is one line each', () => {
    const faulty = { stream: { shardCount: 0 }, producers: [{ recordsPerSecond: -1 }] };
    const { status, stdout, lines } = simulateInput(JSON.stringify(faulty));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(lines).toHaveLength(2);
  });

  test.each([
    ['no command', []],
    ['another command', ['watch', 'x.json']],
    ['an unknown option', ['simulate', '-', '--minutes', '1']],
    ['no file', ['simulate', 'there-is-no-such-file.json']],
    ['no seconds', ['simulate', '-', '--seconds', '']],
  ])('of the call is one line: %s', (_, args) => {
    const { status, stdout, lines } = run(args, scenario);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(lines).toHaveLength(1);
  });
});
