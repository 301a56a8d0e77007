// What the tools that read a package as others' programs do say of this one.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { TARBALL } from './apps.mjs';

test('has doors that lead where they say', async () => {
  const { buffer } = new Uint8Array(readFileSync(TARBALL));
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg)),
    [],
  );
});

test('has types behind every door', () => {
  // It has modules alone, which every Node that it is for can `require`, too; the tool would warn of that, and of the
  // resolution of before there were doors.
  const args = ['attw', TARBALL, '--profile', 'esm-only', '--format', 'ascii', '--no-color'];
  const { status, stdout } = spawnSync('npx', args, { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
  assert.match(stdout, /"kinetoscope\/react"/);
});
