/** What the driver calls a database that cannot be reached or has no room for another connection. */
const KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);
/** No connection, or no transaction, could be had in time. */
const CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
/**
 * PostgreSQL's classes for lost connections, for a server that is stopping or starting, and for one that has no disk, memory
 * or connection left, or cannot write.
 */
const SQL_STATES = /^(08|57P|53|58030)/;

/** What the driver says, unwrapped, of a connection that was lost in the middle of a transaction. */
const LOST = /^(Connection terminated|Client has encountered a connection error)/;

interface PrismaFailure {
  code?: unknown;
  meta?: { driverAdapterError?: { cause?: { kind?: unknown; originalCode?: unknown } } };
}

/** Whether an error means that the database is away, not that something is wrong with what it was asked. */
export function isDatabaseOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (!error.name.startsWith('PrismaClient')) return LOST.test(error.message) || isDriverOutage(error);
  const { code, meta } = error as PrismaFailure;
  const { kind, originalCode } = meta?.driverAdapterError?.cause ?? {};
  return CODES.has(String(code)) || KINDS.has(String(kind)) || SQL_STATES.test(String(originalCode));
}

/** What PostgreSQL's own driver passes on; its codes have five signs, those of the file system and of Node are words. */
function isDriverOutage({ code }: Error & { code?: unknown }): boolean {
  return typeof code === 'string' && code.length === 5 && SQL_STATES.test(code);
}
