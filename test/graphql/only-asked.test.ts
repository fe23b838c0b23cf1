import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageTexts } from '../../city/papers/test-support/pdf.js';
import { referenceFiling } from '../support/lives.js';
import { smallAnswers, smallType } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

interface Shown {
  reference: string;
  status: string;
  answers: Record<string, unknown>;
  documents: { code: string }[];
  draftIssues: { path: string; code: string }[];
  evaluation: { outcome: string; total: string; feeLines: { code: string }[] } | null;
  slips: { id: string }[];
  tasks: { id: string }[];
  permit: { documentUrl: string } | null;
}
const SHOWN = `reference status answers draftIssues { path code } evaluation { outcome total feeLines { code } }
  slips { id } tasks { id } permit { documentUrl }`;

const read = async (reference: string) =>
  (
    await system.get<{ application: Shown }>(
      'citizen-1',
      `query($r: ID!) { application(reference: $r) { ${SHOWN} } }`,
      { r: reference },
    )
  ).application;

async function draft(permitType: string, answers: object): Promise<Shown> {
  const start = `mutation($t: ID!, $a: JSON!) { startApplication(permitType: $t, answers: $a) { ${SHOWN} } }`;
  return (await system.get<{ startApplication: Shown }>('citizen-1', start, { t: permitType, a: answers }))
    .startApplication;
}
const submit = async (reference: string) =>
  (
    await system.get<{ submitApplication: Shown }>(
      'citizen-1',
      `mutation($r: ID!) { submitApplication(reference: $r) { ${SHOWN} } }`,
      { r: reference },
    )
  ).submitApplication;

/** Pays what is due and waits for the permit's paper. */
async function paperOf({ reference, slips }: Shown): Promise<string> {
  for (const { id } of slips) {
    const pay = 'mutation($id: ID!) { startPayment(slipId: $id) { redirectUrl } }';
    const { startPayment } = await system.get<{ startPayment: { redirectUrl: string } }>('citizen-1', pay, { id });
    await fetch(startPayment.redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
  }
  await expect.poll(async () => (await read(reference)).status, { timeout: 30_000 }).toBe('ISSUED');
  const { permit } = await read(reference);
  const paper = await fetch(permit?.documentUrl ?? '', { headers: await system.headers('citizen-1') });
  return (await pageTexts(Buffer.from(await paper.arrayBuffer()))).join('');
}

it('an amendment of data is not charged for, filed with or printed with the proposal of an earlier choice', async () => {
  const { answers, documents } = referenceFiling('amendment');
  const floors = Array.from({ length: 12 }, (_, level) => ({ level, use: 'RES', area: '400', units: 1 }));
  const { reference, draftIssues } = await draft('amendment', { ...answers, proposal: { floors } });
  expect(draftIssues).toEqual([]);
  for (const code of [...documents, 'ARCH_PLAN']) await system.attach('citizen-1', reference, code);
  const filed = await submit(reference);
  expect(filed.evaluation).toMatchObject({ outcome: 'CLEAN', total: '3000000', feeLines: [{ code: 'F-SRV' }] });
  expect(filed.answers).toEqual(answers);
  const row = await system.prisma.submission.findFirstOrThrow({ where: { reference } });
  expect((row.documents as { code: string }[]).map(({ code }) => code).sort()).toEqual([...documents].sort());
  // A change of mind loses nothing.
  const { draft: kept } = await system.prisma.application.findUniqueOrThrow({ where: { reference } });
  expect(kept).toMatchObject({ proposal: { floors } });
  await system.get('supervisor-1', 'mutation($id: ID!) { decideTask(id: $id, outcome: APPROVE) { status } }', {
    id: filed.tasks[0]?.id,
  });
  const text = await paperOf(filed);
  expect(text).toContain('۳٬۰۰۰٬۰۰۰');
  expect(text).not.toContain('۴۰۰');
});

it('a type of one’s own charges nothing for a pool that is not built, nor misses its area', async () => {
  const type = smallType();
  const { schema, ui } = (type as unknown as { form: object }).form as { schema: Record<string, object>; ui: object };
  const field = (title: string, more: object) => ({ title, 'x-i18n': { en: { title } }, ...more });
  const withPool = {
    ...schema,
    properties: {
      ...schema.properties,
      pool: field('Pool', { type: 'boolean' }),
      poolArea: field('Pool area', { type: 'integer', minimum: 1 }),
    },
    if: { properties: { pool: { const: true } }, required: ['pool'] },
    then: { required: ['poolArea'] },
  };
  const [fee] = type.fees;
  const fees = [{ ...fee, amount: '250000 + 1000 * answers.poolArea.orValue(0)' }];
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { status } }', {
    d: { ...type, form: { schema: withPool, ui }, fees },
  });
  const totalOf = async (more: object) => {
    const { reference } = await draft('awning', { ...smallAnswers, ...more });
    const { evaluation, answers } = await submit(reference);
    return [evaluation?.total, answers.poolArea];
  };
  expect(await totalOf({ pool: false, poolArea: 50 })).toEqual(['250000', undefined]);
  expect(await totalOf({ pool: true, poolArea: 50 })).toEqual(['300000', 50]);
  const { draftIssues } = await draft('awning', { ...smallAnswers, pool: true });
  expect(draftIssues).toMatchObject([{ path: 'poolArea' }]);
});

it('says what is asked now, of a case and of answers that somebody is writing', async () => {
  const asked =
    'isComplete next { path kind title { en } } sections { name needed questions { path needed answered } }';
  const writing = await system.get<{ agenda: Record<string, unknown> }>(
    'citizen-1',
    `query($a: JSON!) { agenda(permitType: "inquiry", answers: $a) { ${asked} } }`,
    { a: { applicant: { filedBy: 'owner', owners: 'nonsense' }, more: 1 } },
  );
  expect(writing.agenda).toMatchObject({
    isComplete: false,
    next: { path: 'applicant.owners', kind: 'LIST', title: { en: 'Owners' } },
  });
  const { reference } = await draft('inquiry', referenceFiling('inquiry').answers);
  const own = `{ application(reference: "${reference}") { agenda { ${asked} answers } } }`;
  const { application } = await system.get<{ application: { agenda: unknown } }>('citizen-1', own);
  expect(application.agenda).toMatchObject({
    isComplete: true,
    next: null,
    answers: referenceFiling('inquiry').answers,
  });
  const looking = await system.get<{ application: { agenda: unknown } | null }>('auditor-1', own).catch(() => null);
  expect(looking?.application?.agenda ?? null).toBeNull();
  const none = await system.ask('citizen-1', '{ agenda(permitType: "inquiry", answers: []) { isComplete } }');
  expect(none.errors?.[0]?.extensions.code).toBe('ANSWERS_INVALID');
});

it('serves a form in a language, and as it was written without', async () => {
  const { permitType } = await system.get<{ permitType: Record<string, { title: string; properties?: unknown }> }>(
    'citizen-1',
    '{ permitType(code: "inquiry") { written: formSchema fa: formSchema(language: FA) en: formSchema(language: EN) ui: uiSchema(language: EN) } }',
  );
  expect(JSON.stringify(permitType.written)).toMatch(/"enum":\["BANK".*"x-labels"/);
  expect([permitType.fa?.title, permitType.en?.title]).toEqual(['استعلام', 'Inquiry']);
  expect(JSON.stringify(permitType.en)).toContain('"oneOf":[{"const":');
  expect(permitType.ui).toMatchObject({ inquiry: { certificateDate: { 'ui:widget': 'text' } } });
});
