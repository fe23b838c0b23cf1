import { describe, expect, it } from 'vitest';
import { definitionAt } from '../../test/support/definition.js';
import { checkUseLimit } from './use-limit.js';

const inquiry = definitionAt('forms/definitions/inquiry.json');
const text = { fa: 'متن', en: 'Text' };

describe('checkUseLimit', () => {
  it('finds the shipped inquiry sound, and a type without a limit', () => {
    expect(checkUseLimit(inquiry)).toEqual([]);
    expect(checkUseLimit({ ...inquiry, useLimit: undefined })).toEqual([]);
  });

  it('names a field that the form does not have, and a value that the field does not take', () => {
    const limit = { answer: ['inquiry', 'purpos'], limits: {}, otherwise: text };
    expect(checkUseLimit({ ...inquiry, useLimit: limit })).toMatchObject([
      { path: 'useLimit.answer[1]', code: 'UNKNOWN_FIELD', hint: 'purpose' },
    ]);
    const mistyped = { answer: ['inquiry', 'purpose'], limits: { BANK: text, DEPT: text }, otherwise: text };
    expect(checkUseLimit({ ...inquiry, useLimit: mistyped })).toMatchObject([
      { path: 'useLimit.limits.DEPT', code: 'UNKNOWN_VALUE', hint: 'DEBT' },
    ]);
  });
});
