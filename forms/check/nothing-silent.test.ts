import { describe, expect, it } from 'vitest';
import { definitionJson, everyStepFile } from '../../test/support/definition.js';
import { diagnostics } from '../diagnostics/codes.js';
import { exampleSurroundings } from '../diagnostics/example-surroundings.js';
import { diagnoseExample } from '../diagnostics/run-example.js';
import { sampleClock, sampleNotice } from '../diagnostics/suspicion-codes.js';
import { loadShipped } from '../load.js';

const sound = definitionJson(everyStepFile);
const surroundings = exampleSurroundings(await loadShipped(), sound);
const found = async (changes: Record<string, unknown>) =>
  (await diagnoseExample({ changes: { version: 2, ...changes } }, sound, surroundings)).issues.map(
    ({ path, code }) => `${path} ${code}`,
  );
const clock = (more: object) => ({ clocks: [{ ...sampleClock, ...more }] });
const title = { fa: 'نمونه', en: 'Sample' };
const lapse = (unless: string) => ({
  lapse: { after: { years: 1 }, unless: [unless], title, basis: 'by-law 1, article 2' },
});
/** In the place of the approval, a person who finds a tier. */
const tier = {
  'steps[8].outcomes': ['approve', { id: 'dear', title, as: 'approve' }],
  'steps[14].of': ['ISSUED'],
};
const byTier = { 'fees[0].when': 'results.approval.outcome.orValue("") == "dear"' };

/** In the place of the approval bodies that are asked. */
const asked = (...more: object[]) => ({
  id: 'approval',
  type: 'consult',
  title,
  bodies: [{ id: 'FIRE', role: 'agency', title }, ...more],
});
const duties = { id: 'duties', type: 'fulfil', title, role: 'supervisor' };
const workForm = {
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: { note: { type: 'string', maxLength: 20, title: 'یادداشت', 'x-i18n': { en: { title: 'Note' } } } },
  },
};

/** In the place of the approval a notice, and nobody who may send the case back. */
const noticed = { 'steps[8]': sampleNotice, 'steps[10].deadlines': undefined };

describe('what could never work is said', () => {
  it.each([
    [
      'a clock from an appeal on',
      clock({ begins: { after: 'objection' } }),
      'clocks[0].begins.after CLOCK_NEVER_BEGINS',
    ],
    ['a clock met by an appeal', clock({ metBy: ['print', 'objection'] }), 'clocks[0].metBy[1] CLOCK_NEVER_MET'],
    [
      'a clock met before it began',
      clock({ begins: { after: 'print' }, metBy: ['approval'] }),
      'clocks[0].metBy CLOCK_NEVER_MET',
    ],
    ['a stop after the end', clock({ stops: [{ at: ['objection'] }] }), 'clocks[0].stops[0].at[0] CLOCK_NEVER_STOPS'],
    [
      'a clock that leads to an appeal',
      clock({ atEnd: { is: 'onward', next: 'objection' } }),
      'clocks[0].atEnd.next LEADS_TO_APPEAL',
    ],
    ['a bound below the term', clock({ atMost: { days: 40 } }), 'clocks[0].atMost CLOCK_BOUNDS'],
    ['a reminder before the beginning', clock({ remind: [{ months: 3 }] }), 'clocks[0].remind[0] CLOCK_BOUNDS'],
    ['a step that leads to an appeal', { 'steps[8].onReject': 'objection' }, 'steps[8].onReject LEADS_TO_APPEAL'],
    [
      'an objection that only messages follow',
      {
        ...noticed,
        'steps[9]': {
          id: 'told',
          type: 'parallel',
          title,
          branches: ['a', 'b'].map((id) => ({
            id,
            steps: [{ id: `told-${id}`, type: 'notify', title, to: 'applicant', message: title }],
          })),
        },
      },
      'steps[8] NOTICE_UNHEARD',
    ],
    [
      'a notice of empty lists',
      { 'steps[15].shows': { answers: [], documents: [] } },
      'steps[15].shows NOTICE_SHOWS_NOTHING',
    ],
    [
      'a form that no body has',
      {
        'steps[8]': { ...asked(), outcomes: ['approve', { id: 'for', title, as: 'approve', needs: ['form'] }] },
        'steps[10].deadlines': undefined,
      },
      'steps[8].outcomes[1].needs NEEDS_NO_FORM',
    ],
    [
      'conditions that are settled before anybody decides',
      { 'steps[1]': { ...duties, id: 'regulation' } },
      'steps[1] FULFIL_NOTHING',
    ],
    [
      'conditions set on a way round those who settle them',
      {
        'steps[8].outcomes': ['approve', 'reject', { id: 'if', title, needs: ['conditions'], next: 'on-view' }],
        'steps[15]': { ...sampleNotice, id: 'on-view' },
      },
      'steps[8].outcomes[2] CONDITIONS_FORGOTTEN',
    ],
    [
      'a signal of nobody in a branch',
      {
        'steps[5].branches[1].steps[0].by': undefined,
        'steps[5].branches[1].steps[0].deadlines': [{ after: { days: 3 }, then: 'remind' }],
      },
      'steps[5].branches[1].steps[0] WAIT_FOR_NOBODY',
    ],
    ['a use before the grant', lapse('approval'), 'lapse.unless[0] LAPSE_UNLESS'],
    ['an appeal of no refusal', { 'steps[8].outcomes': ['approve', 'return'] }, 'steps[14].of[1] END_NEVER_COMES'],
    ['a fee by what is found later', { ...tier, ...byTier }, 'fees[0].when FOUND_TOO_LATE'],
    [
      'a fee by a fact of what is found later',
      {
        ...tier,
        facts: [{ name: 'isDear', title, value: 'results.approval.outcome.orValue("") == "dear"' }],
        'fees[0].when': 'isDear',
      },
      'fees[0].when FOUND_TOO_LATE',
    ],
  ])('%s', async (_, changes, said) => {
    const path = said.replace('fees[0].when', 'fees[0].amount');
    expect((await found(changes)).filter((each) => each === path)).toEqual([path]);
  });

  it.each([
    ['two bodies of one id', [{ id: 'FIRE', role: 'agency', title }], 'steps[8].bodies[1].id DUPLICATE_ID'],
    [
      'two bodies of one id with a form',
      [{ id: 'FIRE', role: 'agency', title, form: workForm }],
      'steps[8].bodies[1].id DUPLICATE_ID',
    ],
    [
      'two bodies that expressions call alike',
      [
        { id: 'A-B', role: 'agency', title },
        { id: 'A_B', role: 'agency', title },
      ],
      'steps[8].bodies FIELD_TAKEN',
    ],
  ])('%s once, without noise', async (_, more, said) => {
    const outcomes = ['approve', { id: 'against', title, as: 'return' }];
    const changes = { 'steps[8]': { ...asked(...more), form: workForm, outcomes }, 'steps[14].of': ['ISSUED'] };
    expect(await found({ ...changes, 'steps[10].deadlines': undefined })).toEqual([said]);
  });

  it('once: nothing behind a way to an appeal is blamed for it', async () => {
    expect(await found({ 'steps[7].next': 'objection' })).toEqual(['steps[7].next LEADS_TO_APPEAL']);
  });
});

