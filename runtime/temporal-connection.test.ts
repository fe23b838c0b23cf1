import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { lazyConnection } from './temporal-connection.js';

/** A port that nobody listens on. */
async function closedPort(): Promise<number> {
  const held = createServer().listen(0, '127.0.0.1');
  await once(held, 'listening');
  const { port } = held.address() as { port: number };
  held.close();
  await once(held, 'close');
  return port;
}

it('tries no call again after it was closed', async () => {
  const thrown: unknown[] = [];
  const note = (error: unknown) => thrown.push(error);
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', note);
  try {
    const connection = lazyConnection({ address: `127.0.0.1:${await closedPort()}` });
    const call = connection.workflowService.getSystemInfo({}).catch(() => undefined);
    await pause(400);
    await connection.close();
    await pause(2_500);
    expect(thrown).toEqual([]);
    await call;
  } finally {
    process.off('uncaughtException', note);
    for (const other of others) process.on('uncaughtException', other);
  }
});
