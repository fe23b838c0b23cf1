import { readdir, readFile } from 'node:fs/promises';

const folder = new URL('../../../docs/decisions/', import.meta.url);

export interface DecisionPage {
  file: string;
  /** four digits, as the file's name begins */
  number: string;
  title: string;
}

/** The pages of `docs/decisions/`, by number. */
export async function decisionPages(): Promise<DecisionPage[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md') && file !== 'README.md').sort();
  return Promise.all(
    files.map(async (file) => {
      const [heading = ''] = (await readFile(new URL(file, folder), 'utf8')).split('\n');
      return { file, number: file.slice(0, 4), title: heading.replace(/^# /, '') };
    }),
  );
}

/** `docs/decisions/README.md`. */
export async function printDecisions(): Promise<string> {
  const pages = await decisionPages();
  return `# Decisions

What was decided, why, and what follows from it. A page is changed only to stay true (a path, a name); another decision is a
page of its own under the next number and says what it replaces. Printed from the pages; \`npm run generate\` prints it anew.

${pages.map(({ file, number, title }) => `- [${number}](${file}) ${title}`).join('\n')}
`;
}
