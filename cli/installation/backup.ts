import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../runtime/usage-error.js';

const MANIFEST = 'backup.json';
const DATA = 'data';
/** Of the process that holds the folder; it belongs to no copy. */
const LOCK = 'parvaneh.pid';

const Manifest = z.object({
  madeAt: z.iso.datetime(),
  files: z.record(z.string(), z.object({ bytes: z.number().int(), sha256: z.string() })),
});
type Manifest = z.infer<typeof Manifest>;

/** Copies all of a data folder that nobody uses: database, Temporal's database, documents, keys, secrets. */
export async function saveFolder(dataDir: string, into: string): Promise<Manifest> {
  await mustBeEmpty(into, 'A backup goes into a folder that is empty or not there yet');
  await mkdir(into, { recursive: true, mode: 0o700 });
  await copyFolder(dataDir, join(into, DATA));
  const manifest = { madeAt: new Date().toISOString(), files: await hashesIn(join(into, DATA)) };
  await writeFile(join(into, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return manifest;
}

/** Puts a backup into a data folder that is empty, once every file of it is as it was saved. */
export async function restoreFolder(from: string, dataDir: string): Promise<Manifest> {
  const manifest = await manifestIn(from);
  const found = await hashesIn(join(from, DATA));
  const wrong = [...new Set([...Object.keys(manifest.files), ...Object.keys(found)])].filter(
    (file) => found[file]?.sha256 !== manifest.files[file]?.sha256,
  );
  if (wrong.length > 0) {
    throw new UsageError(`The backup is not whole: ${wrong.slice(0, 5).join(', ')} is not as it was saved.`);
  }
  await mustBeEmpty(
    dataDir,
    'A restore goes into a data folder that is empty or not there; move the one that is there away',
  );
  await copyFolder(join(from, DATA), dataDir);
  return manifest;
}

async function manifestIn(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined);
  const read = text === undefined ? undefined : Manifest.safeParse(JSON.parse(text));
  if (!read?.success) throw new UsageError(`There is no backup in "${folder}".`);
  return read.data;
}

async function mustBeEmpty(folder: string, sentence: string): Promise<void> {
  const there = await readdir(folder).catch(() => []);
  if (there.some((name) => name !== LOCK)) throw new UsageError(`${sentence}: "${folder}" is neither.`);
}

const copyFolder = (from: string, to: string): Promise<void> =>
  cp(from, to, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
    filter: async (file) => relative(from, file) !== LOCK && isKept(await stat(file)),
  });

/** A socket that a process left behind is nothing to keep. */
const isKept = (found: Awaited<ReturnType<typeof stat>>): boolean => found.isFile() || found.isDirectory();

async function hashesIn(folder: string): Promise<Manifest['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const hashes: Manifest['files'] = {};
  for (const file of files.sort()) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
    hashes[relative(folder, file)] = { bytes: (await stat(file)).size, sha256: hash.digest('hex') };
  }
  return hashes;
}
