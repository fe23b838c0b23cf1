import { readFile } from 'node:fs/promises';
import { UsageError } from '../runtime/usage-error.js';

/** A file's text. Throws UsageError where it cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new UsageError(`"${file}" cannot be read (${code}); name a file that is there.`);
  }
}
