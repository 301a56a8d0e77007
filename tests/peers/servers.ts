import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Peer } from './peer';

const require = createRequire(import.meta.url);

/** More than all tests together make: neither server's own default is enough for a stream of 50. */
const SHARD_LIMIT = 1000;

/** kinesalite, within this process, on a free port of loopback; its data are in memory. */
export async function startKinesalite(): Promise<Peer> {
  const kinesalite = require('kinesalite') as (options: Readonly<Record<string, number>>) => Server;
  const server = kinesalite({
    shardLimit: SHARD_LIMIT,
    createStreamMs: 0,
    deleteStreamMs: 0,
    updateStreamMs: 0,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return new Peer('kinesalite', port, () => new Promise((resolve) => server.close(() => resolve())));
}

/** kinesis-local, a process of its own; it looks for its certificate in the folder it is started in. */
export async function startKinesisLocal(): Promise<Peer> {
  const [port, securePort] = await freePorts();
  const server = spawn(process.execPath, ['main.js'], {
    cwd: dirname(require.resolve('kinesis-local/package.json')),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      KINESIS_MOCK_PLAIN_PORT: String(port),
      KINESIS_MOCK_TLS_PORT: String(securePort),
      SHARD_LIMIT: String(SHARD_LIMIT),
      CREATE_STREAM_DURATION: '0ms',
      SPLIT_SHARD_DURATION: '0ms',
      MERGE_SHARDS_DURATION: '0ms',
      LOG_LEVEL: 'ERROR',
    },
  });
  const kill = () => void server.kill('SIGKILL');
  // Should this process be ended before it can stop the server itself.
  process.once('exit', kill);
  const peer = new Peer('kinesis-local', port, async () => {
    process.off('exit', kill);
    await stopped(server);
  });
  try {
    await peer.isUp();
  } catch (error) {
    await peer.stop();
    throw error;
  }
  return peer;
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  server.kill('SIGKILL');
  await exit;
}

/** Two ports that nobody listens on now; held together, so that they differ. */
async function freePorts(): Promise<[number, number]> {
  const holders = [createServer(), createServer()];
  await Promise.all(holders.map((holder) => once(holder.listen(0, '127.0.0.1'), 'listening')));
  const [first, second] = holders.map((holder) => (holder.address() as AddressInfo).port);
  await Promise.all(holders.map((holder) => once(holder.close(), 'close')));
  return [first, second];
}
