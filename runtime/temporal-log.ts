import { DefaultLogger, type LogLevel, Runtime } from '@temporalio/worker';
import type { Config } from './config.js';

const levels: Partial<Record<Config['logLevel'], LogLevel>> = {
  trace: 'TRACE',
  debug: 'DEBUG',
  error: 'ERROR',
  fatal: 'ERROR',
};
let logging = false;

/**
 * Says how much Temporal's runtime logs; the first caller of a process has the say, since one runtime serves all its
 * workers. What the runtime calls information is a debugger's.
 */
export function logAt(level: Config['logLevel']): void {
  if (logging) return;
  logging = true;
  const logger = new DefaultLogger(level === 'silent' ? 'ERROR' : (levels[level] ?? 'WARN'));
  // Whoever starts a worker stops it; the SDK would otherwise end it before the rest is ready.
  Runtime.install({ logger, shutdownSignals: [] });
}
