import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { definitionAt, definitionWith } from '../../test/support/definition.js';
import { checkAnswers, checkDraft } from './check-answers.js';

type Answers = Record<string, unknown>;
const codes = ['construction', 'extension', 'renewal', 'amendment', 'inquiry'];
const definitionOf = (code: string) => definitionAt(`forms/definitions/${code}.json`);
const referenceOf = (code: string): Answers =>
  JSON.parse(readFileSync(new URL(`../../test/reference/${code}.json`, import.meta.url), 'utf8')).answers;
const construction = definitionOf('construction');
const reference = referenceOf('construction');

/** The reference answers with one value changed; undefined takes it away. */
function answersWith(path: PropertyKey[], value: unknown): Answers {
  const answers = structuredClone(reference);
  const place = path.slice(0, -1).reduce<Record<PropertyKey, unknown>>((at, key) => at[key] as Answers, answers);
  place[path.at(-1) ?? ''] = value;
  return answers;
}

it.each(codes)('takes the reference answers of %s as they are', (code) => {
  expect(checkAnswers(definitionOf(code), referenceOf(code))).toEqual({ answers: referenceOf(code), issues: [] });
});

describe('issues', () => {
  it.each<[string, PropertyKey[], unknown, string]>([
    ['proposal.floors[0].area', ['proposal', 'floors', 0, 'area'], 'wide', 'WRONG_FORMAT'],
    ['proposal.floors[0].area', ['proposal', 'floors', 0, 'area'], '0', 'TOO_SMALL'],
    ['proposal.floors[0].area', ['proposal', 'floors', 0, 'area'], '1.234', 'TOO_MANY_DECIMALS'],
    ['proposal.floors[0].area', ['proposal', 'floors', 0, 'area'], ['1'], 'WRONG_TYPE'],
    ['proposal.floors[0].area', ['proposal', 'floors', 0, 'area'], undefined, 'REQUIRED'],
    ['proposal.floors[1].level', ['proposal', 'floors', 1, 'level'], 31, 'TOO_LARGE'],
    ['proposal.floors[1].use', ['proposal', 'floors', 1, 'use'], 'BARN', 'NOT_AN_OPTION'],
    ['proposal.floors[1].units', ['proposal', 'floors', 1, 'units'], 0, 'TOO_SMALL'],
    ['proposal.floors', ['proposal', 'floors'], [], 'TOO_FEW'],
    ['proposal.floors', ['proposal', 'floors'], Array(101).fill({ level: 0, use: 'STORAGE', area: '1' }), 'TOO_MANY'],
    ['applicant.representative', ['applicant', 'filedBy'], 'representative', 'REQUIRED'],
    ['applicant.owners[0].legalId', ['applicant', 'owners', 0, 'kind'], 'legal', 'REQUIRED'],
    ['applicant.owners', ['applicant', 'owners', 0, 'mobile'], undefined, 'REQUIRED'],
    ['applicant.owners[0].fullName', ['applicant', 'owners', 0, 'fullName'], 'م', 'TOO_SHORT'],
    ['declarations.accurate', ['declarations', 'accurate'], false, 'MUST_BE_TRUE'],
    ['proposal.roof', ['proposal', 'roof'], 'flat', 'UNKNOWN_FIELD'],
  ])('says what is wrong at %s (%#)', (path, at, value, code) => {
    expect(checkAnswers(construction, answersWith(at, value)).issues).toMatchObject([{ path, code }]);
  });

  it('speaks Persian with Persian digits and titles, and English', () => {
    const { issues } = checkAnswers(construction, answersWith(['proposal', 'floors', 0, 'level'], 31));
    expect(issues[0]?.message).toEqual({ fa: '«طبقه» نباید بیشتر از ۳۰ باشد.', en: '"Level" must be at most 30.' });
    const { issues: unlisted } = checkAnswers(construction, answersWith(['proposal', 'floors', 0, 'use'], 'X'));
    expect(unlisted[0]?.message.fa).toContain('مسکونی، تجاری، اداری');
    expect(unlisted[0]?.message.en).toContain('Residential, Commercial, Office');
  });

  it('lists all of them, each once', () => {
    const { issues } = checkAnswers(construction, { property: { deedArea: '-1' } });
    expect(issues.map(({ path }) => path).sort()).toEqual(
      ['applicant', 'declarations', 'property.deedArea', 'property.nosaziCode', 'proposal'].sort(),
    );
  });

  it('leaves wrong check digits and codes to the rules', () => {
    for (const [field, value] of [
      ['postalCode', '9045678913'],
      ['nosaziCode', '9-1-7-12-0-3-0'],
      ['plate', { bakhsh: 9, main: 0, sub: 1 }],
      ['postalCode', undefined],
    ] as const) {
      expect(checkAnswers(construction, answersWith(['property', field], value)).issues).toEqual([]);
    }
    const owner = ['applicant', 'owners', 0, 'nationalId'];
    expect(checkAnswers(construction, answersWith(owner, '9990000019')).issues).toEqual([]);
    expect(checkAnswers(construction, answersWith(owner, 'abc')).issues).toHaveLength(1);
  });

  it('asks a shop for its opening and height', () => {
    const { issues } = checkAnswers(construction, answersWith(['proposal', 'floors', 0, 'use'], 'COM'));
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'proposal.floors[0].openingLength REQUIRED',
      'proposal.floors[0].height REQUIRED',
    ]);
  });

  it('asks an amendment of the plan for its floors, and a bank for its certificate', () => {
    const amendment = { ...referenceOf('amendment'), change: { kind: 'area' } };
    expect(checkAnswers(definitionOf('amendment'), amendment).issues).toMatchObject([{ path: 'proposal' }]);
    const inquiry = { ...referenceOf('inquiry'), inquiry: { purpose: 'BANK', certificateKind: 'ANY_OTHER' } };
    expect(checkAnswers(definitionOf('inquiry'), inquiry).issues.map(({ path }) => path)).toEqual([
      'inquiry.certificateDate',
      'inquiry.declaredUnchanged',
    ]);
  });
});

