import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderStanding } from '../city/papers/standing.js';
import { answersFor, applicants, type Case, statusOf } from './support/permits.js';
import { freshPlot } from './support/plots.js';
import { type System, startSystem } from './support/system.js';

let system: System;
let people: ReturnType<typeof applicants>;

beforeAll(async () => {
  system = await startSystem();
  people = applicants(system);
});
afterAll(() => system.stop());

const numberOf = ({ permit }: Case): string => permit?.number ?? '';

describe('a permit that was granted here', () => {
  it('is known to its amendment, which takes its place and is known in turn', async () => {
    const { plot, ...construction } = await people.granted();
    const amendment = await people.grant('amendment', answersFor('amendment', plot, numberOf(construction)));
    expect(statusOf(amendment, 'R-BASE-01')).toBe('PASS');
    expect(amendment.permit?.validUntil).toBe(construction.permit?.validUntil);
    expect((await people.shown(construction.reference)).permit?.status).toBe('SUPERSEDED');
    const again = await people.file('amendment', answersFor('amendment', plot, numberOf(amendment)));
    expect(again.evaluation.outcome).toBe('CLEAN');
    const late = await people.file('amendment', answersFor('amendment', plot, numberOf(construction)));
    expect(late.evaluation.outcome).toBe('BLOCKED');
    expect(late.status).toBe('RETURNED');
    const told = late.evaluation.checks.find(({ rule }) => rule === 'R-BASE-01');
    expect(told).toMatchObject({ status: 'FAIL', message: { en: expect.stringContaining('superseded') } });
  });

  it('serves nobody else, nor another plot', async () => {
    const { plot, ...construction } = await people.granted();
    const base = numberOf(construction);
    const stranger = await people.file('amendment', answersFor('amendment', plot, base), 'citizen-2');
    expect(stranger.evaluation.outcome).toBe('INCOMPLETE');
    expect(statusOf(stranger, 'R-BASE-01')).toBe('MISSING');
    const elsewhere = await people.file('amendment', answersFor('amendment', freshPlot(), base));
    expect(elsewhere.evaluation.outcome).toBe('BLOCKED');
    expect(statusOf(elsewhere, 'R-BASE-02')).toBe('FAIL');
  });

  it('is not renewed while it holds, and shows a suspension at once', async () => {
    const { plot, ...construction } = await people.granted();
    const base = numberOf(construction);
    const renewal = await people.file('renewal', answersFor('renewal', plot, base));
    expect([statusOf(renewal, 'R-BASE-01'), statusOf(renewal, 'R-REN-01')]).toEqual(['FAIL', 'FAIL']);
    await orderStanding(system.prisma, { number: base, to: 'SUSPENDED', reason: 'r', by: 'admin-1' });
    const amendment = await people.file('amendment', answersFor('amendment', plot, base));
    expect(statusOf(amendment, 'R-BASE-01')).toBe('FAIL');
  });
});

describe('a second construction permit of a plot', () => {
  it('is referred with the reason while one is asked for, and while one is in force', async () => {
    const plot = freshPlot();
    const first = await people.file('construction', answersFor('construction', plot));
    expect(first.evaluation.outcome).toBe('CLEAN');
    const second = await people.file('construction', answersFor('construction', plot), 'citizen-2');
    expect(second).toMatchObject({
      status: 'REFERRED',
      evaluation: { outcome: 'REFERRAL', referralTarget: 'COMMISSION_5' },
    });
    const told = second.evaluation.checks.find(({ rule }) => rule === 'R-PLT-01');
    expect(told?.message?.en).toContain(first.reference);
    await people.approve(first.reference);
    await people.pay(first.reference);
    await people.becomes(first.reference, 'ISSUED');
    const third = await people.file('construction', answersFor('construction', plot));
    expect(third.evaluation.referralTarget).toBe('COMMISSION_5');
    await people.approve(second.reference, 'commission-5-1');
    await people.approve(second.reference);
    await people.pay(second.reference, 'citizen-2');
    await people.becomes(second.reference, 'ISSUED');
  });
});

describe('a case that is looked at before it is filed anew', () => {
  it('is no other case of its plot', async () => {
    const answers = answersFor('construction', freshPlot());
    const { reference } = await people.file('construction', answers);
    const preview = async (of?: string, as = 'citizen-1') =>
      system.ask<{ evaluate: { checks: { rule: string; status: string }[] } }>(
        as,
        'query($a: JSON!, $r: ID) { evaluate(permitType: "construction", answers: $a, reference: $r) { checks { rule status } } }',
        { a: answers, r: of },
      );
    const judged = async (of?: string) =>
      (await preview(of)).data.evaluate.checks.find(({ rule }) => rule === 'R-PLT-01')?.status;
    expect(await judged(reference)).toBe('NOT_APPLICABLE');
    expect(await judged()).toBe('FAIL');
    expect((await preview(reference, 'citizen-2')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('two amendments of one permit', () => {
  it('do not both stand: the second is sent back with the reason, its money kept', async () => {
    const { plot, ...construction } = await people.granted();
    const answers = answersFor('amendment', plot, numberOf(construction));
    const cases = [await people.file('amendment', answers), await people.file('amendment', answers)];
    for (const { reference } of cases) await people.approve(reference);
    await Promise.all(cases.map(({ reference }) => people.pay(reference)));
    const status = async () =>
      (await Promise.all(cases.map(({ reference }) => people.shown(reference)))).map((one) => one.status).sort();
    await expect.poll(status, { timeout: 30_000 }).toEqual(['ISSUED', 'RETURNED']);
    const shown = await Promise.all(cases.map(({ reference }) => people.shown(reference)));
    const refused = shown.find(({ status: now }) => now === 'RETURNED') as Case;
    expect(refused.evaluation.outcome).toBe('BLOCKED');
    expect(statusOf(refused, 'R-BASE-01')).toBe('FAIL');
    expect(refused.timeline.map(({ type }) => type)).toContain('GRANT_REFUSED');
    expect(refused.slips.map((slip) => slip.status)).toEqual(['PAID']);
    // It goes on with the permit that holds now.
    const winner = shown.find(({ status: now }) => now === 'ISSUED') as Case;
    await system.get('citizen-1', 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { status } }', {
      r: refused.reference,
      a: answersFor('amendment', plot, numberOf(winner)),
    });
    const refiled = await people.submit(refused.reference);
    expect(refiled).toMatchObject({ revision: 2, status: 'UNDER_REVIEW', evaluation: { outcome: 'CLEAN' } });
  });
});
