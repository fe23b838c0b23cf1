import { createServer, type Server, type Socket } from 'node:net';

/** The harmless text that every scanner calls a virus, in two parts so that none finds it here. */
export const EICAR = `${'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR'}${'-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`;

export type Behaviour = 'scan' | 'hang-up' | 'silent' | 'too-long';

/** What speaks clamd's INSTREAM: it finds EICAR wherever it stands, and counts what it was given. */
export function clamdStandIn(behaviour: Behaviour = 'scan') {
  const scanned: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece: Buffer) => {
      received = Buffer.concat([received, piece]);
      if (behaviour === 'hang-up') return void socket.destroy();
      if (behaviour === 'silent') return;
      if (behaviour === 'too-long') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      const content = contentOf(received);
      if (!content) return;
      scanned.push(content.length);
      socket.end(content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
    });
  });
  return {
    scanned,
    listen: (where: string | number) =>
      new Promise<Server>((resolve) => {
        if (typeof where === 'string') server.listen(where, () => resolve(server));
        else server.listen(where, '127.0.0.1', () => resolve(server));
      }),
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Undefined until the piece of length zero has come. */
function contentOf(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (received.subarray(0, command.length).toString() !== command) return undefined;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
