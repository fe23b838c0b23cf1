import { expect, it } from 'vitest';
import { acceptedType, mustAgree } from './media-type.js';

const bytes = (text: string) => Buffer.from(text, 'latin1');

it('tells what content is by its first bytes', async () => {
  expect(await acceptedType(bytes('%PDF-1.7\n'))).toBe('application/pdf');
  expect(await acceptedType(bytes('\xff\xd8\xff\xe0\0\x10JFIF\0'))).toBe('image/jpeg');
});

it.each([
  ['an HTML page', '<html><script>alert(1)</script>'],
  ['an SVG picture', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a GIF', 'GIF89a\x01\0\x01\0'],
  ['an archive', 'PK\x03\x04\x14\0\0\0'],
  ['a program', 'MZ\x90\0\x03\0\0\0'],
  ['nothing', ''],
  ['a page with a PDF behind it', '<html>%PDF-1.7'],
])('refuses %s', async (_, content) => {
  await expect(acceptedType(bytes(content))).rejects.toMatchObject({ code: 'TYPE_REFUSED' });
});

it.each([
  ['deed.pdf', 'application/pdf'],
  ['DEED.PDF', 'application/pdf; charset=binary'],
  ['deed', 'application/octet-stream'],
  ['deed', undefined],
])('a PDF may be called %s, %s', (fileName, mediaType) => {
  expect(() => mustAgree({ fileName, mediaType }, 'application/pdf')).not.toThrow();
});

it.each([
  ['deed.png', 'application/pdf'],
  ['deed.pdf', 'image/png'],
  ['deed.pdf.html', 'application/pdf'],
  ['deed.pdf', 'text/html'],
  ['deed', 'text/plain'],
])('a PDF may not be called %s, %s', (fileName, mediaType) => {
  expect(() => mustAgree({ fileName, mediaType }, 'application/pdf')).toThrow('which its name or media type denies');
});

it('knows the names that systems give to JPEG', () => {
  for (const fileName of ['a.jpg', 'a.JPEG', 'a.jfif']) mustAgree({ fileName, mediaType: 'image/jpg' }, 'image/jpeg');
});
