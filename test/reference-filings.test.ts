import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageTexts, scannedCode } from '../city/papers/test-support/pdf.js';
import { freePort } from '../embedded/ports.js';
import { referenceFiling } from './support/lives.js';
import { type System, startSystem } from './support/system.js';

let system: System;

beforeAll(async () => {
  // Papers are drawn ahead where a worker knows the address that they name.
  system = await startSystem({ PORT: String(await freePort()) });
});
afterAll(() => system.stop());

interface Slip {
  id: string;
  payee: string;
  status: string;
  sum: string;
  rounding: string;
  payable: string;
}
interface Filed {
  status: string;
  revision: number;
  evaluation: {
    outcome: string;
    lane: string;
    total: string;
    referralTarget: string | null;
    feeLines: { code: string; amount: string }[];
  };
  slips: Slip[];
  tasks: { id: string; status: string }[];
}

const FILED = `{ status revision tasks { id status }
  evaluation { outcome lane total referralTarget feeLines { code amount } }
  slips { id payee status sum rounding payable } }`;

/** Pays as a person does at the bank's page. */
async function pay(slip: Slip): Promise<void> {
  const { startPayment } = await system.get<{ startPayment: { redirectUrl: string } }>(
    'citizen-1',
    'mutation($id: ID!) { startPayment(slipId: $id) { redirectUrl } }',
    { id: slip.id },
  );
  const paid = await fetch(startPayment.redirectUrl, {
    method: 'POST',
    body: new URLSearchParams({ outcome: 'paid' }),
  });
  expect(paid.ok).toBe(true);
}

async function issued(reference: string): Promise<{ status: string; permit: { number: string } | null }> {
  for (let i = 0; i < 100; i += 1) {
    const { application } = await system.get<{ application: { status: string; permit: { number: string } | null } }>(
      'citizen-1',
      'query($r: ID!) { application(reference: $r) { status permit { number } } }',
      { r: reference },
    );
    if (application.status === 'ISSUED') return application;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${reference} was not issued`);
}

const persian = (text: string) => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? digit);
const grouped = (rials: string) => persian(BigInt(rials).toLocaleString('en-US')).replaceAll(',', '٬');

/** The paper is drawn beside the case, before anybody asks for it. */
async function drawnAhead(reference: string): Promise<string> {
  for (let i = 0; i < 200; i += 1) {
    const row = await system.prisma.permit.findUnique({
      where: { current: reference },
      select: { documentSha256: true },
    });
    if (row?.documentSha256) return row.documentSha256;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the permit of ${reference} was not drawn`);
}

describe('the reference filings, over HTTP from draft to permit', () => {
  it.each(['construction', 'extension', 'renewal', 'amendment', 'inquiry'])('%s', async (permitType) => {
    const filing = referenceFiling(permitType) as ReturnType<typeof referenceFiling> & {
      expected: Record<string, never>;
    };
    const { startApplication } = await system.get<{ startApplication: { reference: string; status: string } }>(
      'citizen-1',
      'mutation($t: ID!, $a: JSON!) { startApplication(permitType: $t, answers: $a) { reference status } }',
      { t: permitType, a: filing.answers },
    );
    const { reference } = startApplication;
    expect(startApplication.status).toBe('DRAFT');
    for (const code of filing.documents) await system.attach('citizen-1', reference, code);

    const { submitApplication } = await system.get<{ submitApplication: Filed }>(
      'citizen-1',
      `mutation($r: ID!) { submitApplication(reference: $r, idempotencyKey: "once") ${FILED} }`,
      { r: reference },
    );
    const expected = filing.expected as unknown as {
      outcome: string;
      lane: string;
      total: string;
      feeLines: Record<string, string>;
      slips: Omit<Slip, 'id' | 'status'>[];
    };
    const { evaluation } = submitApplication;
    expect(evaluation).toMatchObject({ outcome: expected.outcome, lane: expected.lane, total: expected.total });
    expect(Object.fromEntries(evaluation.feeLines.map(({ code, amount }) => [code, amount]))).toEqual(
      expected.feeLines,
    );
    expect(submitApplication.slips).toMatchObject(expected.slips);

    const [task] = submitApplication.tasks;
    if (task) {
      expect(submitApplication.slips.every(({ status }) => status === 'DRAFT')).toBe(true);
      await system.get('supervisor-1', 'mutation($id: ID!) { decideTask(id: $id, outcome: APPROVE) { status } }', {
        id: task.id,
      });
    }
    for (const slip of submitApplication.slips) await pay(slip);
    const { permit } = await issued(reference);
    expect(permit?.number).toMatch(/^1\d{3}-\d{6}$/);

    const { application } = await system.get<{ application: { permit: { token: string; documentUrl: string } } }>(
      'citizen-1',
      'query($r: ID!) { application(reference: $r) { permit { token documentUrl } } }',
      { r: reference },
    );
    const sha256 = await drawnAhead(reference);
    const paper = await fetch(application.permit.documentUrl, { headers: await system.headers('citizen-1') });
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    expect(paper.headers.get('etag')).toBe(`"${sha256}"`);
    const pdf = Buffer.from(await paper.arrayBuffer());
    const text = (await pageTexts(pdf)).join('').replace(/\s/g, '');
    const { nosaziCode } = (filing.answers as { property: { nosaziCode: string } }).property;
    const amounts = [...Object.values(expected.feeLines), expected.total].map(grouped);
    for (const said of [persian(permit?.number ?? ''), persian(nosaziCode), ...amounts]) expect(text).toContain(said);
    expect(await scannedCode(pdf)).toBe(`${system.url}/verify#${application.permit.token}`);
    const { verifyPermit } = await system.get<{ verifyPermit: object }>(
      'citizen-1',
      'query($t: String!) { verifyPermit(token: $t) { valid reason number } }',
      { t: application.permit.token },
    );
    expect(verifyPermit).toEqual({ valid: true, reason: null, number: permit?.number });
  });
});
