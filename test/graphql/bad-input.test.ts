import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceFiling } from '../support/lives.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf, seedFiled } from './seed.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  await seedFiled(system.prisma, { reference: 'U-1400-000001' });
});
afterAll(() => system.stop());

const START = 'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference answers } }';
const rows = () => system.prisma.application.count();

describe('answers', () => {
  const start = (answers: unknown) =>
    system.ask<{ startApplication: { reference: string; answers: object } }>('citizen-1', START, { a: answers });

  it.each([[['a']], ['text'], [7], [null]])('that are %j are no draft', async (answers) => {
    const before = await rows();
    expect(codeOf(await start(answers))).toBe('BAD_USER_INPUT');
    expect(await rows()).toBe(before);
  });

  it.each([
    ['nested too deeply', JSON.parse(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`)],
    ['with a character that cannot be stored', { a: 'x\u0000y' }],
    ['with half a character', { a: '\ud83d' }],
    ['with a name that reaches a prototype', JSON.parse('{"__proto__":{"admin":true}}')],
  ])('%s are refused', async (_, answers) => {
    const before = await rows();
    expect(codeOf(await start(answers))).toBe('BAD_USER_INPUT');
    expect(await rows()).toBe(before);
  });

  it.each(['\\u0000', '\\u{0}', '\\ud83d'])('written in the document with %s are refused', async (written) => {
    const document = `mutation { startApplication(permitType: "inquiry", answers: { a: "${written}" }) { reference } }`;
    expect(codeOf(await system.ask('citizen-1', document))).toBe('BAD_USER_INPUT');
  });

  it('may speak of an escape', async () => {
    const path = 'C:\\udata \\u0000';
    const { data } = await start({ a: path });
    expect(data).toMatchObject({ startApplication: { answers: { a: path } } });
  });

  it('of an unknown type are not found a form for', async () => {
    const answer = await system.ask(
      'citizen-1',
      'mutation { startApplication(permitType: "castle", answers: {}) { reference } }',
    );
    expect(codeOf(answer)).toBe('NOT_FOUND');
    expect(codeOf(await system.ask('citizen-1', '{ evaluate(permitType: "castle", answers: {}) { total } }'))).toBe(
      'NOT_FOUND',
    );
  });

  it('are filed by citizens only', async () => {
    for (const as of ['supervisor-1', 'admin-1', 'auditor-1', 'integrator-1']) {
      const answer = await system.ask(as, START, { a: {} });
      expect(codeOf(answer)).toBe('FORBIDDEN');
    }
  });

  it('that miss the form may be drafted, say what they miss, and are not filed', async () => {
    const { data } = await start({ property: { postalCode: '12' } });
    const { reference } = data.startApplication;
    const refused = await system.ask('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', {
      r: reference,
    });
    expect(codeOf(refused)).toBe('ANSWERS_INVALID');
    const issues = refused.errors?.[0]?.extensions.issues ?? [];
    expect(issues.map(({ path }) => path)).toContain('property.postalCode');
    for (const issue of issues) {
      expect(issue).toMatchObject({
        message: { fa: expect.stringMatching(/[آ-ی]/), en: expect.stringMatching(/[a-z]/) },
      });
    }
    const { application } = await system.get<{ application: { status: string; draftIssues: object[] } }>(
      'citizen-1',
      'query($r: ID!) { application(reference: $r) { status draftIssues { path code message { fa en } } } }',
      { r: reference },
    );
    expect(application).toEqual({ status: 'DRAFT', draftIssues: issues });
    expect(await system.prisma.submission.count({ where: { reference } })).toBe(0);
  });

  it('keep nothing that hides or turns round', async () => {
    const answers = { applicant: { owners: [{ fullName: 'مر\u202eیم\u200c \u2066رضایی\u0007' }] } };
    const { data } = await start(answers);
    expect(data.startApplication.answers).toEqual({ applicant: { owners: [{ fullName: 'مریم\u200c رضایی' }] } });
  });

  it('in Persian and Arabic digits are the same answers', async () => {
    const filing = referenceFiling('inquiry');
    const persian = JSON.parse(
      JSON.stringify(filing.answers).replace(/"(\d{10})"/g, (_, digits: string) => {
        return `"${digits.replace(/\d/g, (d) => '۰۱۲۳۴۵۶۷۸۹'[Number(d)] ?? d)}"`;
      }),
    );
    expect(JSON.stringify(persian)).toMatch(/[۰-۹]{10}/);
    const [one, other] = [await start(persian), await start(filing.answers)];
    expect(one.data.startApplication.answers).toEqual(other.data.startApplication.answers);
    const { reference } = one.data.startApplication;
    expect(await system.prisma.application.findUniqueOrThrow({ where: { reference } })).toMatchObject({
      parcel: filing.registers.parcels[0]?.nosaziCode,
    });
  });

  it('are evaluated without anything being written', async () => {
    const before = await rows();
    const { answers } = referenceFiling('inquiry');
    const query = 'query($a: JSON!) { evaluate(permitType: "inquiry", answers: $a) { revision outcome total } }';
    const { evaluate } = await system.get<{ evaluate: object }>('citizen-2', query, { a: answers });
    expect(evaluate).toMatchObject({ revision: 0 });
    expect(codeOf(await system.ask('citizen-2', query, { a: { property: { postalCode: '12' } } }))).toBe(
      'ANSWERS_INVALID',
    );
    expect([await rows(), await system.prisma.submission.count()]).toEqual([before, 1]);
  });
});

describe('another’s application', () => {
  it.each([
    'saveDraft(reference: $r, answers: {}) { status }',
    'submitApplication(reference: $r) { status }',
    'withdrawApplication(reference: $r) { status }',
    'recalculate(reference: $r) { status }',
  ])('is not found: %s', async (mutation) => {
    const before = await system.prisma.application.findUniqueOrThrow({ where: { reference: 'U-1400-000001' } });
    const query = `mutation($r: ID!) { ${mutation} }`;
    expect(codeOf(await system.ask('citizen-2', query, { r: 'U-1400-000001' }))).toBe('NOT_FOUND');
    expect(codeOf(await system.ask('citizen-2', query, { r: 'U-1400-999999' }))).toBe('NOT_FOUND');
    // Who may read it learns that acting is not theirs.
    expect(codeOf(await system.ask('supervisor-1', query, { r: 'U-1400-000001' }))).toBe('FORBIDDEN');
    expect(await system.prisma.application.findUniqueOrThrow({ where: { reference: 'U-1400-000001' } })).toEqual(
      before,
    );
  });

  it('is refused in a stale revision, and when closed', async () => {
    const save = 'mutation($r: ID!, $v: Int) { saveDraft(reference: $r, answers: {}, revision: $v) { status } }';
    expect(codeOf(await system.ask('citizen-1', save, { r: 'U-1400-000001', v: 0 }))).toBe('STALE_REVISION');
    await seedFiled(system.prisma, { reference: 'U-1400-000002', status: 'EXPIRED' });
    expect(codeOf(await system.ask('citizen-1', save, { r: 'U-1400-000002', v: 0 }))).toBe('APPLICATION_CLOSED');
  });
});

describe('a definition', () => {
  const REPORT =
    'mutation($d: JSON!) { validatePermitType(definition: $d) { valid issues { path code message severity } } }';

  it('is reported on to administrators, everything at once', async () => {
    const { definition } = await system.prisma.permitType.findFirstOrThrow({ where: { code: 'inquiry' } });
    const good = await system.get<{ validatePermitType: { valid: boolean } }>('admin-1', REPORT, { d: definition });
    expect(good.validatePermitType).toMatchObject({ valid: true });
    const steps = (definition as { steps: object[] }).steps.map((step, i) =>
      i === 2 ? { ...step, next: 'reveiw' } : step,
    );
    const bad = await system.get<{ validatePermitType: { valid: boolean; issues: { code: string; path: string }[] } }>(
      'admin-1',
      REPORT,
      { d: { ...(definition as object), steps } },
    );
    expect(bad.validatePermitType.valid).toBe(false);
    expect(bad.validatePermitType.issues).toContainEqual(
      expect.objectContaining({ path: 'steps[2].next', code: 'UNKNOWN_STEP' }),
    );
    expect(codeOf(await system.ask('citizen-1', REPORT, { d: definition }))).toBe('FORBIDDEN');
  });
});
