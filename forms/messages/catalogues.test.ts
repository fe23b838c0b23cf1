import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where what people read stands: in both languages, by code. */
const CATALOGUE = /(^|\/)messages(\.ts$|\/)|^forms\/diagnostics\/[a-z-]+-codes\.ts$/;

/** Persian by nature, and no message: digits, letters and their variants, what others call a column. */
const DATA = new Set([
  'city/privacy/redact.ts',
  'cli/holiday-file.ts',
  'cli/settlement-file.ts',
  'forms/answers/normalise.ts',
  'forms/check/suspicions.ts',
  'forms/persian.ts',
]);

const PERSIAN = /[\u0600-\u06ff]/;
/** Folders without code of the product. */
const ELSEWHERE = /^(\.|node_modules$|dist$|coverage$|docs$|test$|tools$)/;

const rooms = readdirSync(root, { withFileTypes: true }).filter(({ name }) => !ELSEWHERE.test(name));

const sources = (): string[] =>
  rooms
    .flatMap((room) => {
      if (!room.isDirectory()) return [room.name];
      return readdirSync(`${root}${room.name}`, { recursive: true, encoding: 'utf8' }).map(
        (file) => `${room.name}/${file}`,
      );
    })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/test-support\/|\/generated\//.test(file))
    .filter((file) => !CATALOGUE.test(file) && !DATA.has(file));

/** Lines with Persian outside comments, where an example of it is welcome. */
function persianLines(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isLeaf = node.getChildCount(source) === 0;
    if (isLeaf && PERSIAN.test(node.getText(source))) {
      found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it('Persian stands in catalogues, and in a few files of data', () => {
  const found = sources().flatMap((file) => {
    const text = readFileSync(`${root}${file}`, 'utf8');
    return PERSIAN.test(text) ? persianLines(file, text) : [];
  });
  expect(found, 'say it in a catalogue (messages.ts of the room), in both languages').toEqual([]);
});

it('finds Persian in texts, templates, patterns and names, and lets comments have it', () => {
  const text = [
    "const a = 'بله';",
    `/** بله */ const b = \`\${a} خیر \${a}\`;`,
    'const c = /[ی]/; // بله',
    '({ روز: 1 });',
  ];
  expect(persianLines('x.ts', text.join('\n'))).toEqual(['x.ts:1', 'x.ts:2', 'x.ts:3', 'x.ts:4']);
});

it('every file of data has Persian in it', () => {
  expect([...DATA].filter((file) => !PERSIAN.test(readFileSync(`${root}${file}`, 'utf8')))).toEqual([]);
});
