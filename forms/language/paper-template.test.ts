import { describe, expect, it } from 'vitest';
import { shippedTemplate } from '../../city/papers/pinned-templates.js';
import { parseTemplate } from '../parse.js';
import { PaperName, templateCode } from './paper-template.js';

const permit = () =>
  structuredClone(shippedTemplate('permit')) as unknown as Record<string, unknown> & { body: object[] };
const found = (value: unknown) => parseTemplate(value).issues.map(({ path, code }) => `${path} ${code}`);

describe('a template of a paper', () => {
  it.each(PaperName.options)('ships for %s', (paper) => {
    expect(parseTemplate(structuredClone(shippedTemplate(paper)))).toMatchObject({ issues: [], template: { paper } });
  });

  it('is published under its paper, and the permit type that it is for', () => {
    expect(templateCode({ paper: 'permit' })).toBe('permit');
    expect(templateCode({ paper: 'receipt', permitType: 'demolition' })).toBe('receipt.demolition');
    expect(templateCode({ paper: 'permit', permitType: 'tower', step: 'pit' })).toBe('permit.tower.pit');
  });

  it.each([
    ['a section of another paper', { body: [...permit().body, { section: 'lines' }] }, 'body[6].section INVALID'],
    ['a section that stands twice', { body: [...permit().body, { section: 'owners' }] }, 'body[6].section INVALID'],
    ['what cannot be left out', { body: permit().body.slice(0, -1) }, 'body INVALID'],
    [
      'what cannot be left out in some cases',
      { permitType: 'demolition', body: permit().body.map((part) => ({ ...part, where: 'approval' })) },
      'body INVALID',
    ],
    ['no section of that name', { body: [...permit().body, { section: 'fee' }] }, 'body[6].section UNKNOWN_VALUE'],
    ['a misspelt keyword', { footnote: [] }, 'footnote UNKNOWN_KEY'],
    ['a colour that is none', { look: { ...(permit().look as object), accent: 'red;x' } }, 'look.accent BAD_FORMAT'],
    ['a code too small to be read', { look: { ...(permit().look as object), qrWidth: 0 } }, 'look.qrWidth INVALID'],
    ['a title of no words', { title: {} }, 'title MISSING_TITLE'],
    ['too long a body', { body: Array(41).fill({ note: 'x' }) }, 'body TOO_LARGE'],
    ['a note without end', { body: [...permit().body, { note: 'x'.repeat(1_001) }] }, 'body[6].note TOO_LARGE'],
    ['a prototype', JSON.parse('{"look":{"__proto__":{"accent":"#000000"}}}'), 'look.__proto__ FORBIDDEN_NAME'],
  ])('is refused for %s', (_, change, issue) => {
    expect(found({ ...permit(), ...(change as object) })).toContain(issue);
  });

  it('of an inquiry says how far it may be relied on', () => {
    const { body, ...rest } = structuredClone(shippedTemplate('inquiry-answer'));
    const without = body.filter((part) => !('section' in part && part.section === 'use-limit'));
    expect(parseTemplate({ ...rest, body: without }).issues[0]?.message).toContain('use-limit');
  });
});
