import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildOf, codePathOf, type Files, listOf, type Place, sha256 } from './workflow-code.js';

/** Of the sources, for a compiled worker as well: the same sources make the same bundle. */
const root = fileURLToPath(new URL(import.meta.url.endsWith('.js') ? '../..' : '..', import.meta.url));

/** The workflow code as one file. */
export interface WorkflowBundle {
  codePath: string;
  /** Names the code among builds of workers: the same for the same sources, wherever they lie. */
  build: string;
}

const known = new Map<string, Promise<WorkflowBundle>>();

/** Bundles the workflow code, once for its sources; the bundle is kept beside the installed packages. */
export function workflowBundle(
  entry = 'workflows/index.ts',
  { traced = false }: { traced?: boolean } = {},
): Promise<WorkflowBundle> {
  const folder = join(root, 'node_modules/.cache/parvaneh', ...(traced ? ['traced'] : []));
  const key = `${folder} ${entry}`;
  const pending = known.get(key) ?? freshBundle({ root, entry, folder, traced });
  known.set(key, pending);
  pending.catch(() => known.delete(key));
  return pending;
}

/** Names the workflow code that workers run. */
export const workerBuild = async (): Promise<string> => (await workflowBundle()).build;

/** Gives the bundle in `folder` when the files that it was made of are as they were, else has it made. */
export async function freshBundle(place: Place): Promise<WorkflowBundle> {
  const kept = await keptBundle(place);
  if (kept) return kept;
  await make(place);
  const made = await keptBundle(place);
  if (!made) throw new Error('A source of the workflow code has changed while it was bundled; start again.');
  return made;
}

async function keptBundle(place: Place): Promise<WorkflowBundle | undefined> {
  const files = await filesNow(place);
  if (!files) return undefined;
  const build = buildOf(files);
  const codePath = codePathOf(place, build);
  return (await exists(codePath)) ? { codePath, build } : undefined;
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The files of the list as they are now; undefined where one has changed since, for it may import others. */
async function filesNow(place: Place): Promise<Files | undefined> {
  try {
    const files: Files = JSON.parse(await readFile(listOf(place), 'utf8'));
    const same = async ([path, hash]: [string, string]) => sha256(await readFile(join(place.root, path))) === hash;
    const all = await Promise.all(Object.entries(files).map(same));
    return all.every(Boolean) ? files : undefined;
  } catch {
    return undefined;
  }
}

/** In a process of its own: what bundles would stay in the memory of a worker for as long as it runs, 100 MiB. */
async function make(place: Place): Promise<void> {
  const program = [join(root, 'runtime/compiled/main.js'), 'runtime/make-workflow-bundle', JSON.stringify(place)];
  try {
    const { stderr } = await promisify(execFile)(process.execPath, program);
    if (stderr) console.warn(stderr.trimEnd());
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(`The workflow code could not be bundled: ${stderr?.trim() || message}`);
  }
}
