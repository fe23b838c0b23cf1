import type { IncomingMessage } from 'node:http';

/**
 * Many clients read an answer only after they have sent everything, so what is left of a refused file is read and thrown
 * away; one that goes on and on is cut off.
 */
export function readRest(request: IncomingMessage, limit: number): void {
  if (request.complete || request.destroyed) return;
  request.unpipe();
  let read = 0;
  request.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > limit) request.socket.destroy();
  });
  request.resume();
}
