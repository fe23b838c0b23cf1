import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A port before a server, through which its clients reach it until it is shut. */
export class Gate {
  port = 0;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();

  /** `serve` takes a connection, and lets go of what it holds for it once that is closed. */
  constructor(private serve: (socket: Socket) => void) {}

  async open(): Promise<void> {
    const server = createServer((socket) => {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.once('close', () => this.sockets.delete(socket));
      // A connection that breaks is what this is for.
      socket.on('error', () => undefined);
      this.serve(socket);
    });
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** From now on serves otherwise. */
  async reopen(serve: (socket: Socket) => void): Promise<void> {
    this.serve = serve;
    await this.open();
  }

  /** Breaks every connection, and refuses new ones. */
  shut(): void {
    this.server?.close();
    this.server = undefined;
    for (const socket of this.sockets) socket.resetAndDestroy();
  }
}

/** Passes bytes on as they are. */
export function passingTo(port: () => number): (socket: Socket) => void {
  return (socket) => {
    const upstream = joined(socket, port());
    socket.pipe(upstream);
    upstream.pipe(socket);
  };
}

/** A connection to a port that lives as long as the other one. */
export function joined(socket: Socket, port: number): Socket {
  const upstream = connect(port, '127.0.0.1');
  upstream.setNoDelay(true);
  upstream.on('error', () => undefined);
  upstream.once('close', () => socket.destroy());
  socket.once('close', () => upstream.destroy());
  return upstream;
}
