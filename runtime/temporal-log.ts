import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { DefaultLogger, type LogLevel, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { Config } from './config.js';

const levels: Partial<Record<Config['logLevel'], LogLevel>> = {
  trace: 'TRACE',
  debug: 'DEBUG',
  error: 'ERROR',
  fatal: 'ERROR',
};
let installed: { metrics: string | undefined } | undefined;

interface RuntimeOptions {
  /** Takes its lines, one a line like all others; the console without. */
  log?: Logger;
  /** Where it serves metrics: host:port. */
  metrics?: string | undefined;
}

/**
 * Says how much Temporal's runtime logs; the first caller of a process has the say, since one runtime serves all its
 * workers. What the runtime calls information is a debugger's. Gives where it serves its metrics.
 */
export function logAt(level: Config['logLevel'], { log, metrics }: RuntimeOptions = {}): string | undefined {
  if (installed) return installed.metrics;
  installed = { metrics };
  const most = level === 'silent' ? 'ERROR' : (levels[level] ?? 'WARN');
  const logger = log ? new DefaultLogger(most, (entry) => writeLine(log, entry)) : new DefaultLogger(most);
  Runtime.install({
    logger,
    // Whoever starts a worker stops it; the SDK would otherwise end it before the rest is ready.
    shutdownSignals: [],
    telemetryOptions: {
      logging: {
        filter: makeTelemetryFilterString({ core: most, other: 'ERROR' }),
        ...(log ? { forward: {} } : { console: {} }),
      },
      ...(metrics && {
        metrics: { prometheus: { bindAddress: metrics, countersTotalSuffix: true, unitSuffix: true } },
      }),
    },
  });
  return metrics;
}

type Entry = Parameters<NonNullable<ConstructorParameters<typeof DefaultLogger>[1]>>[0];
const METHODS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

function writeLine(log: Logger, { level, message, meta }: Entry): void {
  const { error, ...rest } = (meta ?? {}) as Record<string, unknown>;
  log[METHODS[level]]({ ...rest, ...(error !== undefined && { err: error }) }, message);
}

/** An address on this machine that is free. */
export async function freeLoopback(): Promise<string> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return `127.0.0.1:${port}`;
}
