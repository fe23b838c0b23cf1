import { describe, expect, it } from 'vitest';
import { shippedTemplate } from '../../city/papers/pinned-templates.js';
import { parseTemplate } from '../parse.js';
import { Emblem } from './emblem.js';

const svg = (inside: string, more = '') =>
  `data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"${more}>${inside}</svg>`)}`;
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('an emblem', () => {
  it.each([svg('<path d="M0 0h10v10z" fill="#0b5d57"/>'), `data:image/png;base64,${PNG}`])(
    'may be a picture: %.30s',
    (text) => {
      expect(Emblem.safeParse(text).success).toBe(true);
    },
  );

  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a picture from elsewhere', svg('<image href="http://x/y.png"/>')],
    ['what another file draws', svg('<use href="#a"/>')],
    ['an event', svg('<path d="M0 0" onload="x()"/>')],
    ['a link', svg('<g xlink:href="http://x"/>')],
    ['a style', svg('<path d="M0 0" style="fill:url(http://x)"/>')],
    ['a fill from elsewhere', svg('<path d="M0 0" fill="url(http://x#a)"/>')],
    ['an entity', `data:image/svg+xml;base64,${btoa('<!DOCTYPE svg [<!ENTITY a "b">]><svg></svg>')}`],
    ['a PNG that is none', 'data:image/png;base64,AAAA'],
    ['an address', 'https://city.example/emblem.svg'],
    ['another kind', 'data:image/gif;base64,R0lGODlhAQABAAAAACw='],
    ['too large a picture', svg('x'.repeat(70_000))],
  ])('is never %s', (_, text) => {
    expect(Emblem.safeParse(text).success).toBe(false);
  });

  it('is refused with its place in the template', () => {
    const { look, ...rest } = shippedTemplate('permit');
    const { issues } = parseTemplate({ ...rest, look: { ...look, emblem: svg('<script/>') } });
    expect(issues).toMatchObject([{ path: 'look.emblem', message: expect.stringContaining('no <script>') }]);
  });
});
