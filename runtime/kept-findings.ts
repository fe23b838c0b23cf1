import { readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Findings } from '../forms/load.js';

const Kept = z.strictObject({ code: z.string(), sound: z.array(z.string()) });
/** The shipped types, with a city's overlays, in a few versions of the rulebook. */
const MOST = 200;

/**
 * The findings of the compiled code as it is, kept beside the installed packages. Other code, which may look more closely,
 * has other findings; code that is not compiled has no name, and none. Where they cannot be kept, all is looked at again.
 */
export async function keptFindings(): Promise<Findings | undefined> {
  if (!import.meta.url.endsWith('.js')) return undefined;
  const [stamp, cache] = ['../.stamp', '../../node_modules/.cache/parvaneh/sound.json'];
  return findingsIn(fileURLToPath(new URL(cache, import.meta.url)), await readText(new URL(stamp, import.meta.url)));
}

const readText = (file: URL | string) => readFile(file, 'utf8').catch(() => '');

/** Findings in a file, of code of that name; undefined where it has none. */
export async function findingsIn(file: string, code: string): Promise<Findings | undefined> {
  if (code === '') return undefined;
  const read = Kept.safeParse(jsonOf(await readText(file)));
  const sound = new Set(read.data?.code === code ? read.data.sound : []);
  return {
    isSound: (hash) => sound.has(hash),
    async keep(hashes) {
      const all = [...new Set([...hashes, ...sound])].slice(0, MOST);
      if (all.every((hash) => sound.has(hash))) return;
      const fresh = `${file}.${process.pid}`;
      await writeFile(fresh, JSON.stringify({ code, sound: all }))
        .then(() => rename(fresh, file))
        .catch(() => undefined);
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
