import { type Logger, pino } from 'pino';
import type { Config } from '../../runtime/config.js';
import type { Say } from '../../runtime/stop.js';
import { loggedError } from './safe-error.js';

/** The log of a process: one JSON object a line on the standard output, in which no error names anybody. */
export function createLog({ logLevel: level }: Pick<Config, 'logLevel'>, name?: string): Logger {
  return pino({
    level,
    ...(name && { name }),
    redact: ['*.headers.authorization', '*.headers.cookie'],
    serializers: { err: loggedError },
  });
}

/** What a process tells whoever started it: lines of its log in production, plain ones for a terminal. */
export function sayOf({ production }: Pick<Config, 'production'>, log: Logger): Say {
  if (!production) return console;
  return { info: (text) => log.info(text), error: (text) => log.error(text) };
}
