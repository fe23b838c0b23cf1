import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, jalaliDay } from '../../forms/jalali.js';
import { persianDigits } from '../../forms/persian.js';
import { referenceFiling } from '../support/lives.js';
import { freshPlot } from '../support/plots.js';
import { type Answer, type System, startSystem } from '../support/system.js';
import { codeOf } from './seed.js';

let system: System;

beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

interface Mandate {
  id: string;
  status: string;
}
type Vars = Record<string, unknown>;

const { answers, documents, registers } = referenceFiling('construction');
const PARCEL = registers.parcels[0]?.nosaziCode;
const onBehalf = {
  ...answers,
  applicant: {
    ...(answers as { applicant: object }).applicant,
    filedBy: 'representative',
    representative: { officeId: 'OFF-0001', mandateNo: 'V-1' },
  },
};
const day = (days: number) => addDays(jalaliDay(new Date()), days);

const offer = (as = 'citizen-1', vars: Vars = {}) =>
  system.ask<{ offerMandate: Mandate }>(
    as,
    `mutation($o: ID!, $t: [ID!]!, $p: String, $u: JalaliDate!) {
      offerMandate(officeId: $o, permitTypes: $t, parcel: $p, validUntil: $u) {
        id status owner parcel permitTypes validUntil office { id name approved since } } }`,
    { o: 'OFF-0001', t: ['construction'], u: day(30), ...vars },
  );
const respond = (as: string, id: string, accept: boolean) =>
  system.ask<{ respondToMandate: Mandate }>(
    as,
    'mutation($id: ID!, $a: Boolean!) { respondToMandate(id: $id, accept: $a) { id status } }',
    { id, a: accept },
  );
const revoke = (as: string, id: string) =>
  system.ask<{ revokeMandate: Mandate }>(as, 'mutation($id: ID!) { revokeMandate(id: $id) { id status } }', { id });

async function mandate(vars: Vars = {}): Promise<string> {
  const { data } = await offer('citizen-1', vars);
  await respond('office-1', data.offerMandate.id, true);
  return data.offerMandate.id;
}

const start = (as: string, onBehalfOf: string | null, vars: Vars = {}) =>
  system.ask<{ startApplication: { reference: string; mandate: { owner: string } | null } }>(
    as,
    `mutation($t: ID!, $a: JSON!, $m: ID) {
      startApplication(permitType: $t, answers: $a, onBehalfOf: $m) { reference mandate { owner } } }`,
    { t: 'construction', a: onBehalf, m: onBehalfOf, ...vars },
  );

const acts: Record<string, string> = {
  read: 'query($r: ID!) { application(reference: $r) { status } }',
  save: 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { status } }',
  submit: 'mutation($r: ID!) { submitApplication(reference: $r) { status revision evaluation { outcome } } }',
  withdraw: 'mutation($r: ID!) { withdrawApplication(reference: $r) { status } }',
};
async function act(as: string, name: string, reference: string, a: object = onBehalf) {
  for (let tries = 1; ; tries += 1) {
    const answer = await system.ask<Record<string, { status: string; evaluation?: { outcome: string } }>>(
      as,
      acts[name] ?? name,
      { r: reference, ...(name === 'save' && { a }) },
    );
    // A loaded machine may not answer in time; what is unavailable is safe to repeat.
    if (codeOf(answer) !== 'UNAVAILABLE' || tries === 5) return answer;
  }
}

async function begun(m: string): Promise<string> {
  const { data, errors } = await start('office-1', m);
  expect(errors).toBeUndefined();
  const { reference } = data.startApplication;
  for (const code of [...documents, 'POA']) await system.attach('office-1', reference, code).catch(() => undefined);
  return reference;
}

const issueOf = (answer: Answer<unknown>) => answer.errors?.[0]?.extensions.issues?.[0]?.code;

describe('an unlisted office', () => {
  it('cannot register a request, with or without a mandate (W06)', async () => {
    const active = await mandate();
    for (const m of [null, active, 'nothing']) {
      expect(codeOf(await start('office-9', m))).toBe('REPRESENTATIVE_NOT_APPROVED');
    }
    expect(codeOf(await offer('citizen-1', { o: 'OFF-9999' }))).toBe('REPRESENTATIVE_NOT_APPROVED');
    expect(codeOf(await offer('citizen-1', { o: 'OFF-0002' }))).toBe('REPRESENTATIVE_NOT_APPROVED');
  });

  it('gets no mandate by answering for another office', async () => {
    const { data } = await offer();
    expect(codeOf(await respond('office-9', data.offerMandate.id, true))).toBe('NOT_FOUND');
    expect(codeOf(await respond('citizen-1', data.offerMandate.id, true))).toBe('FORBIDDEN');
    expect(codeOf(await respond('citizen-2', data.offerMandate.id, true))).toBe('NOT_FOUND');
  });
});

