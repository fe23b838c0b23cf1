import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { printSettingsTable } from '../../../runtime/config/settings-table.js';

const page = fileURLToPath(new URL('../../../docs/operations.md', import.meta.url));
const PRINTED =
  /(<!-- printed from `runtime\/config\/settings-table\.ts`[^\n]*-->\n\n)[\s\S]*?(\n\n<!-- end of what is printed -->)/;

/** The page as it stands, with its table of settings printed anew. */
export async function printOperations(): Promise<string> {
  const text = await readFile(page, 'utf8');
  if (!PRINTED.test(text)) throw new Error('docs/operations.md has lost the marks around its table of settings');
  return text.replace(PRINTED, (_, before: string, after: string) => before + printSettingsTable() + after);
}
