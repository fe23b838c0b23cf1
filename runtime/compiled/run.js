import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isFresh, root } from './sources.js';
import { programFile } from './together.js';

/** Runs an entry point, named without its ending: compiled, or by way of tsx where that cannot be. */
export async function run(/** @type {string} */ entry) {
  // Node keeps compiled code from version 22 on.
  /** @type {{ enableCompileCache?(folder: string): unknown }} */ (module).enableCompileCache?.(
    join(root, 'node_modules/.cache/parvaneh/code'),
  );
  const compiled = await isCompiled();
  if (!compiled) (await import('tsx/esm/api')).register();
  const path = join(root, compiled ? `dist/${programFile(entry)}` : `${entry}.ts`);
  process.setSourceMapsEnabled(true);
  // By which a program knows that it is the one that was asked for.
  process.argv[1] = join(root, compiled ? `dist/${entry}.js` : `${entry}.ts`);
  await import(pathToFileURL(path).href);
}

async function isCompiled() {
  if (isFresh()) return true;
  if (process.stderr.isTTY) console.error('Compiling the sources');
  try {
    const { build } = await import('./build.js');
    await build();
    return true;
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    // A folder that may not be written is no mistake; it starts more slowly.
    if (code !== 'EACCES' && code !== 'EROFS') console.error(`The sources are run as they are: ${message}`);
    return false;
  }
}
