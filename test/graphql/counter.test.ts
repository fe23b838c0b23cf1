import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nationalIdOf } from '../../cases/counter/look-up.js';
import { addDays, jalaliDay } from '../../forms/jalali.js';
import { referenceFiling } from '../support/lives.js';
import { type Answer, type System, startSystem } from '../support/system.js';
import { codeOf } from './seed.js';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

type Vars = Record<string, unknown>;
interface Recorded {
  recordConsent: {
    errors: { code: string; path: string | null }[];
    mandate: {
      id: string;
      consent: { words: { en: string }; paperNumber: string; takenBy: { account: string } };
    } | null;
  };
}

const SOMEBODY = '9990000042';
const { answers: reference, documents } = referenceFiling('construction');
const filing = reference as { applicant: { owners: object[] } };
const answers = {
  ...filing,
  applicant: {
    ...filing.applicant,
    owners: filing.applicant.owners.map((owner) => ({ ...owner, nationalId: SOMEBODY, mobile: '09150000042' })),
  },
};

const wordsOf = async (vars: Vars = {}): Promise<string> => {
  const { data } = await system.ask<{ proposedConsent: { hash: string } }>(
    'counter-1',
    'query($t: [ID!]!, $p: String, $u: JalaliDate) { proposedConsent(permitTypes: $t, parcel: $p, validUntil: $u) { hash words { fa en } } }',
    { t: ['construction'], ...vars },
  );
  return data.proposedConsent.hash;
};

const PAPER = { identifiedBy: 'PAPER', paper: 'NATIONAL_CARD', paperNumber: '۱۲۳۴۵۶۷۸' };
const consent = async (as: string, input: Vars = {}) =>
  system.ask<Recorded>(
    as,
    `mutation($i: RecordConsentInput!) { recordConsent(input: $i) { errors { code path message { fa en } }
      mandate { id consent { words { en } paperNumber takenBy { account } } } } }`,
    {
      i: {
        ...{ nationalId: SOMEBODY, name: 'ماه‌منیر فرخی', mobile: '۰۹۱۵۰۰۰۰۰۴۲', permitTypes: ['construction'] },
        ...{ given: 'SPOKEN', words: input.words ?? (await wordsOf()), ...PAPER, ...input },
      },
    },
  );
const recorded = async (input: Vars = {}): Promise<string> => {
  const { data, errors } = await consent('counter-1', input);
  expect(errors).toBeUndefined();
  expect(data.recordConsent.errors).toEqual([]);
  return data.recordConsent.mandate?.id ?? '';
};

const start = (as: string, mandate: string, type = 'construction') =>
  system.ask<{ startApplication: { reference: string; generation: string } }>(
    as,
    'mutation($t: ID!, $a: JSON!, $m: ID) { startApplication(permitType: $t, answers: $a, onBehalfOf: $m) { reference generation } }',
    { t: type, a: answers, m: mandate },
  );

async function asCitizen<T>(sub: string, nationalId: string, query: string, variables: Vars = {}) {
  const token = await system.issuer.token('citizen-2', { sub, national_id: nationalId, roles: ['citizen'] });
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer<T>;
}

