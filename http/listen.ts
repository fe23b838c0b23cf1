import type { Server } from 'node:http';

/** The port is in use, or may not be taken. The message is one sentence that says what to do. */
export class PortUnavailableError extends Error {
  override name = 'PortUnavailableError';
  readonly code: string;
  constructor(port: number, cause: NodeJS.ErrnoException) {
    super(`Port ${port} cannot be used (${cause.code ?? cause.message}); stop what holds it, or set PORT to another.`);
    this.code = cause.code ?? 'UNKNOWN';
  }
}

interface Address {
  port: number;
  host?: string | undefined;
}

/** Rejects with PortUnavailableError. */
export function listen(server: Server, { port, host }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new PortUnavailableError(port, error)));
    server.listen(port, host, resolve);
  });
}

/** Lets requests under way end for a few seconds; subscriptions, which never end, are then cut. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), 2_000);
  await closed;
  clearTimeout(cut);
}

/** Where this very process is reached from its own machine. */
export function ownUrl(host: string | undefined, port: number): string {
  const name = !host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
