import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { builtPortal } from '../http/portal-files.js';

/** Run as it is written, also by compiled code. */
const BUILD = fileURLToPath(
  new URL(`${import.meta.url.endsWith('.js') ? '../..' : '..'}/runtime/compiled/portal.js`, import.meta.url),
);

/**
 * Builds the portal where its sources have changed, in a process of its own, and answers its folder. What can't be built,
 * as on a disk that may not be written to, is said, and what was built before is served.
 */
export async function buildPortal(say: (line: string) => void): Promise<string | undefined> {
  await promisify(execFile)(process.execPath, [BUILD]).catch((error: Error) =>
    say(`The portal could not be built, so what was built before is served: ${error.message}`),
  );
  return builtPortal();
}
