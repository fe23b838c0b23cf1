import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOBILE, personalDataIn, personalFiling } from '../support/personal-data.js';
import { type System, startSystem } from '../support/system.js';
import { type Actors, actors } from './scene.js';

let system: System;
let act: Actors;

beforeAll(async () => {
  system = await startSystem();
  act = actors(system);
});
afterAll(() => system.stop());

const EXPLANATION = `explanation { label { fa en } expression value source
  inputs { label { fa en } expression value source inputs { label { fa en } expression value source } } }`;
const TITLE = 'title { fa en }';
const LINES = `code ${TITLE} amount payee basis ${EXPLANATION}`;
const EVERYTHING = `reference status revision answers draftIssues { path code message { fa en } } createdAt updatedAt
  permitType { code version hash formSchema uiSchema documents { code ${TITLE} } }
  evaluation { revision outcome lane total validUntil rulesetHash
    regulations { id ${TITLE} value note { fa en } basis }
    checks { rule ${TITLE} status actual limit message { fa en } fix { fa en } basis ${EXPLANATION} }
    feeLines { ${LINES} }
    laneExplanation { label { fa en } value } validityExplanation { label { fa en } value } }
  currentSteps { id ${TITLE} } diagram
  tasks { id role status assignee outcome conditions step { id ${TITLE} } }
  documents { code fileName mediaType size sha256 url attachedAt }
  slips { id payee status lines { ${LINES} } sum billId paymentId payUntil }
  permit { number issuedAt validUntil status }
  timeline { seq at type actor summary { fa en } data }
  workflow { workflowId status waitingFor historyLength }
  mandate { id owner office { id name } }`;

const READ = `query($r: ID!) { application(reference: $r) { ${EVERYTHING} } }`;
const LISTS = `query {
  applications(first: 50) { edges { node { ${EVERYTHING} } } totalCount }
  tasks(first: 50) { edges { node { id role conditions application { ${EVERYTHING} } } } }
  notifications(first: 50) { edges { node { id subject { fa en } message { fa en } } } } }`;

/** The whole body of an answer, as it came. */
async function body(as: string, query: string, variables: object = {}): Promise<string> {
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await system.headers(as)) },
    body: JSON.stringify({ query, variables }),
  });
  return response.text();
}
const download = async (as: string, path: string) =>
  fetch(`${system.url}${path}`, { headers: await system.headers(as) });

/** Who reads a filed case without having to decide on it. */
const ONLOOKERS = ['head-1', 'admin-1', 'auditor-1', 'integrator-1'];
const { answers } = personalFiling('construction') as unknown as {
  answers: { applicant: { owners: Record<string, string>[] }; property: Record<string, unknown> };
};
const OWNER = ['9990000018', 'مریم رضایی', MOBILE, '9345678913'];

/** A filing whose findings quote what is personal: the check digit is wrong, and the reader is told of what. */
const quoting = { property: { ...answers.property, postalCode: '9045678913' } };

async function expectMasked(as: string, reference: string, alsoLists = true): Promise<void> {
  const texts = [await body(as, READ, { r: reference }), ...(alsoLists ? [await body(as, LISTS)] : [])];
  for (const text of texts) {
    expect(personalDataIn(text), `${as} sees`).toEqual([]);
    expect(text).not.toContain('INTERNAL_SERVER_ERROR');
  }
}

