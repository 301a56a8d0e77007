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

/** A page in WebKit, and what can be done with it. */
export interface WebKitPage {
  readonly version: string;
  readonly goto: (url: string) => Promise<void>;
  /** Runs an expression: a promise of something that JSON can hold. Where frames were gone into, in the last one. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Goes into the frame that an expression gives; null: back to the page. */
  readonly frame: (expression: string | null) => Promise<void>;
  /** Presses a key: a character, or one of those that WebDriver has characters for. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
}

/**
 * Opens a page in WebKit, by the protocol that all browsers' drivers speak, and runs an expression there.
 * @param expression a promise of something that JSON can hold
 */
export async function evaluateInWebKit(webkit: WebKit, url: string, expression: string): Promise<Answer> {
  return withWebKit(webkit, async (page) => {
    await page.goto(url);
    return { version: page.version, value: await page.evaluate(expression) };
  });
}

/** Starts WebKit, and ends it when the work is done. */
export async function withWebKit<T>(
  { driver, browser, screen }: WebKit,
  work: (page: WebKitPage) => Promise<T>,
): Promise<T> {
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
    return await inSession(driverAt, browser, work);
  } finally {
    if (server.exitCode === null) end();
    await exit;
  }
}

async function inSession<T>(
  driverAt: string,
  binary: string,
  work: (page: WebKitPage) => Promise<T>,
): Promise<T> {
  const alwaysMatch = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  };
  const { sessionId, capabilities } = (await call(driverAt, 'POST', '/session', {
    capabilities: { alwaysMatch },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const ask = (method: string, path: string, body?: unknown) =>
    call(driverAt, method, `/session/${sessionId}${path}`, body);
  try {
    await ask('POST', '/timeouts', { script: SCRIPT_MILLIS });
    return await work({
      version: `WebKitGTK ${capabilities.browserVersion}`,
      goto: async (url) => void (await ask('POST', '/url', { url })),
      evaluate: (expression) => evaluate(ask, expression),
      frame: async (expression) => {
        const script = `return ${expression ?? 'null'};`;
        const id = expression === null ? null : await ask('POST', '/execute/sync', { script, args: [] });
        await ask('POST', '/frame', { id });
      },
      press: async (...keys) => {
        const down = keys.map((value) => ({ type: 'keyDown', value }));
        const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
        await ask('POST', '/actions', {
          actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }],
        });
      },
    });
  } finally {
    await ask('DELETE', '');
  }
}

async function evaluate(
  ask: (method: string, path: string, body?: unknown) => Promise<unknown>,
  expression: string,
): Promise<unknown> {
  const script = `const done = arguments[0];
    Promise.resolve(${expression}).then(value => done({ value }), error => done({ error: String(error) }));`;
  const answer = (await ask('POST', '/execute/async', { script, args: [] })) as {
    value?: unknown;
    error?: string;
  };
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.value;
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