describe('a consent', () => {
  it('is recorded by people of an approved counter alone', async () => {
    for (const as of ['citizen-1', 'office-1', 'supervisor-1', 'admin-1']) {
      expect(codeOf(await consent(as, { words: 'any' }))).toBe('FORBIDDEN');
      expect(codeOf(await system.ask(as, `{ personAtCounter(nationalId: "${SOMEBODY}") { nationalId } }`))).toBe(
        'FORBIDDEN',
      );
    }
    await system.prisma.office.update({ where: { id: 'COUNTER-9' }, data: { suspendedAt: new Date() } });
    expect(codeOf(await consent('counter-1', { words: 'any' }))).toBe('FORBIDDEN');
    await system.prisma.office.update({ where: { id: 'COUNTER-9' }, data: { suspendedAt: null } });
  });

  it('is nobody’s for themselves, and rests on what was looked at and read', async () => {
    const refused = async (input: Vars) => (await consent('counter-1', input)).data.recordConsent.errors[0];
    expect(await refused({ nationalId: '9990000034' })).toMatchObject({ code: 'SEPARATION_OF_DUTIES' });
    expect(await refused({ nationalId: '9990000043' })).toMatchObject({ code: 'WRONG_FORMAT', path: 'nationalId' });
    expect(await refused({ paperNumber: '' })).toMatchObject({ code: 'REQUIRED', path: 'paperNumber' });
    expect(await refused({ paper: null })).toMatchObject({ code: 'REQUIRED', path: 'paper' });
    expect(await refused({ name: ' ' })).toMatchObject({ code: 'REQUIRED', path: 'name' });
    expect(await refused({ mobile: null })).toMatchObject({ code: 'REQUIRED', path: 'mobile' });
    expect(await refused({ mobile: '0915' })).toMatchObject({ code: 'WRONG_FORMAT', path: 'mobile' });
    const register = { identifiedBy: 'REGISTER', paper: null, paperNumber: null };
    expect(await refused(register)).toMatchObject({ code: 'NOT_IN_REGISTER', path: 'identifiedBy' });
    expect(await refused({ permitTypes: ['none'] })).toMatchObject({ code: 'UNKNOWN_PERMIT_TYPE' });
    const late = addDays(jalaliDay(new Date()), 400);
    expect(await refused({ validUntil: late })).toMatchObject({ code: 'OUT_OF_RANGE', path: 'validUntil' });
    expect(await refused({ words: 'others' })).toMatchObject({ code: 'CONFLICT' });
    expect(await system.prisma.account.count({ where: { nationalId: SOMEBODY } })).toBe(0);
  });

  it('is no way to find out unseen who is known, nor one’s own where nobody could tell', async () => {
    const tried = async (input: Vars) => (await consent('counter-1', input)).data.recordConsent.errors[0];
    for (const nationalId of [SOMEBODY, '9990000018']) {
      const untold = { nationalId, name: null, mobile: null };
      expect(await tried({ ...untold, words: 'others' })).toMatchObject({ code: 'CONFLICT' });
      expect(await tried({ ...untold, paperNumber: '' })).toMatchObject({ code: 'REQUIRED', path: 'paperNumber' });
    }
    const missed = { subject: 'office/COUNTER-9', act: 'LOOKED_UP', by: 'counter-1' };
    await system.get('counter-1', `{ personAtCounter(nationalId: "${SOMEBODY}") { nationalId } }`);
    expect(await system.prisma.trailEntry.count({ where: missed })).toBe(1);
    expect(() => nationalIdOf({ viewer: { id: 'counter-2', roles: ['counter'] } }, SOMEBODY)).toThrow('national ID');
  });

  it('is no offer from afar', async () => {
    const query = `mutation { offerMandate(officeId: "COUNTER-9", permitTypes: ["construction"], validUntil: "1406/01/01") { id } }`;
    const answer = await system.ask('citizen-1', query);
    expect(answer.errors?.[0]?.extensions.issues?.[0]?.code).toBe('IS_COUNTER');
    const { offices } = await system.get<{ offices: { id: string }[] }>('citizen-1', '{ offices { id } }');
    expect(offices.map(({ id }) => id)).not.toContain('COUNTER-9');
  });
});