describe('a case from its draft to its permit', () => {
  let reference: string;

  it('is nobody else’s before it is filed', async () => {
    reference = await act.draft();
    expect(personalDataIn(await body('citizen-1', READ, { r: reference }))).toEqual(expect.arrayContaining(OWNER));
    for (const as of [...ONLOOKERS, 'supervisor-1', 'citizen-2', 'office-1', 'cashier-1']) {
      expect(personalDataIn((await body(as, READ, { r: reference })) + (await body(as, LISTS)))).toEqual([]);
    }
  });

  it('is shown whole to its owner and to the role that has to decide, masked to everybody else', async () => {
    await act.submit(reference);
    for (const as of ['citizen-1', 'supervisor-1']) {
      expect(personalDataIn(await body(as, READ, { r: reference })), as).toEqual(expect.arrayContaining(OWNER));
    }
    for (const as of ['admin-1', 'auditor-1', 'integrator-1', 'citizen-2', 'office-1', 'cashier-1']) {
      await expectMasked(as, reference);
    }
    const { data } = JSON.parse(await body('auditor-1', READ, { r: reference }));
    expect(data.application.answers.applicant.owners[0]).toMatchObject({
      nationalId: '999****018',
      mobile: '0912***6780',
      fullName: 'م*** ر***',
      kind: 'individual',
      shareDang: '6',
    });
    expect(data.application.answers.property.postalCode).toBe('***');
    expect(data.application.evaluation.total).toBe('143000000');
  });

  it('is masked to the supervisors too once the decision is made, and stays so until the end', async () => {
    const [task] = (await act.read(reference)).tasks;
    const conditions = ['خانم مریم رضایی (کد ملی ۹۹۹۰۰۰۰۰۱۸) نقشه را اصلاح کند', `call ${MOBILE}`];
    expect((await act.decide(task?.id, 'APPROVE', { c: conditions })).errors).toBeUndefined();
    for (const as of ['supervisor-1', ...ONLOOKERS]) await expectMasked(as, reference);
    expect(await body('citizen-1', READ, { r: reference })).toContain(conditions[0]);
    await act.pay(reference);
    await act.until(reference, 'ISSUED');
    for (const as of ['supervisor-1', ...ONLOOKERS]) await expectMasked(as, reference);
    expect(personalDataIn(await body('citizen-1', READ, { r: reference }))).toEqual(expect.arrayContaining(OWNER));
  });

  it('gives its documents to who is to see them, and an address without a permission to everybody else', async () => {
    const urlsOf = async (as: string): Promise<string[]> => {
      const { data } = JSON.parse(await body(as, READ, { r: reference }));
      return data.application.documents.map(({ url }: { url: string }) => url);
    };
    for (const url of await urlsOf('citizen-1')) expect((await fetch(url)).status).toBe(200);
    for (const url of await urlsOf('auditor-1')) {
      expect((await fetch(url)).status).toBe(401);
      expect((await download('auditor-1', new URL(url).pathname)).status).toBe(403);
      expect((await download('citizen-1', new URL(url).pathname)).status).toBe(200);
    }
  });

  it('prints its papers masked for readers', async () => {
    const { slips } = await act.read(reference);
    for (const path of [`/applications/${reference}/permit`, `/slips/${slips[0]?.id}/document`]) {
      // Each is read before the next is asked for: a server does not keep a connection that nobody reads from.
      const whole = await download('citizen-1', path);
      const a = Buffer.from(await whole.arrayBuffer());
      const masked = await download('auditor-1', path);
      const b = Buffer.from(await masked.arrayBuffer());
      expect([whole.status, masked.status]).toEqual([200, 200]);
      expect(b.subarray(0, 5).toString()).toBe('%PDF-');
      expect(a.equals(b)).toBe(false);
    }
  });
});

describe('a case that its findings quote from', () => {
  it('is masked in findings, timeline and reasons as well', async () => {
    const { reference } = await act.filed('construction', quoting);
    const { data } = JSON.parse(await body('citizen-1', READ, { r: reference }));
    expect(data.application.status).toBe('RETURNED');
    for (const as of ['supervisor-1', ...ONLOOKERS]) {
      const text = await body(as, READ, { r: reference });
      expect(personalDataIn(text), as).toEqual([]);
      expect(text).not.toMatch(/9045678913|INTERNAL_SERVER_ERROR/);
    }
  });

  it('hides the reason’s numbers of others, and keeps its sense', async () => {
    const { reference, tasks } = await act.filed();
    const reason = 'سند به نام علی حسینی با کد ملی 9990000026 است؛ مریم رضایی مالک نیست.';
    await act.decide(tasks[0]?.id, 'RETURN', { r: reason });
    const text = await body('auditor-1', READ, { r: reference });
    expect(text).not.toMatch(/9990000026|مریم رضایی/);
    expect(text).toContain('مالک نیست');
    expect(await body('citizen-1', READ, { r: reference })).toContain(reason);
  });
});

describe('what was masked', () => {
  it('is never saved in place of what it hides', async () => {
    const reference = await act.draft();
    const owner = { ...answers.applicant.owners[0], nationalId: '999****018', fullName: 'م*** ر***' };
    const variables = { r: reference, a: { ...answers, applicant: { ...answers.applicant, owners: [owner] } } };
    const saved = await system.ask(
      'citizen-1',
      'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }',
      variables,
    );
    expect(saved.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ code: 'MASKED_VALUE' }] });
    expect(personalDataIn(await body('citizen-1', READ, { r: reference }))).toEqual(expect.arrayContaining(OWNER));
  });
});

describe('whoever watches', () => {
  it('is sent changes masked in the same way', async () => {
    const { reference, tasks } = await act.filed();
    const query = `subscription { applicationChanged(reference: "${reference}") { ${EVERYTHING} } }`;
    const abort = new AbortController();
    const response = await fetch(`${system.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...(await system.headers('auditor-1')),
      },
      body: JSON.stringify({ query }),
      signal: abort.signal,
    });
    const reader = response.body?.getReader();
    await act.decide(tasks[0]?.id, 'APPROVE');
    let seen = '';
    while (!seen.includes('AWAITING_PAYMENT')) {
      const piece = await reader?.read();
      if (!piece || piece.done) break;
      seen += Buffer.from(piece.value).toString();
    }
    abort.abort();
    expect(seen).toContain(reference);
    expect(seen).toContain('999****018');
    expect(personalDataIn(seen)).toEqual([]);
  });
});
