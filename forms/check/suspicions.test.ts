import { expect, it } from 'vitest';
import { definitionAt, definitionWith, rulebook } from '../../test/support/definition.js';
import { step } from '../../test/support/steps.js';
import { checkForegone, checkHeldRoles } from './suspicions.js';

const title = { fa: 'الف', en: 'a' };
const construction = definitionAt('forms/definitions/construction.json');
const rule = (pass: string) => ({ id: 'R-1', title, pass, message: title, onFail: 'block' as const, basis: 'law 1' });
const codeOf = (pass: string) =>
  checkForegone({ ...construction, rules: [rule(pass)] }, rulebook).map(({ path, code }) => `${path} ${code}`)[0];

it.each([
  'answers.proposal.parkingProvided.orValue(0) >= 0',
  'answers.proposal.parkingProvided.orMissing() + 1 > 0',
  'answers.proposal.floors.all(f, f.level >= -5 && f.level <= 30)',
  'size(answers.proposal.floors) >= 1',
  'size(answers.proposal.floors) * 2 <= 200',
  'answers.applicant.filedBy in ["owner", "representative"] || true',
  'answers.applicant.filedBy == "owner" || answers.applicant.filedBy != "owner" || 1 < 2',
  'answers.declarations.accurate',
  'dec("1.5") < dec("2")',
  'policy.renewalPolicy != "OTHER"',
  '!(answers.proposal.parkingProvided.orValue(0) > 5000)',
])('sees that it can never fail: %s', (pass) => {
  expect(codeOf(pass)).toBe('rules[0].pass CHECK_NEVER_FAILS');
});

it.each([
  'answers.proposal.parkingProvided.orValue(0) > 5000',
  'answers.proposal.floors.exists(f, f.level > 30)',
  'answers.applicant.filedBy == "nobody"',
  'answers.applicant.filedBy in ["somebody", "nobody"]',
  '!answers.declarations.accurate',
])('sees that it can never pass: %s', (pass) => {
  expect(codeOf(pass)).toBe('rules[0].pass CHECK_ALWAYS_FAILS');
});

it.each([
  'answers.proposal.parkingProvided.orValue(0) > 0',
  'answers.proposal.parkingProvided.orValue(-1) >= 0',
  'answers.proposal.floors.all(f, f.level >= 0)',
  'size(answers.proposal.floors) > 1',
  'parcel.renewalArrears == 0',
  'parcel.detained == false',
  'answers.applicant.filedBy == "owner"',
  'net >= dec("100")',
  'tariff.fireRate > dec("0")',
  'documents.exists(d, d == "DEED")',
  're(answers.property.nosaziCode, "^9")',
])('claims nothing of what turns on the case: %s', (pass) => {
  expect(codeOf(pass)).toBeUndefined();
});

it('sees steps that no case comes through', () => {
  const steps = ['evaluation.lane == "autos"', 'generation == "STAF"', 'evaluation.total < 0'].map((when, i) =>
    step('announce', `s${i}`, { when }),
  );
  const found = checkForegone(definitionWith({ steps: [step('form', 'request', {}), ...steps] }), rulebook);
  expect(found.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'steps[1].when STEP_ALWAYS_SKIPPED',
    'steps[2].when STEP_ALWAYS_SKIPPED',
  ]);
});

it('warns of roles that nobody holds, and not of those that do not exist', () => {
  const steps = [step('review', 'a', { role: 'supervisor' }), step('review', 'b', { role: 'nobody' })];
  expect(checkHeldRoles(definitionWith({ steps }), ['supervisor'], [])).toMatchObject([
    { path: 'steps[0].role', code: 'ROLE_NOT_HELD' },
  ]);
  expect(checkHeldRoles(definitionWith({ steps }), ['supervisor'], ['supervisor'])).toEqual([]);
});
