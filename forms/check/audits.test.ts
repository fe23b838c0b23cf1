import { expect, it } from 'vitest';
import { withSteps } from '../../test/support/definition.js';
import { step } from '../../test/support/steps.js';
import { checkAudits } from './audits.js';
import { checkDeadlines } from './deadlines.js';

const audit = (rest: object) => step('audit', 'audit', { role: 'auditor', samplePercent: 5, ...rest });
const review = step('review', 'approval', { role: 'supervisor' });
const issue = step('issue', 'print', {});
const found = (...steps: ReturnType<typeof step>[]) =>
  checkAudits(withSteps(...steps)).map(({ path, code }) => `${path} ${code}`);

it('every effect of an audit can be had, or is told', () => {
  for (const onReject of ['suspend', 'revoke', 'reopen']) expect(found(review, issue, audit({ onReject }))).toEqual([]);
  expect(found(review, issue, audit({}))).toEqual([]);
  expect(found(issue, audit({ onReject: 'refer', referTo: 'director' }))).toEqual([]);
  expect(found(issue, audit({ onReject: 'refer' }))).toEqual(['steps[2].onReject AUDIT_EFFECT']);
  expect(found(issue, audit({ onReject: 'suspend', referTo: 'director' }))).toEqual(['steps[2].referTo AUDIT_EFFECT']);
  expect(found(issue, audit({ onReject: 'reopen' }))).toEqual(['steps[2].onReject AUDIT_EFFECT']);
  expect(found(review, audit({ onReject: 'suspend' }))).toEqual(['steps[2].onReject AUDIT_EFFECT']);
});

it('a reminder before the end needs an end, and not one that comes sooner', () => {
  const remind = { before: { days: 3 }, then: 'remind' as const };
  const issues = (...deadlines: object[]) =>
    checkDeadlines(withSteps(step('review', 'approval', { role: 'supervisor', deadlines: deadlines as never }))).map(
      ({ path, code }) => `${path} ${code}`,
    );
  const ends = (days: number) => ({ after: { days }, then: 'expire' as const });
  expect(issues(remind, ends(10))).toEqual([]);
  expect(issues(remind, { after: { days: 10 }, then: 'escalate', to: 'director' })).toEqual([
    'steps[1].deadlines[0] DEADLINE_NEVER_COMES',
  ]);
  expect(issues(remind, ends(3))).toEqual(['steps[1].deadlines[0] DEADLINE_NEVER_COMES']);
});
