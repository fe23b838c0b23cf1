import { describe, expect, it } from 'vitest';
import { definitionWith, rulebook, withSteps } from '../../test/support/definition.js';
import { step } from '../../test/support/steps.js';
import type { FormDefinition } from '../language/definition.js';
import type { Step } from '../language/step.js';
import { checkBranchSteps, checkMoney, checkSingleForm } from './money.js';

const print = step('issue', 'print', {});
const pay = step('payment', 'payment', {});
const calculation = step('calculate', 'calculation', {});
const again = step('calculate', 'again', {});
const analysis = step('analyze', 'analysis', {});
const review = (id: string, rest: object = {}) => step('review', id, { role: 'supervisor', ...rest });
const told = (id: string, rest: object = {}) =>
  step('notify', id, { to: 'applicant', message: { fa: 'پیام', en: 'message' }, ...rest });
const route = (id: string, to: string, otherwise: string) =>
  step('switch', id, { cases: [{ when: 'answers.visit', next: to }], otherwise });
const part = (id: string) => ({ id, title: { fa: id, en: id } });
const late = (then: 'expire' | 'return') => ({ deadlines: [{ after: { days: 1 }, then }] });
const codesOf = (definition: FormDefinition) =>
  checkMoney(definition, rulebook).map(({ path, code }) => `${path} ${code}`);
const found = (...steps: Step[]) => codesOf(withSteps(...steps));

describe('good ways', () => {
  it.each<[string, Step[]]>([
    ['the plain one', [analysis, calculation, review('approval'), pay, print]],
    [
      'steps that look at a permit after it was granted',
      [
        calculation,
        pay,
        print,
        told('a'),
        step('wait', 'b', { for: { days: 1 } }),
        step('audit', 'c', { role: 'auditor', samplePercent: 5 }),
      ],
    ],
    [
      'a payment and an issue on each of two ways',
      [
        calculation,
        route('route', 'payment', 'other'),
        pay,
        step('issue', 'print', { next: 'end' }),
        step('payment', 'other', {}),
        step('issue', 'answer', {}),
      ],
    ],
    [
      'slips that lapse and are worked out again',
      [analysis, calculation, step('payment', 'payment', { recalculateFrom: 'analysis', ...late('expire') }), print],
    ],
    ['a refusal after the payment', [calculation, pay, review('approval', { outcomes: ['approve', 'reject'] }), print]],
    [
      'a review that expires to another one',
      [
        calculation,
        review('approval', { onExpire: 'late', ...late('expire') }),
        pay,
        step('issue', 'print', { next: 'end' }),
        review('late', { next: 'payment' }),
      ],
    ],
    [
      'a stage that is controlled after the grant, and what a further visit costs',
      [
        calculation,
        pay,
        print,
        step('inspect', 'foundation', {
          role: 'supervisor',
          outcomes: ['approve', { id: 'faults', title: { fa: 'نقص', en: 'Faults' }, next: 'again' }],
          next: 'end',
        } as never),
        again,
        step('payment', 'more', { next: 'foundation' }),
      ],
    ],
    [
      'parts that are granted one after the other, and a permit in the place of both',
      [
        calculation,
        pay,
        step('issue', 'dig', { parts: [part('pit')] }),
        step('issue', 'rest', { parts: [part('shell')] }),
        step('issue', 'all', { supersedes: ['dig', 'rest'] }),
      ],
    ],
  ])('lets %s be', (_, steps) => {
    expect(found(...steps)).toEqual([]);
  });
  it('asks for no payment where nothing costs', () => {
    expect(codesOf({ ...withSteps(print), fees: [] })).toEqual([]);
  });
});