describe('what works is not doubted', () => {
  it.each([
    [
      'a clock over the appeal of a permit that is to be used',
      clock({
        begins: { after: 'print' },
        metBy: ['duties'],
        stops: [{ at: ['objection'] }],
        atEnd: { is: 'onward', next: 'audit' },
      }),
    ],
    ['a clock met in a branch', clock({ metBy: ['visit'] })],
    ['a bound of other units', clock({ atMost: { days: 65 } })],
    [
      'a reminder of a clock that may be longer',
      clock({
        remind: [{ days: 70 }],
        extension: { by: 'supervisor', span: { months: 1 } },
      }),
    ],
    [
      'a form that one of the bodies has',
      {
        'steps[8]': {
          ...asked({ id: 'POLICE', role: 'agency', title, form: workForm }),
          outcomes: [
            'approve',
            { id: 'for', title, as: 'approve', needs: ['form'] },
            { id: 'against', title, as: 'return' },
          ],
        },
        'steps[14].of': ['ISSUED'],
        'steps[10].deadlines': undefined,
      },
    ],
    [
      'conditions that are settled after all, or sent back with',
      {
        'steps[8].outcomes': [
          'approve',
          'reject',
          { id: 'if', title, needs: ['conditions'], next: 'payment' },
          { id: 'unless', title, as: 'return', needs: ['conditions'] },
        ],
      },
    ],
    ['a signal of nobody that a deadline ends', { 'steps[5].branches[1].steps[0].by': undefined }],
    [
      'a signal of nobody that a clock ends',
      { 'steps[7]': { id: 'rest', type: 'wait', title, signal: 'rested' }, ...clock({}) },
    ],
    ['a use after the grant', lapse('duties')],
    [
      'a notice whose objections an inspection hears',
      {
        ...noticed,
        'steps[9]': { id: 'site', type: 'inspect', title, role: 'supervisor', outcomes: ['approve', 'reject'] },
      },
    ],
    ['an appeal of what silence refuses', { 'steps[8].outcomes': ['approve', 'return'], ...clock({}) }],
    [
      'a fee by what is found in time',
      {
        ...tier,
        ...byTier,
        'steps[9]': { id: 'again', type: 'calculate', title },
      },
    ],
  ])('%s', async (_, changes) => {
    expect(await found(changes)).toEqual([]);
  });
});

describe('who is invited', () => {
  const { changes } = diagnostics.INVITED_MAY_NOT.example as { changes: Record<string, object> };
  const asked = (outcomes: unknown[]) => found({ ...changes, 'steps[8]': { ...changes['steps[8]'], outcomes } });
  const because = { id: 'because', title, needs: ['reason'] };

  it('is not asked for conditions, which they cannot set', async () => {
    expect(await asked(['approve', { id: 'if', title, needs: ['conditions'] }])).toContain(
      'steps[8].outcomes INVITED_MAY_NOT',
    );
    expect((await asked(['approve', because])).filter((each) => each.includes('INVITED'))).toEqual([]);
  });
});
