import { expect, it } from 'vitest';
import type { Keyword } from './keyword.js';
import { schemaKeywords } from './schema-keywords.js';
import { uiKeywords, uiOptions, widgets } from './ui-keywords.js';

const tables: Record<string, Readonly<Record<string, Keyword>>> = { schemaKeywords, uiKeywords, uiOptions };
const rows = Object.entries(tables).flatMap(([table, entries]) =>
  Object.entries(entries).map(([name, keyword]) => [`${table} ${name}`, keyword] as const),
);

it.each(rows)('%s says what it does, what holds without it, and shows a value that it takes', (_, keyword) => {
  expect(keyword.says).toMatch(/^[A-Z].{15,}\.$/);
  expect(keyword.otherwise.length).toBeGreaterThan(2);
  expect(keyword.takes.safeParse(keyword.example)).toMatchObject({ success: true });
});

it('every widget says what it is', () => {
  for (const { says } of Object.values(widgets)) expect(says).toMatch(/\w{3,} /);
});

it('keywords begin as their tables say', () => {
  for (const name of Object.keys(schemaKeywords)) expect(name).toMatch(/^x-[a-z0-9-]+$/);
  for (const name of Object.keys(uiKeywords)) expect(name).toMatch(/^ui:[a-zA-Z]+$/);
});
