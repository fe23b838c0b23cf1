import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Everything the bundle is made of: the workflow code, what it may import of forms/, and the SDK's version. */
async function sourceHash(entry: string): Promise<string> {
  const hash = createHash('sha256');
  hash.update(createRequire(import.meta.url)('@temporalio/workflow/package.json').version).update(entry);
  for (const room of ['workflows', 'forms', 'policy', 'tools/bench']) {
    const files = await readdir(join(root, room), { recursive: true }).catch(() => []);
    for (const file of files.filter((name) => /(?<!\.test)\.ts$/.test(name)).sort()) {
      hash.update(file).update(await readFile(join(root, room, file)));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

/** What names this code among builds of workers: the same for the same sources. */
export const workerBuild = (entry = 'workflows/index.ts'): Promise<string> => sourceHash(entry);

const known = new Map<string, Promise<{ codePath: string }>>();

/** The workflow code as one file, built once for its sources and kept beside the installed packages. */
export function workflowBundle(entry = 'workflows/index.ts'): Promise<{ codePath: string }> {
  const found = known.get(entry) ?? build(entry);
  known.set(entry, found);
  found.catch(() => known.delete(entry));
  return found;
}

async function build(entry: string): Promise<{ codePath: string }> {
  const folder = join(root, 'node_modules/.cache/parvaneh');
  const codePath = join(folder, `workflows-${await sourceHash(entry)}.js`);
  const built = await readFile(codePath).catch(() => undefined);
  if (built) return { codePath };
  const { code } = await bundleWorkflowCode({ workflowsPath: join(root, entry), logger: quiet });
  await mkdir(folder, { recursive: true });
  const unfinished = `${codePath}.${process.pid}`;
  await writeFile(unfinished, code);
  await rename(unfinished, codePath);
  return { codePath };
}

const nothing = () => undefined;
const quiet = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: console.warn, error: console.error };
