import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics } from 'prom-client';
import { registry } from './metrics.js';

/** A part of the process that can be looked at. */
export interface Monitored {
  /** Brings the figures up to date that are not counted as they happen. */
  collect(): Promise<void>;
  /** What it needs, and whether each can be reached. */
  checks(): Promise<Record<string, boolean>>;
  /** Where Temporal's runtime serves metrics of its own, in the same form. */
  runtimeMetrics?: string | undefined;
}

/**
 * Serves `/metrics` in Prometheus' form, `/healthz` (this process lives) and `/readyz` (what it needs can be reached; 503
 * says what cannot), on an address of their own: figures are nobody's but the operators'.
 */
export async function startMonitor(
  at: { port: number; host: string } | undefined,
  parts: readonly Monitored[],
): Promise<{ url: string | undefined; stop(): Promise<void> }> {
  if (!at) return { url: undefined, stop: async () => undefined };
  if (!registry.getSingleMetric('process_cpu_seconds_total')) collectDefaultMetrics({ register: registry });
  const server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0];
    const answer = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    try {
      if (path === '/healthz') answer(200, 'application/json', '{"status":"ok"}');
      else if (path === '/readyz') {
        const checks = Object.assign({}, ...(await Promise.all(parts.map((part) => part.checks()))));
        const ready = Object.values(checks).every(Boolean);
        answer(
          ready ? 200 : 503,
          'application/json',
          JSON.stringify({ status: ready ? 'ok' : 'unavailable', ...checks }),
        );
      } else if (path === '/metrics') {
        // While the database is away the rest is worth seeing the more.
        await Promise.allSettled(parts.map((part) => part.collect()));
        answer(200, registry.contentType, (await registry.metrics()) + (await runtimeMetrics(parts)));
      } else answer(404, 'application/json', '{"code":"NOT_FOUND"}');
    } catch (error) {
      answer(500, 'text/plain', error instanceof Error ? error.name : 'Error');
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${at.host}:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function runtimeMetrics(parts: readonly Monitored[]): Promise<string> {
  const addresses = [...new Set(parts.flatMap((part) => part.runtimeMetrics ?? []))];
  const texts = await Promise.allSettled(
    addresses.map(async (address) => {
      const response = await fetch(`http://${address}/metrics`, { signal: AbortSignal.timeout(2_000) });
      return response.text();
    }),
  );
  return texts.map((text) => (text.status === 'fulfilled' ? text.value : '')).join('');
}
