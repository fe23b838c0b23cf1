import { MigrationBlockedError } from '../prisma/migrate.js';
import { ConfigError, type Settings } from '../runtime/config.js';
import { EmbeddedStartError } from './child.js';

const FULL = new Set(['ENOSPC', 'EDQUOT']);
/** PostgreSQL's own word for a full disk: this machine's where it is the embedded one. */
const DATABASE_FULL = '53100';
const CLOSED = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);

/** One sentence for the terminal: what stands in the way and what to do about it. */
export function failureSentence(error: unknown, settings?: Settings): string {
  if (error instanceof ConfigError || error instanceof EmbeddedStartError || error instanceof MigrationBlockedError) {
    return error.message;
  }
  const { name, code = '', path, syscall, message = String(error) } = error as Partial<NodeJS.ErrnoException>;
  if (!settings) return message;
  const { dataDir, port, databaseUrl, temporal } = settings;
  if (temporal.address && name === 'TransportError') {
    return `The Temporal server at ${temporal.address} cannot be reached; check TEMPORAL_ADDRESS, TEMPORAL_API_KEY and TEMPORAL_TLS.`;
  }
  if (code === 'EADDRINUSE') return `Port ${port} is taken; set PORT to another (PORT=${port + 1} npm start).`;
  if (syscall === 'listen') return `Port ${port} cannot be used (${code}); set PORT, or HOST, to another.`;
  if (FULL.has(code) || (code === DATABASE_FULL && !databaseUrl))
    return `The disk is full (${path ?? dataDir}); free some space, or set DATA_DIR to another disk.`;
  if (CLOSED.has(code) && path) {
    return `${path} cannot be written (${code}); make it writable, or set DATA_DIR to another folder.`;
  }
  // PostgreSQL's own codes have five characters; a refused connection has Node's.
  if (databaseUrl && (/^[0-9A-Z]{5}$/.test(code) || /^E[A-Z]+$/.test(code))) {
    return `The database cannot be used (${code} ${message.split('\n')[0]}); check DATABASE_URL.`;
  }
  return message.split('\n')[0] || code;
}
