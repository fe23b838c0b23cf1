import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder for keys, and what removes it. */
export function keysFolder(): { folder: string; remove(): void } {
  const folder = join(mkdtempSync(join(tmpdir(), 'parvaneh-keys-')), 'permit-keys');
  return { folder, remove: () => rmSync(join(folder, '..'), { recursive: true, force: true }) };
}
