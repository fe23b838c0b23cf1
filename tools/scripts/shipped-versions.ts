import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validDocumentOf } from '../../city/catalogue/check.js';
import { loadShipped } from '../../forms/load.js';

/** Hashes of all that was ever shipped, by kind, code and version: `permit-type construction 1`. */
export type VersionHashes = Record<string, string>;

export const lockFile = new URL('../../forms/shipped-versions.json', import.meta.url);
export const lockedVersions = (): VersionHashes => JSON.parse(readFileSync(lockFile, 'utf8')) as VersionHashes;

/** What ships now. */
export async function shippedVersions(): Promise<VersionHashes> {
  const { definitions, rulebooks, templates, policies } = await loadShipped();
  const all = { 'permit-type': definitions, rulebook: rulebooks, template: templates, 'decision-policy': policies };
  return Object.fromEntries(
    Object.entries(all).flatMap(([kind, documents]) =>
      documents.map((document) => {
        const { code, version, hash } = validDocumentOf(document);
        return [`${kind} ${code} ${version}`, hash];
      }),
    ),
  );
}

/** Names whose content is another one than was shipped under them: installations would keep the old one. */
export const changedVersions = (shipped: VersionHashes, locked: VersionHashes): string[] =>
  Object.keys(shipped).filter((name) => locked[name] !== undefined && locked[name] !== shipped[name]);

/** The lock with what is new; what stands in it is never changed. */
export function withNewVersions(shipped: VersionHashes, locked: VersionHashes): VersionHashes {
  const all = { ...shipped, ...locked };
  return Object.fromEntries(
    Object.keys(all)
      .sort()
      .map((name) => [name, all[name] ?? '']),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [shipped, locked] = [await shippedVersions(), lockedVersions()];
  const changed = changedVersions(shipped, locked);
  if (changed.length > 0) {
    console.error(`Raise the version of what was changed: ${changed.join(', ')}.`);
    process.exitCode = 1;
  }
  writeFileSync(lockFile, `${JSON.stringify(withNewVersions(shipped, locked), null, 2)}\n`);
}
