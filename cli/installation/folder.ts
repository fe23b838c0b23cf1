import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { z } from 'zod';
import { hashOf } from '../../forms/hash.js';
import { VersionNumber } from '../../forms/language/text.js';
import { UsageError } from '../../runtime/usage-error.js';
import { readText } from '../read-text.js';
import { jsonIn } from './documents.js';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What an export holds: each document's file, with the hash of its canonical JSON and how it stood. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  organisation: z.strictObject({ file: z.string(), hash: Hash }),
  documents: z.array(
    z.strictObject({
      file: z.string(),
      kind: z.enum(['PERMIT_TYPE', 'RULEBOOK', 'TEMPLATE', 'DECISION_POLICY']),
      code: z.string(),
      version: VersionNumber,
      hash: Hash,
      activeFrom: z.string().nullable(),
      retiredFrom: z.string().nullable(),
      /** by the installation that it was exported from */
      signature: z.string().nullable(),
    }),
  ),
});
export type Manifest = z.infer<typeof Manifest>;

const MANIFEST = 'manifest.json';
const printed = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Writes each file, and the manifest when all of them are there. */
export async function writeExport(
  folder: string,
  manifest: Manifest,
  files: ReadonlyMap<string, unknown>,
): Promise<void> {
  for (const [file, value] of [...files, [MANIFEST, manifest] as const]) {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, printed(value));
  }
}

/** Every document of an export, seen to be what the manifest says. Throws UsageError, TamperedError. */
export async function readExport(folder: string): Promise<{ manifest: Manifest; valueOf(file: string): unknown }> {
  const path = join(folder, MANIFEST);
  const read = Manifest.safeParse(jsonIn(path, await readText(path)));
  if (!read.success) throw new UsageError(`"${path}" is no manifest of an export.`);
  const manifest = read.data;
  const values = new Map<string, unknown>();
  for (const { file, hash } of [manifest.organisation, ...manifest.documents]) {
    const inside = resolve(folder, file);
    if (!inside.startsWith(resolve(folder) + sep)) throw new UsageError(`"${file}" lies outside of ${folder}.`);
    const value = jsonIn(inside, await readText(inside));
    if (hashOf(value) !== hash) throw new TamperedError(file);
    values.set(file, value);
  }
  return { manifest, valueOf: (file) => values.get(file) };
}

/** A file is not the one that was exported. */
export class TamperedError extends Error {
  override name = 'TamperedError';
  constructor(file: string) {
    super(`"${file}" was changed since it was exported; nothing was imported.`);
  }
}
