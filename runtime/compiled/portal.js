import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { makeFolder } from './make-folder.js';
import { filesIn, root, stampOf } from './sources.js';

// Builds the portal to portal/dist/ unless it is fresh: some seconds' work.

const folder = join(root, 'portal/dist');
/** The pages, and the pure rules that they share with the server. */
const sources = () => ['portal', 'forms'].flatMap(filesIn).filter((file) => !file.startsWith('portal/dist'));
const WRITTEN_OUT = /\.(js|css|html|svg)$/;

function isFresh() {
  try {
    return readFileSync(join(folder, '.stamp'), 'utf8') === stampOf(sources());
  } catch {
    return false;
  }
}

/** @param {string} fresh */
async function make(fresh) {
  const stamp = stampOf(sources());
  // Whoever starts it, as a test, may call itself something else; the pages are for people all the same.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  const configFile = join(root, 'portal/vite.config.ts');
  await build({ configFile, logLevel: 'warn', build: { outDir: fresh } });
  for (const file of readdirSync(fresh, { recursive: true, encoding: 'utf8' })) {
    if (WRITTEN_OUT.test(file)) compress(join(fresh, file));
  }
  return stamp;
}

/** @param {string} path */
function compress(path) {
  const bytes = readFileSync(path);
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}

await makeFolder({ folder, isFresh, make, lockMs: 120_000 });
