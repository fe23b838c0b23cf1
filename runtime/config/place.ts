import { resolve } from 'node:path';

/** Where the installation keeps what is its own, before anything of it is made. */
export function placeOf(env: NodeJS.ProcessEnv = process.env): { dataDir: string; hasOwnDatabase: boolean } {
  return { dataDir: resolve(env.DATA_DIR || '.data'), hasOwnDatabase: !env.DATABASE_URL };
}
