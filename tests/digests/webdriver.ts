import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { WebKit } from '../../scripts/webkit.mjs';

const PATIENCE_MILLIS = 30_000;
const SCRIPT_MILLIS = 180_000;

/** What a page answered, and which browser it was in. */
export interface Answer {
  readonly version: string;
  readonly value: unknown;
}

/**
 * Opens a page in WebKit, by the protocol that all browsers' drivers speak, and runs an expression there.
 * @param expression a promise of something that JSON can hold
 */
export async function evaluateInWebKit(
  { driver, browser, screen }: WebKit,
  url: string,
  expression: string,
): Promise<Answer> {
  const port = await freePort();
  const server = spawn(screen, ['-a', driver, `--port=${port}`, '--host=127.0.0.1'], {
    // A group of its own: the screen, the driver and the browser are ended together.
    detached: true,
    stdio: 'ignore',
  });
  const exit = once(server, 'exit');
  const end = () => void (server.pid !== undefined && process.kill(-server.pid, 'SIGTERM'));
  try {
    const driverAt = `http://127.0.0.1:${port}`;
    await isUp(driverAt);
    return await inSession(driverAt, browser, url, expression);
  } finally {
    if (server.exitCode === null) end();
    await exit;
  }
}

async function inSession(driverAt: string, binary: string, url: string, expression: string): Promise<Answer> {
  const alwaysMatch = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  };
  const { sessionId, capabilities } = (await call(driverAt, 'POST', '/session', {
    capabilities: { alwaysMatch },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const session = `/session/${sessionId}`;
  try {
    await call(driverAt, 'POST', `${session}/timeouts`, { script: SCRIPT_MILLIS });
    await call(driverAt, 'POST', `${session}/url`, { url });
    const script = `const done = arguments[0];
      Promise.resolve(${expression}).then(value => done({ value }), error => done({ error: String(error) }));`;
    const answer = (await call(driverAt, 'POST', `${session}/execute/async`, { script, args: [] })) as {
      value?: unknown;
      error?: string;
    };
    if (answer.error !== undefined) throw new Error(answer.error);
    return { version: `WebKitGTK ${capabilities.browserVersion}`, value: answer.value };
  } finally {
    await call(driverAt, 'DELETE', session);
  }
}

async function call(driverAt: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const reply = await fetch(driverAt + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await reply.json()) as { value: { error?: string; message?: string } | null };
  if (!reply.ok) throw new Error(`WebKit's driver: ${value?.error}: ${value?.message}`);
  return value;
}

async function isUp(driverAt: string): Promise<void> {
  const patience = performance.now() + PATIENCE_MILLIS;
  for (;;) {
    try {
      await call(driverAt, 'GET', '/status');
      return;
    } catch (error) {
      if (performance.now() > patience) throw error;
      await wait(100);
    }
  }
}

async function freePort(): Promise<number> {
  const holder = createServer();
  await once(holder.listen(0, '127.0.0.1'), 'listening');
  const { port } = holder.address() as AddressInfo;
  await once(holder.close(), 'close');
  return port;
}
