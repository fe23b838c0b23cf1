import { describe, expect, it } from 'vitest';
import { amountOf } from '../money.js';
import { inDigits, inThousands, listed, messages } from './messages.js';

const catalogue = messages({
  CLOSED: { fa: 'بسته است.', en: 'It is closed.' },
  TOO_LONG: { fa: 'حداکثر {limit} نویسه.', en: 'At most {limit} characters.' },
  MOVED: { fa: 'از {from} به {to}', en: 'Moved' },
});

describe('a catalogue of messages', () => {
  it('has a text that names nothing as it stands', () => {
    expect(catalogue.CLOSED).toEqual({ fa: 'بسته است.', en: 'It is closed.' });
  });

  it('writes numbers in the digits of each language', () => {
    expect(catalogue.TOO_LONG({ limit: 12.5 })).toEqual({ fa: 'حداکثر ۱۲٫۵ نویسه.', en: 'At most 12.5 characters.' });
    expect(catalogue.TOO_LONG({ limit: 4000n })).toEqual({ fa: 'حداکثر ۴۰۰۰ نویسه.', en: 'At most 4000 characters.' });
  });

  it('leaves a text as it is and takes the language of one that has both', () => {
    expect(catalogue.MOVED({ from: 'v1', to: { fa: 'دو', en: 'two' } })).toEqual({ fa: 'از v1 به دو', en: 'Moved' });
  });

  it('never reads a value as a template', () => {
    expect(catalogue.MOVED({ from: '{to}', to: 'x' }).fa).toBe('از {to} به x');
  });

  it('does not compile without the values that a text names, nor with others', () => {
    // @ts-expect-error: limit is missing
    const missing = () => catalogue.TOO_LONG({});
    // @ts-expect-error: most is not named
    const other = () => catalogue.TOO_LONG({ most: 1 });
    // @ts-expect-error: a text without placeholders is no function
    const plain = () => catalogue.CLOSED({});
    expect([missing, other, plain]).toHaveLength(3);
  });
});

describe('values of messages', () => {
  it.each([
    [inDigits('1405/01/01'), { fa: '۱۴۰۵/۰۱/۰۱', en: '1405/01/01' }],
    [inThousands(4_000), { fa: '۴٬۰۰۰', en: '4000' }],
    [amountOf(1_250_000n), { fa: '۱٬۲۵۰٬۰۰۰', en: '1,250,000' }],
    [
      listed([
        { fa: 'الف', en: 'a' },
        { fa: 'ب', en: 'b' },
      ]),
      { fa: 'الف، ب', en: 'a, b' },
    ],
  ])('%o', (value, expected) => {
    expect(value).toEqual(expected);
  });
});