describe('a mandate', () => {
  it('is offered, accepted once, and lets the office file for its owner', async () => {
    const { data } = await offer('citizen-1', { p: persianDigits(PARCEL ?? '') });
    expect(data.offerMandate).toMatchObject({
      status: 'OFFERED',
      owner: 'citizen-1',
      parcel: PARCEL,
      office: { id: 'OFF-0001', approved: true, since: '1390/01/15' },
    });
    const { id } = data.offerMandate;
    expect(codeOf(await start('office-1', id))).toBe('MANDATE_NOT_ACTIVE');
    for (const _ of [1, 2]) {
      expect((await respond('office-1', id, true)).data.respondToMandate.status).toBe('ACTIVE');
    }
    expect(codeOf(await respond('office-1', id, false))).toBe('CONFLICT');

    const reference = await begun(id);
    const filed = await act('office-1', 'submit', reference);
    expect(filed.data.submitApplication).toMatchObject({ status: 'UNDER_REVIEW', evaluation: { outcome: 'CLEAN' } });
    const row = await system.prisma.application.findUniqueOrThrow({
      where: { reference },
      include: { submissions: true },
    });
    expect(row).toMatchObject({ ownerId: 'citizen-1', filedById: 'office-1', mandateId: id });
    expect(row.submissions[0]?.representative).toEqual({ officeId: 'OFF-0001', approved: true, mandateActive: true });
  });

  it('may be declined, and then lets nobody act', async () => {
    const { id } = (await offer()).data.offerMandate;
    expect((await respond('office-1', id, false)).data.respondToMandate.status).toBe('DECLINED');
    expect(codeOf(await start('office-1', id))).toBe('MANDATE_NOT_ACTIVE');
    expect(codeOf(await revoke('citizen-1', id))).toBe('MANDATE_NOT_ACTIVE');
  });

  it('is asked for a look at what a filing would give, however little is answered', async () => {
    const id = await mandate({ p: PARCEL });
    const look = (permitType: string, given: object) =>
      system.ask(
        'office-1',
        'query($t: ID!, $a: JSON!, $m: ID) { evaluate(permitType: $t, answers: $a, onBehalfOf: $m) { outcome } }',
        { t: permitType, a: given, m: id },
      );
    const { property } = answers as { property: object };
    const elsewhere = { ...property, nosaziCode: '9-1-7-16-0-0-0' };
    expect(codeOf(await look('construction', { property }))).toBeUndefined();
    expect(codeOf(await look('construction', { property: elsewhere }))).toBe('MANDATE_SCOPE');
    expect(codeOf(await look('construction', { ...onBehalf, property: elsewhere }))).toBe('MANDATE_SCOPE');
    expect(codeOf(await look('renewal', {}))).toBe('MANDATE_SCOPE');
  });

  it('reaches its permit types and its parcel only', async () => {
    const id = await mandate({ p: PARCEL });
    expect(codeOf(await start('office-1', id, { t: 'renewal', a: {} }))).toBe('MANDATE_SCOPE');
    const property = { ...(answers as { property: object }).property, nosaziCode: '9-1-7-16-0-0-0' };
    expect(codeOf(await start('office-1', id, { a: { ...onBehalf, property } }))).toBe('MANDATE_SCOPE');

    const reference = await begun(id);
    expect(codeOf(await act('office-1', 'save', reference, { ...onBehalf, property }))).toBe('MANDATE_SCOPE');
    // The owner may move the draft elsewhere; the office then sees no more of it, until it comes back.
    expect((await act('citizen-1', 'save', reference, { ...onBehalf, property })).errors).toBeUndefined();
    for (const name of ['read', 'save', 'submit']) {
      expect(codeOf(await act('office-1', name, reference))).toBe('MANDATE_SCOPE');
    }
    await act('citizen-1', 'save', reference);
    expect((await act('office-1', 'read', reference)).errors).toBeUndefined();
  });

  it('runs out with its last day, without anybody writing it down', async () => {
    const id = await mandate({ u: day(0) });
    const reference = await begun(id);
    await system.prisma.mandate.update({ where: { id }, data: { validUntil: day(-1) } });
    expect(codeOf(await act('office-1', 'read', reference))).toBe('MANDATE_NOT_ACTIVE');
    const listed = await system.get<{ mandates: Mandate[] }>(
      'citizen-1',
      '{ mandates(status: [EXPIRED]) { id status } }',
    );
    expect(listed.mandates).toEqual([{ id, status: 'EXPIRED' }]);
  });

  it.each([
    [{ t: [] }, 'REQUIRED'],
    [{ t: ['castle'] }, 'UNKNOWN_PERMIT_TYPE'],
    [{ p: 'خانه' }, 'PARCEL_INVALID'],
    [{ u: '1400/01/01' }, 'IN_THE_PAST'],
  ])('is refused for %j', async (vars, code) => {
    expect(issueOf(await offer('citizen-1', vars))).toBe(code);
  });

  it('is read by its owner, its office and the municipality, and by nobody else', async () => {
    const id = await mandate();
    const read = (as: string) => system.ask(as, 'query($id: ID!) { mandate(id: $id) { id } }', { id });
    for (const as of ['citizen-1', 'office-1', 'admin-1', 'supervisor-1'])
      expect(codeOf(await read(as))).toBeUndefined();
    for (const as of ['citizen-2', 'office-9', 'cashier-1']) expect(codeOf(await read(as))).toBe('NOT_FOUND');
  });
});

