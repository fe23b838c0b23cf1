import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Settings } from '../../../runtime/config/documents.js';

/** What is used of s3rver, which comes without types. */
type S3rver = new (options: {
  address: string;
  port: number;
  silent: boolean;
  directory: string;
  configureBuckets: { name: string }[];
}) => { run(): Promise<unknown>; close(): Promise<void>; httpServer: Server };

export interface S3Server {
  settings: S3Settings;
  /** where it keeps its files */
  folder: string;
  stop(): Promise<void>;
}

/** A server on this machine that speaks S3, with one empty bucket. */
export async function startS3(): Promise<S3Server> {
  const Server = createRequire(import.meta.url)('s3rver') as S3rver;
  const folder = await mkdtemp(join(tmpdir(), 'parvaneh-s3-'));
  const server = new Server({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'permits' }],
  });
  await server.run();
  const { port } = server.httpServer.address() as AddressInfo;
  let stopping: Promise<void> | undefined;
  return {
    settings: {
      bucket: 'permits',
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    },
    folder,
    stop() {
      stopping ??= (async () => {
        server.httpServer.closeAllConnections();
        await server.close();
        await rm(folder, { recursive: true, force: true });
      })();
      return stopping;
    },
  };
}
