import { redactLikely } from './redact.js';

interface Told {
  name?: unknown;
  message?: unknown;
  code?: unknown;
  stack?: unknown;
  cause?: unknown;
  severity?: unknown;
  table?: unknown;
  constraint?: unknown;
  syscall?: unknown;
  status?: unknown;
}

/** What such errors say may quote rows and arguments: Prisma's of a call, PostgreSQL's of a key or a statement. */
function quotesRows({ name, severity, table, code }: Told): boolean {
  if (severity !== undefined || table !== undefined) return true;
  const errorName = String(name);
  if (errorName === 'PrismaClientKnownRequestError') return !/^P10/.test(String(code));
  return /^(PrismaClient(Validation|Unknown|Rust)|DriverAdapter)/.test(errorName);
}

/** The message of an error without a value of a person. */
export function safeMessage(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(redactLikely(String(error)));
  const described = error as Told;
  if (!quotesRows(described)) return String(redactLikely(String(described.message ?? '')));
  const where = [described.code, described.table, described.constraint]
    .filter((part) => typeof part === 'string')
    .join(' ');
  return `the database refused${where && ` (${where})`}; what it said may quote rows, and is left out`;
}

const framesOf = (stack: unknown): string =>
  typeof stack === 'string'
    ? stack
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .join('\n')
    : '';

export interface LoggedError {
  type: string;
  message: string;
  code?: string;
  syscall?: string;
  status?: number;
  stack: string;
  cause?: LoggedError;
}

/** An error as logs hold it: what kind, where, and a message in which nobody is named. Nothing else that it carries. */
export function loggedError(thrown: unknown, depth = 0): LoggedError {
  // A request logger hands over what it has already taken apart, with the error itself beside it.
  const error = ((thrown as { raw?: unknown } | null)?.raw ?? thrown) as Told | null;
  const { code, syscall, status, cause } = error ?? {};
  const message = safeMessage(error);
  const type = String(error?.name ?? typeof error);
  return {
    type,
    message,
    ...((typeof code === 'string' || typeof code === 'number') && { code: String(code) }),
    ...(typeof syscall === 'string' && { syscall }),
    ...(typeof status === 'number' && { status }),
    stack: `${type}: ${message}\n${framesOf(error?.stack)}`,
    ...(cause !== undefined && cause !== null && depth < 5 && { cause: loggedError(cause, depth + 1) }),
  };
}

/** The same as an error to throw on. */
export function safeError(thrown: unknown): Error {
  const { type, message, stack, code, cause } = loggedError(thrown);
  const safe = new Error(message, cause && { cause: safeCause(cause) });
  safe.name = type;
  safe.stack = stack;
  return Object.assign(safe, code !== undefined && { code });
}

const safeCause = ({ type, message, stack, cause }: LoggedError): Error =>
  Object.assign(new Error(message, cause && { cause: safeCause(cause) }), { name: type, stack });

const LONGEST_COMPLAINT = 800;

/**
 * What GraphQL complains of, without the value it complains about: the sender knows it, and answers are kept by proxies,
 * browsers and whoever asks for support.
 */
export function withoutValues(message: string): string {
  // What is longer holds what its sender made long, and looking through that would take as long as they like.
  const bounded =
    message.length > LONGEST_COMPLAINT ? `${message.slice(0, LONGEST_COMPLAINT)} … ${message.slice(-200)}` : message;
  const cut = bounded
    .replace(/ got invalid value [\s\S]*?((?: at "[^"]*")?); (?=[^;]*$)/, ' got an invalid value$1; ')
    .replace(/(cannot represent[^:]*value): [\s\S]*$/, '$1 given.')
    .replace(/(does not exist in "[^"]+" enum)[\s\S]*$/, '$1.')
    .replace(/Value "[\s\S]*" (?=does not exist)/, 'The value ')
    .replace(/"[^"]*[^\x20-\x7e][^"]*"/g, '"…"');
  return String(redactLikely(cut));
}
