import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where a bundle of workflow code is made, and of what. */
export interface Place {
  /** Holds the sources. */
  root: string;
  /** The file that exports the workflows, from the root. */
  entry: string;
  /** Where bundles are kept, each beside the list of its files. */
  folder: string;
  /** With what puts the calls of workflows into spans; it adds no command to a history. */
  traced?: boolean;
}

/** The SHA-256 of each file that a bundle was made of, by its path from the root. */
export type Files = Record<string, string>;

export const listOf = ({ folder, entry }: Place): string => join(folder, `${entry.replaceAll(/\W/g, '-')}.json`);
export const codePathOf = ({ folder }: Place, build: string): string => join(folder, `workflows-${build}.js`);

/** The same on every machine: a package is named without where it is installed. */
export function buildOf(files: Files): string {
  const named = Object.entries(files).map(([path, hash]) => `${path.replace(/^.*node_modules\//, '')} ${hash}\n`);
  return sha256(named.sort().join('')).slice(0, 32);
}

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
