import { readFile } from 'node:fs/promises';
import { readArrows } from './arrows.js';
import { housePicture } from './picture.js';

const page = new URL('../../../docs/architecture.md', import.meta.url);

const BEGIN = '<!-- printed from the imports: `npm run generate` -->';
const END = '<!-- end of what is printed -->';

/** `docs/architecture.md` with the house as the imports are now; every other part of the page is written by hand. */
export async function printArchitecture(): Promise<string> {
  const [before, rest] = (await readFile(page, 'utf8')).split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`docs/architecture.md has lost "${BEGIN}" or "${END}".`);
  return `${before}${BEGIN}\n\n${housePicture(await readArrows())}\n\n${END}${after}`;
}