describe('days', () => {
  const day = { type: 'string', format: 'jalali-date' };
  const properties = { since: { ...day, 'x-past': true }, until: day, far: { ...day, formatMaximum: '1600/12/29' } };
  const definition = definitionWith({ form: { schema: { type: 'object', properties }, ui: {} } });
  const issuesOf = (answers: Answers, today = '1405/09/02') =>
    checkAnswers(definition, answers, today).issues.map(({ path, code, message }) => [path, code, message.en]);

  it.each(['2005-03-01', '2005/3/1', '۲۰۰۵/۰۳/۰۱'])(
    'says that %s looks like a Gregorian date, and which day it may be',
    (since) => {
      const message = '"since" looks like a Gregorian date; write the Jalali day, perhaps 1383/12/11.';
      expect(issuesOf({ since })).toContainEqual(['since', 'GREGORIAN_DATE', message]);
      expect(checkDraft(definition, { since }).issues).toMatchObject([{ code: 'GREGORIAN_DATE' }]);
    },
  );

  it('are those that people mean, unless the form says otherwise', () => {
    expect(issuesOf({ until: '1500/01/01' })).toEqual([['until', 'TOO_LARGE', '"until" must be at most 1449/12/29.']]);
    expect(issuesOf({ until: '1140/01/01' })).toEqual([['until', 'TOO_SMALL', '"until" must be at least 1250/01/01.']]);
    expect(issuesOf({ until: '1405.9.2', far: '1500/01/01' })).toEqual([]);
  });

  it('of what is past by nature do not lie after the filing', () => {
    expect(issuesOf({ since: '1405/09/02' })).toEqual([]);
    expect(issuesOf({ since: '1405/09/03' })).toEqual([
      ['since', 'FUTURE_DATE', '"since" cannot lie after the day of filing.'],
    ]);
    expect(issuesOf({ until: '1405/09/03' })).toEqual([]);
    expect(checkDraft(definition, { since: '1410/01/01' }).issues).toEqual([]);
  });

  it('of a shipped certificate are held to that', () => {
    const { answers } = { answers: referenceOf('inquiry') as { inquiry: object } };
    const of = (certificateDate: string) =>
      checkAnswers(
        definitionOf('inquiry'),
        { ...answers, inquiry: { ...answers.inquiry, certificateDate } },
        '1405/09/02',
      ).issues;
    expect(of('2005-03-01')).toMatchObject([{ path: 'inquiry.certificateDate', code: 'GREGORIAN_DATE' }]);
    expect(of('1405/09/03')).toMatchObject([{ path: 'inquiry.certificateDate', code: 'FUTURE_DATE' }]);
  });
});

describe('drafts', () => {
  it('may lack anything', () => {
    expect(checkDraft(construction, {}).issues).toEqual([]);
    expect(checkDraft(construction, { declarations: { accurate: false }, proposal: { floors: [{}] } }).issues).toEqual(
      [],
    );
  });
  it('hold right values all the same', () => {
    const { issues } = checkDraft(construction, { property: { deedArea: 'x', zzz: 1 }, applicant: 5 });
    expect(issues.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'applicant WRONG_TYPE',
      'property.deedArea WRONG_FORMAT',
      'property.zzz UNKNOWN_FIELD',
    ]);
  });
});

describe('hostile answers', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'x', 'WRONG_TYPE'],
    ['nothing', null, 'WRONG_TYPE'],
    ['a list', [], 'WRONG_TYPE'],
    ['a prototype', JSON.parse('{"applicant":{"__proto__":{"filedBy":"owner"}}}'), 'FORBIDDEN_NAME'],
    ['a constructor', { constructor: { prototype: 1 } }, 'FORBIDDEN_NAME'],
    ['endless nesting', JSON.parse(`{"a":${'['.repeat(3000)}${']'.repeat(3000)}}`), 'TOO_DEEP'],
    ['a huge text', { a: 'x'.repeat(400_000) }, 'TOO_LARGE'],
    ['a huge list', { a: Array(30_000).fill(0) }, 'TOO_LARGE'],
    ['something that is no JSON', { a: () => 1 }, 'NOT_JSON'],
  ])('refuses %s', (_, raw, code) => {
    for (const check of [checkAnswers, checkDraft]) {
      expect(check(construction, raw)).toMatchObject({ answers: {}, issues: [{ code }] });
    }
    expect(({} as Answers).filedBy).toBeUndefined();
  });

  it('tells two patterns apart, and none can hang', () => {
    const field = (pattern: string) => ({ type: 'string', pattern });
    const schema = { type: 'object', properties: { a: field('^(a+)+$'), b: field('^b$') } };
    const definition = definitionWith({ form: { schema, ui: {} } });
    expect(checkAnswers(definition, { a: 'aaa', b: 'b' }).issues).toEqual([]);
    expect(checkAnswers(definition, { a: 'b', b: 'a' }).issues).toHaveLength(2);
    expect(checkAnswers(definition, { a: `${'a'.repeat(50_000)}!` }).issues).toMatchObject([{ code: 'WRONG_FORMAT' }]);
  });
});
