// `npm run golden`: draws the pictures of tests/golden/ anew. Look at those that have changed before you commit them.
import { spawnSync } from 'node:child_process';

const env = { ...process.env, KINETOSCOPE_GOLDEN: 'write' };
const { status } = spawnSync('npx', ['vitest', 'run', 'tests/golden.test.ts'], { env, stdio: 'inherit' });
process.exitCode = status ?? 1;
