import { join } from 'node:path';
import type { Settings } from '../runtime/config.js';
import { lockDataDir } from './data-lock.js';
import { type Postgres, startPostgres } from './postgres.js';
import { signalProcess } from './processes.js';
import { startTemporal, type Temporal } from './temporal.js';
import { temporalCli } from './temporal-binary.js';

export interface Embedded {
  databaseUrl: string;
  /** Of the owner of its tables, for migrations; undefined where nobody named one. */
  databaseOwnerUrl: string | undefined;
  temporalAddress: string;
  /** Where people look at Temporal; undefined where it is not embedded. */
  temporalUi?: string;
  /** Gives a sentence when one of the servers has ended by itself; otherwise never settles. */
  broken: Promise<string>;
  /** Stops the servers, quickly and without loss. */
  stop(): Promise<void>;
  /** Ends the servers at once; the next start recovers. */
  kill(): void;
}

interface Progress {
  /** Told what is done, one line each. */
  say: (line: string) => void;
  /** Gives up what is being fetched. */
  signal?: AbortSignal;
}

/** Starts what is not configured: PostgreSQL, a Temporal server. Throws EmbeddedStartError, or what the disk says. */
export async function startEmbedded(settings: Settings, progress: Progress): Promise<Embedded> {
  const { dataDir, databaseUrl, databaseOwnerUrl, temporal: cluster } = settings;
  const unlock = databaseUrl && cluster.address ? () => undefined : lockDataDir(dataDir);
  const started = await Promise.allSettled([
    databaseUrl ? undefined : startPostgres({ folder: join(dataDir, 'postgres') }),
    cluster.address ? undefined : startOwnTemporal(settings, progress),
  ]);
  const [database, temporal] = started.map((part) => (part.status === 'fulfilled' ? part.value : undefined)) as [
    Postgres | undefined,
    Temporal | undefined,
  ];
  const servers = [database, temporal].filter((server) => server !== undefined);
  let stopping = false;
  const stop = async () => {
    stopping = true;
    await Promise.all(servers.map((server) => server.stop()));
    unlock();
  };
  const failure = started.find((part) => part.status === 'rejected');
  if (failure) {
    await stop();
    throw failure.reason;
  }
  const ends = (server: Postgres | Temporal | undefined, sentence: string) =>
    server?.end.then(() => (stopping ? new Promise<never>(() => undefined) : sentence)) ??
    new Promise<never>(() => undefined);
  return {
    databaseUrl: databaseUrl ?? database?.url ?? '',
    databaseOwnerUrl: databaseUrl ? databaseOwnerUrl : database?.ownerUrl,
    temporalAddress: cluster.address ?? temporal?.address ?? '',
    temporalUi: temporal?.ui,
    broken: Promise.race([
      ends(database, `PostgreSQL has ended by itself; see ${join(dataDir, 'postgres.log')}.`),
      ends(temporal, `The Temporal server has ended by itself; see ${join(dataDir, 'temporal.log')}.`),
    ]),
    stop,
    kill() {
      for (const { pid } of servers) signalProcess(pid, 'SIGKILL');
    },
  };
}

async function startOwnTemporal(settings: Settings, { say, signal }: Progress): Promise<Temporal> {
  const { temporalCliPath: path, cacheDir, programFolders, dataDir, temporal } = settings;
  const binary = await temporalCli({ path, cacheDir, programFolders, say, signal });
  return startTemporal({ binary, stem: join(dataDir, 'temporal'), namespace: temporal.namespace });
}