describe('the owner revokes the mandate mid-case (W07)', () => {
  it('and the office loses access at once, while the case goes on with its owner', async () => {
    const id = await mandate();
    const reference = await begun(id);
    const property = { ...(answers as { property: object }).property, nosaziCode: freshPlot() };
    await act('office-1', 'save', reference, { ...onBehalf, property });
    await act('office-1', 'submit', reference);
    const { tasks } = (
      await system.get<{ application: { tasks: { id: string }[] } }>(
        'office-1',
        'query($r: ID!) { application(reference: $r) { tasks { id } } }',
        { r: reference },
      )
    ).application;
    const decide = 'mutation($t: ID!) { decideTask(id: $t, outcome: APPROVE) { status } }';
    await system.get('supervisor-1', decide, { t: tasks[0]?.id });

    expect((await revoke('citizen-1', id)).data.revokeMandate.status).toBe('REVOKED');
    expect((await revoke('citizen-1', id)).data.revokeMandate.status).toBe('REVOKED');
    for (const name of ['read', 'save', 'submit', 'withdraw']) {
      expect(codeOf(await act('office-1', name, reference))).toBe('MANDATE_NOT_ACTIVE');
    }
    const pay = (as: string) =>
      system.ask(as, 'mutation($s: ID!) { startPayment(slipId: $s) { redirectUrl } }', { s: `${reference}-1-1` });
    expect(codeOf(await pay('office-1'))).toBe('MANDATE_NOT_ACTIVE');
    await expect(system.attach('office-1', reference, 'DEED')).rejects.toThrow('MANDATE_NOT_ACTIVE');
    const download = await fetch(`${system.url}/applications/${reference}/documents/DEED`, {
      headers: await system.headers('office-1'),
    });
    expect(download.status).toBe(404);
    const listed = await system.get<{ applications: { edges: { node: { reference: string } }[] } }>(
      'office-1',
      '{ applications(first: 100) { edges { node { reference } } } }',
    );
    expect(listed.applications.edges.map(({ node }) => node.reference)).not.toContain(reference);

    const own = await act('citizen-1', 'read', reference);
    expect(own.data.application?.status).toBe('AWAITING_PAYMENT');
    expect((await pay('citizen-1')).errors).toBeUndefined();
  });

  it('and what was filed in their name says so when it is filed again', async () => {
    const id = await mandate();
    const reference = await begun(id);
    await system.prisma.mandate.updateMany({ where: { officeId: 'OFF-0001' }, data: { status: 'REVOKED' } });
    const filed = await act('citizen-1', 'submit', reference);
    expect(filed.data.submitApplication).toMatchObject({ evaluation: { outcome: 'BLOCKED' } });
  });

  it('even between a filing’s arrival and its taking up', async () => {
    const reference = await begun(await mandate());
    const { mayFile: judge } = await import('../../cases/may-file.js');
    const { filingNow } = await import('../../cases/filing-now.js');
    const ofDraft = { revision: 1, from: { draftVersion: 0 }, rulebook: 'none', asOf: '1405/09/02' };
    const mayFile = async (wanted: typeof filing) =>
      judge(await filingNow(system.prisma, { ...ofDraft, ...wanted }), wanted);
    const at = new Date().toISOString();
    const filing = { reference, filedBy: 'office-1', at };
    expect(await mayFile(filing)).toMatchObject({
      officeId: 'OFF-0001',
      parties: { people: ['citizen-1', 'office-1'], offices: ['OFF-0001'] },
    });
    await system.prisma.mandate.updateMany({ where: { officeId: 'OFF-0001' }, data: { status: 'REVOKED' } });
    await expect(mayFile(filing)).rejects.toMatchObject({ type: 'MANDATE_NOT_ACTIVE' });
    await expect(mayFile({ ...filing, filedBy: 'citizen-2' })).rejects.toMatchObject({
      type: 'NOT_FOUND',
    });
  });
});
