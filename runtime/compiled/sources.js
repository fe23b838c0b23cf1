import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package: sources, node_modules/ and dist/ lie in it. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is compiled. A list, because a folder that is none of ours, as one of data, may lie beside the rooms. */
export const ROOMS = [
  'activities',
  'assistant',
  'cases',
  'city',
  'cli',
  'embedded',
  'forms',
  'graphql',
  'http',
  'policy',
  'prisma',
  'runtime',
  'workflows',
  'server.ts',
  'worker.ts',
];
/** What the compiled files depend on besides. */
const SETTINGS = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'runtime/compiled/build.js',
  'runtime/compiled/together.js',
];
const LEFT_OUT = /(^|\/)(test-support|histories)$|^runtime\/compiled$|^cli\/parvaneh\.js$|\.test\.ts$|\.md$/;

/** Lists the code, and the data that it reads from beside itself, by their paths from the root. */
export function sourceFiles() {
  return ROOMS.flatMap(filesIn);
}

/**
 * Lists what a file or folder holds, by paths from the root, without tests and pages for engineers.
 *
 * @param {string} path
 * @returns {string[]}
 */
export function filesIn(path) {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    const name = `${path}/${entry.name}`;
    if (LEFT_OUT.test(name)) return [];
    return entry.isDirectory() ? filesIn(name) : [name];
  });
}

/** Tells sources from changed ones by their names, sizes and times: reading them would take longer than most commands. */
export function stampOf(/** @type {string[]} */ files) {
  const hash = createHash('sha256');
  for (const file of [...files, ...SETTINGS]) {
    const stat = statSync(join(root, file), { throwIfNoEntry: false });
    hash.update(`${file} ${stat?.size} ${stat?.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Says whether dist/ was compiled from the sources as they are. */
export function isFresh() {
  try {
    return readFileSync(join(root, 'dist/.stamp'), 'utf8') === stampOf(sourceFiles());
  } catch {
    return false;
  }
}
