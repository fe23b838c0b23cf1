import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from '../runtime/config/values.js';

/** As GraphQL Code Generator and relay-compiler write it: texts by their hash. */
const ByHash = z.record(z.string(), z.string());
/** As Apollo's generator writes it. */
const Manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

type Documents = [hash: string, text: string][];

/** Documents of some files by their sha256. Throws ConfigError when a file cannot be used. */
export function readManifests(files: readonly string[]): Map<string, string> {
  return new Map(files.flatMap(documentsIn));
}

function documentsIn(file: string): Documents {
  const written = read(file).map(([id, text]): [string, string] => [id.replace(/^sha256:/, ''), text]);
  const wrong = written.find(([hash, text]) => createHash('sha256').update(text).digest('hex') !== hash);
  if (wrong)
    throw new ConfigError(
      `PERSISTED_DOCUMENTS names ${file}, where ${wrong[0]} is not its document’s sha256: have your tool name documents by it.`,
    );
  return written;
}

function read(file: string): Documents {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const manifest = Manifest.safeParse(content);
    if (manifest.success) return manifest.data.operations.map(({ id, body }) => [id, body]);
    return Object.entries(ByHash.parse(content));
  } catch {
    throw new ConfigError(
      `PERSISTED_DOCUMENTS names ${file}, which is no JSON object of documents by their hash, nor a manifest of Apollo’s.`,
    );
  }
}