describe('ways on which a case would stick or lose money', () => {
  it.each<[string, Step[], string[]]>([
    ['a permit before its payment', [calculation, print, pay], ['steps[2] ISSUE_UNPAID']],
    [
      'a jump past the payment, in a list of the right order',
      [calculation, route('route', 'print', 'payment'), pay, print],
      ['steps[4] ISSUE_UNPAID'],
    ],
    [
      'a rejection that leads to the permit',
      [calculation, review('approval', { onReject: 'print' }), pay, print],
      ['steps[4] ISSUE_UNPAID'],
    ],
    [
      'an expiry that leads to the permit',
      [calculation, step('payment', 'payment', { onExpire: 'print', ...late('expire') }), print],
      ['steps[3] ISSUE_UNPAID'],
    ],
    [
      'a payment that is passed over',
      [calculation, { ...pay, when: 'answers.visit' }, print],
      ['steps[3] ISSUE_UNPAID'],
    ],
    ['no payment at all', [calculation, print], ['steps[2] ISSUE_UNPAID']],
    ['two permits', [calculation, pay, print, step('issue', 'again', {})], ['steps[4] GRANTED_TWICE']],
    [
      'a part that is granted twice',
      [
        calculation,
        pay,
        step('issue', 'dig', { parts: [part('pit')] }),
        step('issue', 'rest', { parts: [part('pit')] }),
      ],
      ['steps[4] GRANTED_TWICE'],
    ],
    ['a return to the form of what is granted', [calculation, pay, print, review('look')], ['steps[4] AFTER_ISSUE']],
    [
      'slips that lapse once the permit is granted',
      [calculation, pay, print, again, step('payment', 'more', { ...late('expire') })],
      ['steps[5] SECOND_PAYMENT', 'steps[5] AFTER_ISSUE'],
    ],
    ['checks of what is granted', [calculation, pay, print, step('analyze', 'anew', {})], ['steps[4] AFTER_ISSUE']],
    [
      'a review side by side of what is granted',
      [
        calculation,
        pay,
        print,
        step('parallel', 'both', {
          branches: [
            { id: 'a', steps: [told('x')] },
            { id: 'b', steps: [review('look')] },
          ] as never,
        }),
      ],
      ['steps[4] AFTER_ISSUE'],
    ],
    ['two payments', [calculation, pay, step('payment', 'more', {}), print], ['steps[3] SECOND_PAYMENT']],
    [
      'a return after the payment, to pay all of it again',
      [calculation, pay, review('approval'), print],
      ['steps[2] SECOND_PAYMENT'],
    ],
    ['a payment of slips that nobody draws', [pay, print], ['steps[1] NO_SLIPS']],
    [
      'a payment whose calculation may be passed over',
      [{ ...calculation, when: 'answers.visit' }, pay, print],
      ['steps[2] NO_SLIPS'],
    ],
    [
      'a return past the form, which calls the slips off for good',
      [analysis, calculation, review('approval', { onReturn: 'analysis' }), pay, print],
      ['steps[4] NO_SLIPS'],
    ],
    [
      'slips that lapsed and are not worked out again',
      [
        calculation,
        step('payment', 'payment', { recalculateFrom: 'approval', ...late('expire') }),
        review('approval', { next: 'payment', outcomes: ['approve'] }),
      ],
      ['steps[2] NO_SLIPS', 'steps[2] SECOND_PAYMENT'],
    ],
    ['a payment for which nothing is granted', [calculation, pay, told('thanks')], ['steps[3] PAID_FOR_NOTHING']],
    [
      'a permit that may be passed over',
      [calculation, pay, { ...print, when: 'answers.visit' }],
      ['steps[3] PAID_FOR_NOTHING'],
    ],
    [
      'a way round the permit',
      [calculation, pay, route('route', 'print', 'end'), print],
      ['steps[3] PAID_FOR_NOTHING'],
    ],
  ])('finds %s', (_, steps, problems) => {
    expect(found(...steps)).toEqual(problems);
  });
});

it('says what is wrong and what to do', () => {
  const [first] = checkMoney(withSteps(calculation, route('route', 'print', 'payment'), pay, print), rulebook);
  expect(first?.message).toBe(
    'a way leads to "print" on which the fees are not paid; let every way to it go through a payment step',
  );
});

it('wants one form', () => {
  const twice = withSteps(calculation, step('form', 'more', {}), pay, print);
  expect(checkSingleForm(twice)).toMatchObject([{ path: 'steps[2]', code: 'SECOND_FORM' }]);
  expect(checkSingleForm(definitionWith({}))).toEqual([]);
});

it.each(['form', 'calculate', 'payment', 'issue'] as const)('wants no %s step in a branch', (type) => {
  const inside = step('parallel', 'both', {
    branches: [
      { id: 'a', steps: [told('x')] },
      { id: 'b', steps: [step(type, 'inside', {})] },
    ] as never,
  });
  expect(checkBranchSteps(withSteps(inside, print))).toMatchObject([
    { path: 'steps[1].branches[1].steps[0]', code: 'NOT_IN_BRANCH' },
  ]);
});