describe('somebody without a phone of their own', () => {
  let mandate = '';
  let reference = '';

  it('is known from then on, once', async () => {
    const key = { idempotencyKey: 'once' };
    [mandate] = (await Promise.all([recorded(key), recorded(key)])) as [string, string];
    expect(await recorded(key)).toBe(mandate);
    const owner = await system.prisma.account.findUniqueOrThrow({ where: { nationalId: SOMEBODY } });
    expect(owner).toMatchObject({ mobile: '09150000042', counterId: 'COUNTER-9' });
    const { personAtCounter } = await system.get<{ personAtCounter: object }>(
      'counter-1',
      'query($n: String!) { personAtCounter(nationalId: $n) { name { fa } mobileEnds mandates { id } } }',
      { n: '۹۹۹۰۰۰۰۰۴۲' },
    );
    expect(personAtCounter).toEqual({ name: { fa: 'ماه‌منیر فرخی' }, mobileEnds: '042', mandates: [{ id: mandate }] });
    // A number that is known is not changed at a counter.
    await recorded({ mobile: '09150000099', identifiedBy: 'REGISTER', paper: null, paperNumber: null, name: null });
    expect(await system.prisma.account.findUnique({ where: { id: owner.id } })).toMatchObject({ mobile: owner.mobile });
  });

  it('has a case begun and filed in their name, and is told so', async () => {
    expect(codeOf(await start('office-1', mandate))).toBe('MANDATE_NOT_ACTIVE');
    expect(codeOf(await start('counter-1', mandate, 'renewal'))).toBe('MANDATE_SCOPE');
    expect(codeOf(await start('counter-1', ''))).toBeDefined();
    const { data } = await start('counter-1', mandate);
    reference = data.startApplication.reference;
    expect(data.startApplication.generation).toBe('STAFF');
    for (const code of documents) await system.attach('counter-1', reference, code);
    const submit = 'mutation($r: ID!) { submitApplication(reference: $r) { status } }';
    expect(await system.get('counter-1', submit, { r: reference })).toMatchObject({
      submitApplication: { status: 'UNDER_REVIEW' },
    });
    const owner = await system.prisma.account.findUniqueOrThrow({ where: { nationalId: SOMEBODY } });
    const told = await system.prisma.notification.findMany({ where: { reference, person: owner.id } });
    expect(told.map(({ event }) => event).sort()).toEqual(['BEGUN_AT_COUNTER', 'FILED']);
    const listed = `query($g: [Generation!]) { applications(filter: { generation: $g }) { edges { node { reference } } } }`;
    const of = async (g: string[]) =>
      JSON.stringify(await system.get('supervisor-1', listed, { g })).includes(reference);
    expect([await of(['STAFF', 'SMART']), await of(['CITIZEN', 'OFFICE'])]).toEqual([true, false]);
    const { statistics } = await system.get<{ statistics: { cases: object[] } }>(
      'supervisor-1',
      '{ statistics(by: [GENERATION]) { cases { generation filed } csv } }',
    );
    expect(statistics.cases).toContainEqual({ generation: 'STAFF', filed: 1 });
  });

  it('has it decided by others than who filed it', async () => {
    const grant = { roleId: 'supervisor', from: new Date(0), grantedBy: 'test' };
    await system.prisma.roleHolding.create({ data: { ...grant, person: 'counter-1' } });
    interface Task {
      id: string;
      allowedActions: string[];
      decisionRefusal: { code: string } | null;
    }
    const { application } = await system.get<{ application: { tasks: Task[] } }>(
      'counter-1',
      'query($r: ID!) { application(reference: $r) { tasks { id allowedActions decisionRefusal { code } } } }',
      { r: reference },
    );
    const task = application.tasks[0];
    expect(task).toMatchObject({ decisionRefusal: { code: 'SEPARATION_OF_DUTIES' } });
    expect(task?.allowedActions).not.toContain('DECIDE_TASK');
    const decide = 'mutation($t: ID!) { decideTask(id: $t, outcome: APPROVE) { status } }';
    expect(codeOf(await system.ask('counter-1', decide, { t: task?.id }))).toBe('SEPARATION_OF_DUTIES');
    expect(codeOf(await system.ask('supervisor-1', decide, { t: task?.id }))).toBeUndefined();
  });

  it('finds it at home by their national ID, and takes the consent back', async () => {
    const asked =
      'query($r: ID!) { application(reference: $r) { reference generation } mandates { id consent { given } } }';
    const found = await asCitizen<{ application: object; mandates: object[] }>('mah@home', SOMEBODY, asked, {
      r: reference,
    });
    expect(found.errors).toBeUndefined();
    expect(found.data.application).toEqual({ reference, generation: 'STAFF' });
    expect(found.data.mandates).toContainEqual({ id: mandate, consent: { given: 'SPOKEN' } });
    expect(codeOf(await asCitizen('other@home', '9990000050', asked, { r: reference }))).toBe('NOT_FOUND');
    const revoke = 'mutation($m: ID!) { revokeMandate(id: $m) { status } }';
    expect(await asCitizen('mah@home', SOMEBODY, revoke, { m: mandate })).toMatchObject({
      data: { revokeMandate: { status: 'REVOKED' } },
    });
    const save = 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { status } }';
    await system.prisma.roleHolding.deleteMany({ where: { person: 'counter-1', roleId: 'supervisor' } });
    expect(codeOf(await system.ask('counter-1', save, { r: reference, a: answers }))).toBe('MANDATE_NOT_ACTIVE');
    expect(codeOf(await start('counter-1', mandate))).toBe('MANDATE_NOT_ACTIVE');
  });
});
