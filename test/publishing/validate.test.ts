import { afterAll, beforeAll, expect, it } from 'vitest';
import { shippedTemplate } from '../../city/papers/pinned-templates.js';
import { rulebook } from '../../forms/test-support/shipped-samples.js';
import { smallType } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  await publish(smallType());
});
afterAll(() => system.stop());

const REPORT = 'valid code hash standing needsApproval issues { path code severity line message hint }';
const validations = {
  PermitType: `mutation($d: JSON!) { validatePermitType(definition: $d) { ${REPORT} } }`,
  Rulebook: `mutation($d: JSON!) { validateRulebook(rulebook: $d) { ${REPORT} } }`,
  Template: `mutation($d: JSON!) { validateTemplate(template: $d) { ${REPORT} } }`,
};
const publications = {
  PermitType: 'mutation($d: JSON!) { publishPermitType(definition: $d) { hash } }',
  Rulebook: 'mutation($d: JSON!) { publishRulebook(rulebook: $d) { hash } }',
  Template: 'mutation($d: JSON!) { publishTemplate(template: $d) { hash } }',
};
type Kind = keyof typeof validations;

interface Report {
  valid: boolean;
  code: string | null;
  hash: string | null;
  standing: string | null;
  needsApproval: boolean;
  issues: { path: string; code: string; severity: string; line: number | null; message: string }[];
}

async function validate(document: unknown, kind: Kind = 'PermitType'): Promise<Report> {
  const answer = await system.get<Record<string, Report>>('admin-1', validations[kind], { d: document });
  return answer[`validate${kind}`] as Report;
}
const publish = (document: unknown, kind: Kind = 'PermitType') =>
  system.ask('admin-1', publications[kind], { d: document });

const otherwise = { ...smallType(), title: { fa: 'دیگر', en: 'Other' } };
const template = { ...shippedTemplate('permit'), version: 9 };

it.each<[string, Kind, unknown, string]>([
  ['a number that another document has', 'PermitType', otherwise, 'version VERSION_TAKEN'],
  ['a number that no column keeps', 'PermitType', smallType({ version: 2 ** 31 }), 'version TOO_LARGE'],
  [
    'a rulebook’s number that is given',
    'Rulebook',
    { ...rulebook, notice: { fa: 'ا', en: 'a' } },
    'version VERSION_TAKEN',
  ],
  ['a draft of a rulebook', 'Rulebook', { ...rulebook, version: 99, status: 'DRAFT' }, 'status NOT_IN_FORCE'],
  [
    'a rulebook without what a type needs',
    'Rulebook',
    { ...rulebook, version: 99, fees: [] },
    'construction.fees[0] UNKNOWN_FEE',
  ],
  ['a rulebook’s number that no column keeps', 'Rulebook', { ...rulebook, version: 1e10 }, 'version TOO_LARGE'],
  ['a template’s number that is given', 'Template', { ...template, version: 1, margin: 9 }, 'margin UNKNOWN_KEY'],
  ['a template of no type', 'Template', { ...template, permitType: 'awming' }, 'permitType UNKNOWN_VALUE'],
  ['a template’s number that no column keeps', 'Template', { ...template, version: 2 ** 40 }, 'version TOO_LARGE'],
])('refuses %s exactly as publishing does', async (_, kind, document, expected) => {
  const report = await validate(document, kind);
  const said = report.issues.filter(({ severity }) => severity === 'error').map(({ path, code }) => `${path} ${code}`);
  expect(said).toContain(expected);
  expect(report).toMatchObject({ valid: false, hash: null, standing: null });
  const refused = await publish(document, kind);
  expect(refused.errors?.[0]?.extensions.code).toBe('DEFINITION_INVALID');
  const issues = refused.errors?.[0]?.extensions.issues as { path: string; code: string }[];
  expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual(said);
});

it('says where a number stands that is given, and that the very document is there already', async () => {
  const [issue] = (await validate(JSON.stringify(otherwise, null, 2))).issues;
  expect(issue).toMatchObject({
    code: 'VERSION_TAKEN',
    line: 4,
    message: expect.stringContaining('the number 2 or higher'),
  });
  expect(await validate(smallType())).toMatchObject({ valid: true, code: 'awning', standing: 'APPROVED', issues: [] });
});

it('warns of a form without carryOver, before a number is used up and in the answer that uses it up', async () => {
  const next = smallType({ version: 2 }) as ReturnType<typeof smallType> & { form: { schema: { properties: object } } };
  Object.assign((next.form.schema.properties as { subject: object }).subject, { maxLength: 300 });
  const warned = { path: 'form.schema', code: 'CARRY_MISSING' };
  expect((await validate(next)).issues).toMatchObject([{ ...warned, severity: 'warning' }]);
  const query = 'mutation($d: JSON!) { publishPermitType(definition: $d) { version warnings { path code } } }';
  const answer = await system.get<{ publishPermitType: object }>('admin-1', query, { d: next });
  expect(answer.publishPermitType).toEqual({ version: 2, warnings: [warned] });
  const read = '{ permitType(code: "awning") { version warnings { code } } }';
  expect(await system.get('admin-1', read)).toEqual({ permitType: { version: 2, warnings: [] } });
});

it('checks a type with a rulebook that is only proposed, and refuses one that is broken', async () => {
  const query = `mutation($d: JSON!, $r: JSON) { validatePermitType(definition: $d, rulebook: $r) { ${REPORT} } }`;
  const poorer = {
    ...rulebook,
    version: 99,
    registers: {},
    fees: rulebook.fees.filter(({ code }) => code !== 'F-SRV'),
  };
  const named = { ...smallType({ version: 3 }), fees: ['F-SRV'] };
  expect((await validate(named)).valid).toBe(true);
  const answer = await system.get<{ validatePermitType: Report }>('admin-1', query, { d: named, r: poorer });
  expect(answer.validatePermitType.issues).toMatchObject([{ code: 'UNKNOWN_FEE' }, {}]);
  const broken = await system.ask('admin-1', query, { d: named, r: { ...poorer, tariff: 1 } });
  expect(broken.errors?.[0]?.extensions.issues).toMatchObject([{ path: 'rulebook.tariff' }]);
});
