import { expect, it } from 'vitest';
import { asAttachment, shownName } from './file-name.js';

it.each([
  ['C:\\اسناد\\سند ملک.pdf', 'سند ملک.pdf'],
  ['../../../etc/passwd.pdf', 'passwd.pdf'],
  ['annex\u202efdp.exe.pdf', 'annexfdp.exe.pdf'],
  ['a\u2066b\u2069\u200f\u061c.pdf', 'ab.pdf'],
  ['a\r\nSet-Cookie: x=1\u0000\u007f.pdf', 'aSet-Cookie_ x=1.pdf'],
  ['نقشه\u200cها.pdf', 'نقشه\u200cها.pdf'],
  ['.htaccess', 'htaccess'],
  ['plan.pdf. . ', 'plan.pdf'],
  ['a"b<c>|d?.pdf', 'a_b_c__d_.pdf'],
  ['half \ud800 a pair.png', 'half a pair.png'],
  ['..', 'document'],
  ['', 'document'],
  ['folder/', 'document'],
])('%j is shown as %j', (given, shown) => {
  expect(shownName(given)).toBe(shown);
});

it('cuts a long name between characters and keeps its extension', () => {
  for (const letter of ['a', 'پ', '🏠']) {
    const name = shownName(`${letter.repeat(500)}.pdf`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name.endsWith(`${letter}.pdf`)).toBe(true);
  }
});

it('makes a header of any name, with nothing in it that ends it early', () => {
  expect(asAttachment('سند (۱).pdf')).toBe(
    `attachment; filename="_.pdf"; filename*=UTF-8''${encodeURIComponent('سند ')}%28${encodeURIComponent('۱')}%29.pdf`,
  );
  expect(asAttachment('a";\r\nx: "b.pdf')).toMatch(/^attachment; filename="a_x_b\.pdf"; filename\*=UTF-8''[\w.%-]+$/);
});
