import { expect } from 'vitest';
import { referenceFiling } from './lives.js';
import { freshPlot } from './plots.js';
import type { System } from './system.js';

export interface Case {
  reference: string;
  status: string;
  revision: number;
  evaluation: {
    outcome: string;
    referralTarget: string | null;
    total: string;
    checks: { rule: string; status: string; message: { en: string } | null }[];
  };
  slips: { id: string; status: string }[];
  tasks: { id: string; status: string; role: string }[];
  permit: { number: string; status: string; validUntil: string | null } | null;
  timeline: { type: string }[];
}

const SHOWN = `reference status revision evaluation { outcome referralTarget total checks { rule status message { en } } }
  slips { id status } tasks { id status role } permit { number status validUntil } timeline { type }`;

/** Answers of a permit type for a plot, resting on a permit. */
export function answersFor(permitType: string, plot: string, base?: string): Record<string, unknown> {
  const { answers } = referenceFiling(permitType) as unknown as { answers: Record<string, unknown> };
  const property = { ...(answers.property as object), nosaziCode: plot };
  return { ...answers, property, ...(base !== undefined && { basePermit: { number: base } }) };
}

/** People who apply for permits, pay and are granted them, over HTTP. */
export function applicants(system: System) {
  const shown = async (reference: string, as = 'citizen-1'): Promise<Case> => {
    const query = `query($r: ID!) { application(reference: $r) { ${SHOWN} } }`;
    return (await system.get<{ application: Case }>(as, query, { r: reference })).application;
  };

  const asked = (permitType: string) => referenceFiling(permitType).documents;

  async function draft(permitType: string, answers: object, as = 'citizen-1', documents = asked(permitType)) {
    const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
      as,
      'mutation($t: ID!, $a: JSON!) { startApplication(permitType: $t, answers: $a) { reference } }',
      { t: permitType, a: answers },
    );
    const { reference } = startApplication;
    for (const code of documents) await system.attach(as, reference, code);
    return reference;
  }

  async function submit(reference: string, as = 'citizen-1'): Promise<Case> {
    await system.get(as, 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
    return shown(reference, as);
  }

  const file = async (permitType: string, answers: object, as = 'citizen-1'): Promise<Case> =>
    submit(await draft(permitType, answers, as), as);

  async function approve(reference: string, by = 'supervisor-1'): Promise<void> {
    const open = await system.prisma.task.findFirstOrThrow({ where: { reference, status: 'OPEN' } });
    await system.get(by, 'mutation($t: ID!) { decideTask(id: $t, outcome: APPROVE) { status } }', { t: open.id });
  }

  async function pay(reference: string, as = 'citizen-1'): Promise<void> {
    const { slips } = await shown(reference, as);
    for (const { id } of slips.filter(({ status }) => status === 'PAYABLE')) {
      const begin = 'mutation($id: ID!) { startPayment(slipId: $id) { redirectUrl } }';
      const { startPayment } = await system.get<{ startPayment: { redirectUrl: string } }>(as, begin, { id });
      await fetch(startPayment.redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
    }
  }

  const becomes = async (reference: string, status: string): Promise<void> => {
    const row = () => system.prisma.application.findUniqueOrThrow({ where: { reference } });
    await expect.poll(async () => (await row()).status, { timeout: 30_000, interval: 50 }).toBe(status);
  };

  const grant = async (permitType: string, answers: object, as = 'citizen-1'): Promise<Case> =>
    grantFiled(await file(permitType, answers, as), as);

  /** From a filing to the permit. */
  async function grantFiled({ reference, evaluation }: Case, as = 'citizen-1'): Promise<Case> {
    expect(evaluation.checks.filter(({ status }) => status === 'FAIL' || status === 'MISSING')).toEqual([]);
    await approve(reference);
    await pay(reference, as);
    await becomes(reference, 'ISSUED');
    return shown(reference, as);
  }

  /** A construction permit on a plot of its own. */
  const granted = async (as = 'citizen-1') => {
    const plot = freshPlot();
    return { plot, ...(await grant('construction', answersFor('construction', plot), as)) };
  };

  return { shown, draft, submit, file, approve, pay, becomes, grant, grantFiled, granted };
}

export const statusOf = ({ evaluation }: Case, rule: string): string | undefined =>
  evaluation.checks.find((check) => check.rule === rule)?.status;
