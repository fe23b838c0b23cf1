import { connect, createServer } from 'node:net';

/** Rejects with what stands in the way (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`) when this process cannot listen there. */
export async function mustBeFree(port: number, host = '127.0.0.1'): Promise<void> {
  await listenOnce(port, host);
}

/** True when this process could listen there now. */
export function isFree(port: number): Promise<boolean> {
  return listenOnce(port, '127.0.0.1').then(
    () => true,
    () => false,
  );
}

/** A loopback port that is free now: the first of `preferred` that is, or any. */
export async function freePort(preferred: (number | undefined)[] = []): Promise<number> {
  for (const port of preferred) {
    if (port !== undefined && (await isFree(port))) return port;
  }
  return listenOnce(0, '127.0.0.1');
}

/** True when something on this machine takes connections there. Unlike listening, asking keeps nobody from the port. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (taken: boolean) => {
      socket.destroy();
      resolve(taken);
    };
    // A socket that was given the port it asks for as its own has met itself.
    socket.once('connect', () => answer(socket.localPort !== port));
    socket.once('error', () => answer(false));
  });
}

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
