import { describe, expect, it } from 'vitest';
import { NotificationEvent } from '../../prisma/generated/client/enums.js';
import { fillTemplate } from './template-text.js';
import { loadTemplates, parseTemplates, TemplatesInvalidError } from './templates.js';

const words = { subject: { fa: 'م', en: 's' }, body: { fa: 'متن', en: 'text' } };
const all = Object.fromEntries(Object.values(NotificationEvent).map((event) => [event, words]));

function problems(value: unknown): string[] {
  try {
    parseTemplates(value);
    return [];
  } catch (error) {
    if (error instanceof TemplatesInvalidError) return error.issues.map(({ path, message }) => `${path} ${message}`);
    throw error;
  }
}

const withBody = (en: string, event = 'FILED') => ({
  default: { ...all, [event]: { ...words, body: { fa: 'متن', en } } },
});

describe('notification templates', () => {
  it('ship words for every event, and words of its own for an inquiry', async () => {
    const find = await loadTemplates();
    for (const event of Object.values(NotificationEvent)) expect(find(event, 'construction').body.fa).not.toBe('');
    expect(find('ISSUED', 'inquiry')).not.toEqual(find('ISSUED', 'construction'));
    expect(find('PAID', 'inquiry')).toEqual(find('PAID', 'construction'));
    expect(find('PAID', 'constructor')).toEqual(find('PAID', 'construction'));
  });

  it('refuse an unknown placeholder, with the one that was probably meant', () => {
    expect(problems(withBody('Your {referense} is here'))).toEqual([
      'default.FILED.body.en has the unknown placeholder {referense}; did you mean {reference}?',
    ]);
    expect(problems(withBody('{constructor}'))[0]).toContain('unknown placeholder {constructor}');
    expect(problems({ default: all, types: { inquiry: { PAID: withBody('{oops}').default.FILED } } })[0]).toContain(
      'types.inquiry.PAID.body.en has the unknown placeholder',
    );
  });

  it('refuse a placeholder that may have no value, unless its part can go', () => {
    expect(problems(withBody('Number {number}'))).toEqual([
      'default.FILED.body.en may be without {number}; put the words around it in [ ]',
    ]);
    expect(problems(withBody('Filed[ as {number}]'))).toEqual([]);
    expect(problems(withBody('Number {number}', 'ISSUED'))).toEqual([]);
  });

  it('refuse brackets that do not close, a missing language and a missing event', () => {
    for (const text of ['{reference', '[open', 'a } b', '{re ference}']) {
      expect(problems(withBody(text))[0], text).toContain('has a bracket');
    }
    expect(problems({ default: { ...all, PAID: { ...words, subject: { fa: 'م' } } } })[0]).toContain(
      'default.PAID.subject.en',
    );
    const { PAID: _, ...lacking } = all;
    expect(problems({ default: lacking })[0]).toContain('default.PAID');
    expect(problems({ default: { ...all, SOLD: words } })).toHaveLength(1);
  });
});

describe('fill', () => {
  it('drops a part without its value and keeps the rest', () => {
    expect(fillTemplate('A[ {total} until {payUntil}].', { total: '5', payUntil: 'x' })).toBe('A 5 until x.');
    expect(fillTemplate('A[ {total} until {payUntil}].', { total: '5' })).toBe('A.');
  });

  it('never reads a value as a template', () => {
    expect(fillTemplate('[{reason}]', { reason: '{number} [x] $& $1', number: '7' })).toBe('{number} [x] $& $1');
  });
});
