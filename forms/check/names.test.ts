import { expect, it } from 'vitest';
import { definitionWith, rulebook, withSteps } from '../../test/support/definition.js';
import { step } from '../../test/support/steps.js';
import { checkDeadlines } from './deadlines.js';
import { checkDocuments } from './documents.js';
import { checkGenerations } from './generations.js';
import { checkCounts, checkReferrals } from './joins.js';
import { checkConnectors, checkRoles, checkRulebookNames } from './names.js';

const title = { fa: 'الف', en: 'a' };
const roles = ['supervisor', 'director', 'agency', 'auditor'];
const body = (id: string, role = 'agency') => ({ id, title, role });

it('knows the rulebook by its parts', () => {
  const definition = definitionWith({
    rules: ['R-COV-1'],
    fees: ['F-SRW'],
    regulations: ['NONE-SUCH-AT-ALL'],
    rulebook: 'cty',
  });
  expect(checkRulebookNames(definition, rulebook)).toMatchObject([
    { path: 'rulebook', code: 'UNKNOWN_RULEBOOK', hint: 'city' },
    { path: 'rules[0]', code: 'UNKNOWN_RULE', hint: 'R-COV-01' },
    { path: 'fees[0]', code: 'UNKNOWN_FEE', hint: 'F-SRV' },
    { path: 'regulations[0]', code: 'UNKNOWN_REGULATION' },
  ]);
});

it.each([
  ['role', step('review', 'a', { role: 'supervizor' }), 'supervisor'],
  ['role', step('audit', 'a', { role: 'auditr', samplePercent: 1 }), 'auditor'],
  ['to', step('notify', 'a', { to: 'directr', message: title }), 'director'],
  ['bodies[0].role', step('consult', 'a', { bodies: [body('A', 'agncy')] }), 'agency'],
  [
    'deadlines[0].to',
    step('wait', 'a', { signal: 'x', deadlines: [{ after: { days: 1 }, then: 'escalate', to: 'dirctor' }] }),
    'director',
  ],
])('finds an unknown role at %s', (key, broken, hint) => {
  expect(checkRoles(withSteps(broken), roles)).toMatchObject([{ path: `steps[1].${key}`, code: 'UNKNOWN_ROLE', hint }]);
});

it('finds an unknown connector, where connectors are known', () => {
  const definition = withSteps(step('service', 'a', { connector: 'watr' }));
  expect(checkConnectors(definition, ['water'])).toMatchObject([
    { path: 'steps[1].connector', code: 'UNKNOWN_CONNECTOR', hint: 'water' },
  ]);
  expect(checkConnectors(definition, 'any')).toEqual([]);
});

it('finds a rule that asks for a document nobody can attach', () => {
  const documents = [{ code: 'STRENGTH_LETER', title }];
  expect(checkDocuments(definitionWith({ documents, rules: ['R-EXT-02'] }), rulebook)).toMatchObject([
    { path: 'rules[0]', code: 'UNKNOWN_DOCUMENT', hint: 'STRENGTH_LETER' },
  ]);
  const facts = [{ name: 'hasDeed', title, value: `'DEED' in documents` }];
  expect(checkDocuments(definitionWith({ facts }), rulebook)).toMatchObject([{ path: 'facts[0].value' }]);
  expect(checkDocuments(definitionWith({ facts, documents: [{ code: 'DEED', title }] }), rulebook)).toEqual([]);
});

it('waits for no more than there is', () => {
  const wait = (id: string) => step('wait', id, { signal: id });
  const branches = [
    { id: 'a', steps: [wait('x')] },
    { id: 'b', steps: [wait('y')] },
  ];
  const definition = withSteps(
    step('parallel', 'p', { join: 3, branches }),
    step('consult', 'c', { needed: 2, bodies: [body('A')] }),
  );
  expect(checkCounts(definition)).toMatchObject([
    { path: 'steps[1].join', code: 'JOIN_TOO_LARGE' },
    { path: 'steps[2].needed', code: 'NEEDED_TOO_LARGE' },
  ]);
});

it('warns of a clock on a step that never waits', () => {
  const definition = withSteps(step('announce', 'a', { deadlines: [{ after: { days: 1 }, then: 'remind' }] }));
  expect(checkDeadlines(definition)).toMatchObject([
    { path: 'steps[1].deadlines', code: 'DEADLINE_UNUSED', severity: 'warning' },
  ]);
});

it('warns of deadlines on what has no time of its own, and knows how long a wait lasts', () => {
  const branches = ['a', 'b'].map((id) => ({ id, steps: [step('wait', id, { signal: id })] }));
  const beside = step('parallel', 'p', { branches, deadlines: [{ after: { days: 20 }, then: 'expire' }] });
  const rest = step('wait', 'rest', {
    for: { days: 4 },
    deadlines: [
      { before: { days: 1 }, then: 'remind' },
      { after: { days: 5 }, then: 'remind' },
    ],
  });
  expect(checkDeadlines(withSteps(beside, rest))).toMatchObject([
    { path: 'steps[1].deadlines', code: 'DEADLINE_UNUSED' },
    { path: 'steps[2].deadlines[1]', code: 'DEADLINE_NEVER_COMES' },
  ]);
});

it('wants whoever is referred to among the bodies asked', () => {
  const consult = step('consult', 'ask', { bodies: [body('COMMISSION_6')] });
  const rules = ['R-LND-01'];
  const asking = withSteps(step('analyze', 'analysis', { onReferral: 'ask' }), consult);
  expect(checkReferrals({ ...asking, rules }, rulebook)).toMatchObject([
    { path: 'rules[0]', code: 'UNKNOWN_BODY', hint: 'COMMISSION_6' },
  ]);
  const silent = withSteps(step('analyze', 'analysis', {}));
  expect(checkReferrals({ ...silent, rules }, rulebook)).toMatchObject([
    { path: 'rules[0]', code: 'NO_REFERRAL_STEP' },
  ]);
});

it('lets work differ between the generations that are offered, and knows their roles', () => {
  const review = step('review', 'a', { role: 'supervisor', roleByGeneration: { STAFF: 'directr', SMART: 'director' } });
  const definition = { ...withSteps(review), offered: ['STAFF', 'CITIZEN'] as const };
  const path = 'steps[1].roleByGeneration';
  expect(checkRoles(withSteps(review), roles)).toMatchObject([
    { path: `${path}.STAFF`, code: 'UNKNOWN_ROLE', hint: 'director' },
  ]);
  expect(checkGenerations(definition as never)).toMatchObject([
    { path: `${path}.SMART`, code: 'GENERATION_NOT_OFFERED' },
  ]);
  expect(checkGenerations(withSteps(review))).toHaveLength(2);
});
