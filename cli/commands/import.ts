import type { Command } from 'commander';
import {
  type Installation,
  type InstallationOptions,
  openInstallation,
  RefusedError,
  withInstallation,
} from '../installation/ask.js';
import { listPublished, publishTo } from '../installation/documents.js';
import { type Manifest, readExport } from '../installation/folder.js';
import { addOrganisation, Organisation } from '../installation/organisation.js';

/** `import FOLDER`: publishes what an export holds and the installation lacks. Again, it changes nothing. */
export function registerImport(command: Command): void {
  withInstallation(command)
    .argument('<folder>', 'what `parvaneh export` has written')
    .action(async (folder: string, options: InstallationOptions) => {
      const { manifest, valueOf: documentAt } = await readExport(folder);
      const installation = await openInstallation(options);
      const added = await addOrganisation(installation, Organisation.parse(documentAt(manifest.organisation.file)));
      process.stdout.write(`organisation: ${added} added\n`);
      const there = new Set((await listPublished(installation)).map(({ hash }) => hash));
      for (const entry of inOrder(manifest)) {
        const { kind, code, version, hash } = entry;
        const outcome = there.has(hash) ? 'there already' : await bring(installation, entry, documentAt(entry.file));
        process.stdout.write(`${kind} ${code} version ${version}: ${outcome}\n`);
      }
    });
}

type Entry = Manifest['documents'][number];

const order: Entry['kind'][] = ['RULEBOOK', 'PERMIT_TYPE', 'TEMPLATE', 'DECISION_POLICY'];

/** Each after what it rests on, and every version after those before it. */
const inOrder = ({ documents }: Manifest): Entry[] =>
  [...documents].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.code.localeCompare(b.code) || a.version - b.version,
  );

/** What is retired, or was never active, where it comes from is not served here either. */
async function bring(
  installation: Installation,
  { kind, activeFrom, retiredFrom }: Entry,
  document: unknown,
): Promise<string> {
  const isRetired = retiredFrom !== null && new Date(retiredFrom) <= new Date();
  const activate = activeFrom !== null && !isRetired;
  try {
    const { status } = await publishTo(installation, kind, JSON.stringify(document), {
      activate,
      activateFrom: activeFrom ?? undefined,
    });
    return status;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    process.exitCode = 1;
    return `refused\n  ${error.lines.join('\n  ')}`;
  }
}
