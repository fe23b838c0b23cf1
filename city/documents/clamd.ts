import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { DocumentRefusedError, ScannerUnavailableError } from './errors.js';

/** Silence of the scanner that counts as its being away, in milliseconds. */
const TIMEOUT_MS = 60_000;
const CONNECT_PATIENCE = 5_000;

/** Says whether a file may be kept. Throws DocumentRefusedError, ScannerUnavailableError. */
export type Scan = (path: string) => Promise<void>;

/**
 * Scans by clamd's INSTREAM (clamd(8)): each piece after its length as four bytes, the end a length of zero; the answer is
 * `stream: OK` or `stream: NAME FOUND`. Anything else is no verdict, and nothing is kept without one.
 */
export function createClamdScan(url: string, patience = TIMEOUT_MS): Scan {
  return async (path) => {
    const reply = await ask(url, path, patience).catch((error: Error) => {
      throw new ScannerUnavailableError(error.message);
    });
    if (reply === 'stream: OK') return;
    const found = /^stream: (.+) FOUND$/.exec(reply)?.[1];
    if (found) throw new DocumentRefusedError('INFECTED', `The virus scanner found ${found}.`, { found });
    throw new ScannerUnavailableError(reply || 'it hung up');
  };
}

async function ask(url: string, path: string, patience: number): Promise<string> {
  const socket = open(url);
  const answer = readAnswer(socket);
  // Whoever waits for it next hears of it; a rejection before that is not left alone.
  answer.catch(() => undefined);
  try {
    socket.setTimeout(CONNECT_PATIENCE, () => socket.destroy(new Error('no answer in time')));
    await once(socket, 'connect');
    socket.setTimeout(patience);
    await Promise.race([send(socket, path), answer]);
    return await answer;
  } finally {
    socket.destroy();
  }
}

function open(url: string): Socket {
  if (url.startsWith('unix://')) return connect(url.slice('unix://'.length));
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname.replace(/^\[|\]$/g, ''));
}

async function send(socket: Socket, path: string): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    socket.write(length);
    // A scanner that has heard enough answers and hangs up.
    if (!socket.writable) return;
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  }
  socket.write(Buffer.alloc(4));
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      reply += text;
      if (reply.includes('\0') || reply.length > 1_000) resolve(reply.split('\0')[0]?.trim() ?? '');
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(reply.trim()));
  });
}
