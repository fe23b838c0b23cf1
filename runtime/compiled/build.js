import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from './make-folder.js';
import { isFresh, root, sourceFiles, stampOf } from './sources.js';
import { together } from './together.js';

/** Compiles the sources to dist/ unless it is fresh: a second's work. */
export const build = () => makeFolder({ folder: join(root, 'dist'), isFresh, make: compile, lockMs: 30_000 });

/** @type {import('esbuild').BuildOptions} */
const HOW = {
  absWorkingDir: root,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'silent',
};

/** @param {string} fresh */
async function compile(fresh) {
  const files = sourceFiles();
  // Before they are read: a file that changes meanwhile makes what comes out of it stale.
  const stamp = stampOf(files);
  const { build: transpile, stop } = await import('esbuild');
  const each = { entryPoints: files.filter((file) => file.endsWith('.ts')), outbase: root, outdir: fresh };
  await Promise.all([each, together(fresh)].map((what) => transpile({ ...HOW, ...what })));
  // Its process would stay for as long as this one.
  await stop();
  for (const file of files.filter((name) => !name.endsWith('.ts'))) {
    mkdirSync(dirname(join(fresh, file)), { recursive: true });
    copyFileSync(join(root, file), join(fresh, file));
  }
  return stamp;
}
