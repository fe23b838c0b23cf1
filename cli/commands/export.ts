import type { Command } from 'commander';
import { hashOf } from '../../forms/hash.js';
import { type InstallationOptions, openInstallation, withInstallation } from '../installation/ask.js';
import { documentOf, listPublished } from '../installation/documents.js';
import { type Manifest, writeExport } from '../installation/folder.js';
import { readOrganisation } from '../installation/organisation.js';

const folders = {
  PERMIT_TYPE: 'permit-types',
  RULEBOOK: 'rulebooks',
  TEMPLATE: 'templates',
  DECISION_POLICY: 'decision-policies',
} as const;

/** `export FOLDER`: every published version of an installation as files, with a manifest of their hashes. */
export function registerExport(command: Command): void {
  withInstallation(command)
    .argument('<folder>', 'it is made where it is not there')
    .action(async (folder: string, options: InstallationOptions) => {
      const installation = await openInstallation(options);
      const organisation = await readOrganisation(installation);
      const files = new Map<string, unknown>([['organisation.json', organisation]]);
      const documents: Manifest['documents'] = [];
      for (const { id, kind, code, version, hash, activeFrom, retiredFrom, signature } of await listPublished(
        installation,
      )) {
        const file = `${folders[kind]}/${code}.${version}.json`;
        const document = await documentOf(installation, id);
        if (hashOf(document) !== hash) throw new Error(`Version ${version} of "${code}" was changed in the database.`);
        files.set(file, document);
        documents.push({ file, kind, code, version, hash, activeFrom, retiredFrom, signature });
      }
      const manifest = {
        format: 1,
        organisation: { file: 'organisation.json', hash: hashOf(organisation) },
        documents,
      };
      await writeExport(folder, manifest as Manifest, files);
      process.stdout.write(`${folder}: ${documents.length} versions and the organisation\n`);
    });
}
