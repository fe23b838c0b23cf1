import { expect, it } from 'vitest';
import { createDocumentLinks } from './link.js';

const document = { reference: 'U-1405-000001', code: 'DEED', sha256: 'a'.repeat(64) };
let now = 1_800_000_000_000;
const links = createDocumentLinks({ key: 'k'.repeat(32), seconds: 300, now: () => now });
const query = (link: string) => Object.fromEntries(new URL(link, 'http://city').searchParams);

it('opens its document until it expires', () => {
  now = 1_800_000_000_000;
  const link = links.sign(document);
  expect(new URL(link, 'http://city').pathname).toBe('/applications/U-1405-000001/documents/DEED');
  expect(link).not.toContain(document.sha256);
  now += 299_000;
  expect(links.check(document, query(link))).toBe('valid');
  now += 1_000;
  expect(links.check(document, query(link))).toBe('expired');
});

it('opens nothing else, and nothing longer', () => {
  const given = query(links.sign(document));
  expect(links.check({ ...document, reference: 'U-1405-000002' }, given)).toBe('invalid');
  expect(links.check({ ...document, code: 'ID' }, given)).toBe('invalid');
  expect(links.check({ ...document, sha256: 'b'.repeat(64) }, given)).toBe('invalid');
  expect(links.check(null, given)).toBe('invalid');
  expect(links.check(document, { ...given, expires: String(Number(given.expires) + 1) })).toBe('invalid');
  expect(links.check(document, { ...given, expires: `${given.expires}.0` })).toBe('invalid');
  expect(links.check(document, { ...given, signature: '' })).toBe('invalid');
  expect(links.check(document, { ...given, signature: ['a', 'b'] })).toBe('invalid');
  expect(links.check(document, { expires: given.expires })).toBe('invalid');
  const other = createDocumentLinks({ key: 'o'.repeat(32), seconds: 300, now: () => now });
  expect(other.check(document, given)).toBe('invalid');
});
