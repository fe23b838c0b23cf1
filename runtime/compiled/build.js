import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isFresh, root, sourceFiles, stampOf } from './sources.js';

const dist = join(root, 'dist');
const lock = join(root, 'dist.lock');
/** Compiling takes a second; a lock that is much older belongs to nobody. */
const LOCK_MS = 30_000;

/** Compiles the sources to dist/ unless it is fresh. Of two processes one compiles, and the other waits for it. */
export async function build() {
  while (!isFresh()) {
    if (!takeLock()) {
      if (isAbandoned()) rmSync(lock, { force: true });
      else await setTimeout(50);
      continue;
    }
    try {
      await compile();
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

function takeLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** A killed process leaves its lock. The first process of a container always has the same number. */
function isAbandoned() {
  try {
    if (Date.now() - statSync(lock).mtimeMs > LOCK_MS) return true;
    const holder = Number(readFileSync(lock, 'utf8'));
    // Between its making and its writing it names nobody.
    if (holder === 0) return false;
    return holder === process.pid || !process.kill(holder, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/** The whole of it is ready before it takes the place of the one before. */
async function compile() {
  for (const name of readdirSync(root)) {
    if (/^dist\.(new|old)\./.test(name)) rmSync(join(root, name), { recursive: true, force: true });
  }
  const [fresh, old] = [`${dist}.new.${process.pid}`, `${dist}.old.${process.pid}`];
  const files = sourceFiles();
  // Before they are read: a file that changes meanwhile makes what comes out of it stale.
  const stamp = stampOf(files);
  const { build: transpile, stop } = await import('esbuild');
  await transpile({
    absWorkingDir: root,
    entryPoints: files.filter((file) => file.endsWith('.ts')),
    outbase: root,
    outdir: fresh,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'silent',
  });
  // Its process would stay for as long as this one.
  await stop();
  for (const file of files.filter((name) => !name.endsWith('.ts'))) {
    mkdirSync(dirname(join(fresh, file)), { recursive: true });
    copyFileSync(join(root, file), join(fresh, file));
  }
  writeFileSync(join(fresh, '.stamp'), stamp);
  if (statSync(dist, { throwIfNoEntry: false })) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}
