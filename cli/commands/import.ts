import type { Command } from 'commander';
import {
  type Installation,
  type InstallationOptions,
  openInstallation,
  withInstallation,
} from '../installation/ask.js';
import { listPublished, publishTo } from '../installation/documents.js';
import { type Manifest, readExport } from '../installation/folder.js';
import { inTurns } from '../installation/in-turns.js';
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
      const say = ({ kind, code, version }: Entry, outcome: string) =>
        process.stdout.write(`${kind} ${code} version ${version}: ${outcome}\n`);
      const refused = await inTurns(inOrder(manifest), async (entry) => {
        const isThere = there.has(entry.hash);
        say(entry, isThere ? 'there already' : await bring(installation, entry, documentAt(entry.file)));
      });
      for (const [entry, { lines }] of refused) {
        say(entry, `refused\n  ${lines.join('\n  ')}`);
        process.exitCode = 1;
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
  const { status } = await publishTo(installation, kind, JSON.stringify(document), {
    activate,
    activateFrom: activeFrom ?? undefined,
  });
  return status;
}
