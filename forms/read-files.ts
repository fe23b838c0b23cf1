import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DefinitionIssue } from './language/issue.js';
import { readSource, type Source } from './source/read-source.js';

/** Files that cannot be used, each with everything that is wrong with it. */
export type Broken = Map<string, DefinitionIssue[]>;

/** Adds issues to a file's; none leaves it as it is. */
export function addIssues(broken: Broken, file: string, issues: DefinitionIssue[]): void {
  if (issues.length > 0) broken.set(file, [...(broken.get(file) ?? []), ...issues]);
}

/** A folder as a URL, so that names are resolved below it. */
export const folderUrl = (path: string): URL => pathToFileURL(`${path}/`);

/** Every JSON file of a folder in the order of their names, as text with places. A folder that is not there is empty. */
export async function readFolder(folder: URL): Promise<{ name: string; source: Source; text: string }[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const wanted = names.filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json')).sort();
  return Promise.all(
    wanted.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return { name: basename(name, '.json'), source: readSource(text), text };
    }),
  );
}
