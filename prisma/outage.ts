/** What the driver calls a database that cannot be reached or has no room for another connection. */
const KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);
/** No connection, or no transaction, could be had in time. */
const CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
/** PostgreSQL's classes for lost connections and for a server that is stopping or starting. */
const SQL_STATES = /^(08|57P|53300)/;

/** What the driver says, unwrapped, of a connection that was lost in the middle of a transaction. */
const LOST = /^(Connection terminated|Client has encountered a connection error)/;

interface PrismaFailure {
  code?: unknown;
  meta?: { driverAdapterError?: { cause?: { kind?: unknown; originalCode?: unknown } } };
}

/** Whether an error means that the database is away, not that something is wrong with what it was asked. */
export function isDatabaseOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (!error.name.startsWith('PrismaClient')) return LOST.test(error.message);
  const { code, meta } = error as PrismaFailure;
  const { kind, originalCode } = meta?.driverAdapterError?.cause ?? {};
  return CODES.has(String(code)) || KINDS.has(String(kind)) || SQL_STATES.test(String(originalCode));
}