describe('fees in groups', () => {
  const fee = (code: string, group?: string) => ({
    code,
    title: { fa: code, en: code },
    amount: '1000',
    payee: 'MUNICIPALITY',
    basis: 'by-law 1, article 2',
    ...(group && { group }),
  });
  const gate = (id: string, ...groups: string[]) => step('payment', id, { groups });
  const charged = (fees: FormDefinition['fees'], ...steps: Step[]) => codesOf({ ...withSteps(...steps), fees });
  const two = [fee('F-FILING', 'filing'), fee('F-FINE', 'fine')];

  it.each<[string, FormDefinition['fees'], Step[]]>([
    ['a payment for each', two, [calculation, gate('a', 'filing'), review('look'), gate('b', 'fine'), print]],
    ['a last payment of all that is left', [...two, fee('F-MORE')], [calculation, gate('a', 'filing'), pay, print]],
    ['a return to the form after a first payment', two, [calculation, gate('a', 'filing'), review('look'), pay, print]],
    [
      'a calculation anew after a first payment',
      two,
      [
        calculation,
        gate('a', 'filing'),
        review('look', { form: { schema: { type: 'object', properties: {} } } }),
        step('calculate', 'again', {}),
        gate('b', 'fine'),
        print,
      ],
    ],
    [
      'an end where a later payment does not come',
      two,
      [
        calculation,
        step('payment', 'a', { groups: ['filing'], onExpire: 'end', ...late('expire') }),
        review('look'),
        step('payment', 'b', { groups: ['fine'], onExpire: 'end', ...late('expire') }),
        print,
      ],
    ],
  ])('lets pass %s', (_, fees, steps) => expect(charged(fees, ...steps)).toEqual([]));

  it.each<[string, FormDefinition['fees'], Step[], string[]]>([
    ['a group that nobody asks for', two, [calculation, gate('a', 'filing'), print], ['fees[1].group FEE_NOT_ASKED']],
    [
      'a fee in no group where every payment names some',
      [...two, fee('F-MORE')],
      [calculation, gate('a', 'filing', 'fine'), print],
      ['fees[2] FEE_NOT_ASKED'],
    ],
    [
      'a group of no fee',
      two,
      [calculation, gate('a', 'filing', 'fines'), pay, print],
      ['steps[2].groups[1] UNKNOWN_GROUP'],
    ],
    [
      'a permit before the payment of one group',
      two,
      [calculation, gate('a', 'filing'), print, gate('b', 'fine')],
      ['steps[3] ISSUE_UNPAID'],
    ],
    [
      'a way past the payment of one group',
      two,
      [calculation, gate('a', 'filing'), { ...gate('b', 'fine'), when: 'answers.visit' }, print],
      ['steps[4] ISSUE_UNPAID'],
    ],
    [
      'a grant for a group of no fee, which nobody would have to pay',
      two,
      [calculation, gate('a', 'filing'), gate('b', 'fine'), step('issue', 'print', { groups: ['filling'] })],
      ['steps[4].groups[0] UNKNOWN_GROUP'],
    ],
    [
      'a payment that nothing waits for',
      two,
      [calculation, gate('a', 'filing'), step('issue', 'print', { groups: ['filing'] }), gate('b', 'fine')],
      ['steps[4] PAYMENT_GATES_NOTHING'],
    ],
    ['a payment of nothing', [], [calculation, pay, print], ['steps[2] PAYMENT_WITHOUT_FEES']],
  ])('finds %s', (_, fees, steps, problems) => {
    expect(charged(fees, ...steps).sort()).toEqual(problems.sort());
  });
});

describe('where a clock leads a case', () => {
  const term = (next: string, more: object = {}) => ({
    ...{ id: 'term', title: { fa: 'مهلت', en: 'Term' }, basis: 'article 1', lasts: { months: 2 } },
    ...{ begins: 'filing' as const, atEnd: { is: 'consent' as const, next } },
    ...more,
  });
  const found = (clock: ReturnType<typeof term>, ...steps: Step[]) =>
    codesOf({ ...withSteps(...steps), clocks: [clock] } as FormDefinition);
  const way = [analysis, calculation, review('look'), pay, print] as Step[];

  it('is held to its fees as every other way is', () => {
    expect(found(term('print'), ...way)).toEqual(['steps[5] ISSUE_UNPAID']);
    // Sent back to its form, it would be led to a payment that nothing was drawn for.
    expect(found(term('payment'), ...way)).toEqual(['steps[4] NO_SLIPS']);
    expect(found(term('payment', { stops: [{ at: ['request'] }] }), ...way)).toEqual([]);
    expect(found(term('calculation', { stops: [{ at: ['request'] }] }), ...way)).toEqual([]);
    const after = { begins: { after: 'print' }, metBy: ['used'], atEnd: { is: 'onward', next: 'analysis' } };
    expect(found(term('', after) as never, ...way, review('used', { outcomes: ['approve'] }))).toContain(
      'steps[6] AFTER_ISSUE',
    );
  });
});
