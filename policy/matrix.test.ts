import { describe, expect, it } from 'vitest';
import { isRefusalCode } from '../cases/refusal-text.js';
import { RoleKind } from '../forms/language/role.js';
import { generalRefusal, refusalFor } from './judge.js';
import { everyCell, GENERAL_OPERATIONS, OPERATIONS } from './matrix.js';
import { RELATIONS, type Relation } from './relations.js';
import { isClosedState, STATES } from './states.js';
import { POLICY } from './table.js';

const cells = everyCell();
const allowedTo = (operation: string) =>
  new Set(cells.filter((each) => each.operation === operation && each.cell === 'allowed').map((each) => each.relation));

describe('the policy', () => {
  it('states every cell, with a code that people are told about', () => {
    const wanted = OPERATIONS.map((operation) => RELATIONS.length * STATES[POLICY[operation].about].length);
    expect(cells).toHaveLength(wanted.reduce((sum, n) => sum + n, 0));
    expect(cells.length).toBeGreaterThan(1_000);
    expect(cells.filter(({ cell }) => cell !== 'allowed' && !isRefusalCode(cell))).toEqual([]);
  });

  it('asks everybody to sign in first', () => {
    const anonymous = cells.filter(({ relation }) => relation === 'anonymous');
    expect(new Set(anonymous.map(({ cell }) => cell))).toEqual(new Set(['UNAUTHENTICATED']));
    const open = GENERAL_OPERATIONS.filter((operation) => generalRefusal(operation, undefined) === undefined);
    expect(open).toEqual(['readCatalogue', 'evaluate']);
    for (const operation of GENERAL_OPERATIONS.filter((each) => !open.includes(each))) {
      expect(generalRefusal(operation, undefined)).toBe('UNAUTHENTICATED');
    }
  });

  it.each(['saveDraft', 'attachDocument', 'submit', 'withdraw', 'recalculate', 'pay', 'readDraft', 'startApplication'])(
    'leaves %s to the owner and the office that represents them',
    (operation) => {
      expect(allowedTo(operation)).toEqual(new Set<Relation>(['owner', 'office']));
    },
  );

  it.each(['claimTask', 'releaseTask', 'decideTask'])('leaves %s to who holds the role of the step', (operation) => {
    expect(allowedTo(operation)).toEqual(new Set<Relation>(['stepRole']));
  });

  it.each(['reassignTask', 'prioritizeTask'])('leaves %s to who answers for the work', (operation) => {
    expect(allowedTo(operation)).toEqual(new Set<Relation>(['unitHead', 'overseer', 'admin']));
  });

  it('changes nothing after the end', () => {
    const changes = new Set(['saveDraft', 'attachDocument', 'submit', 'withdraw', 'recalculate']);
    const after = cells.filter(({ operation, state }) => changes.has(operation) && isClosedState(state as never));
    expect(after.filter(({ cell }) => cell === 'allowed')).toEqual([]);
    const byOwner = after.filter(({ relation }) => relation === 'owner');
    expect(new Set(byOwner.map(({ cell }) => cell))).toEqual(new Set(['APPLICATION_CLOSED']));
  });

  it('never tells a stranger whether there is a case', () => {
    const hidden = cells.filter(
      ({ operation, relation }) =>
        operation !== 'startApplication' && /^(otherCitizen|otherStaff|outsideDistrict)$/.test(relation),
    );
    expect(new Set(hidden.map(({ cell }) => cell))).toEqual(new Set(['NOT_FOUND']));
  });

  it('gives an office nothing of a case once its mandate or approval has ended', () => {
    const former: Relation[] = ['mandateEnded', 'officeNotApproved', 'outsideMandate'];
    const about = cells.filter(({ operation, relation }) => former.includes(relation) && !/Mandate$/.test(operation));
    expect(about.filter(({ cell }) => cell === 'allowed')).toEqual([]);
  });

  it('shows a draft to nobody who looks on', () => {
    const drafts = cells.filter(({ operation, state }) => operation === 'read' && /^(DRAFT|DISCARDED)$/.test(state));
    expect(new Set(drafts.filter(({ cell }) => cell === 'allowed').map(({ relation }) => relation))).toEqual(
      new Set<Relation>(['owner', 'office']),
    );
  });

  it('lets nobody but administrators manage what everybody else works by', () => {
    for (const operation of ['managePermitTypes', 'manageOffices', 'manageOrganisation'] as const) {
      for (const kind of RoleKind.options) {
        expect(generalRefusal(operation, [kind])).toBe(kind === 'ADMIN' ? undefined : 'FORBIDDEN');
      }
    }
  });
});

describe('somebody who is several things to a case', () => {
  it('may do what any of them may', () => {
    expect(refusalFor('submit', ['admin', 'owner'], 'DRAFT')).toBeUndefined();
    expect(refusalFor('read', ['mandateEnded', 'overseer'], 'UNDER_REVIEW')).toBeUndefined();
  });

  it('is refused with the most telling code', () => {
    expect(refusalFor('decideTask', ['overseer', 'stepRole'], 'CLAIMED_BY_ANOTHER')).toBe('TASK_NOT_YOURS');
    expect(refusalFor('submit', ['otherCitizen', 'mandateEnded'], 'DRAFT')).toBe('MANDATE_NOT_ACTIVE');
    expect(refusalFor('submit', ['otherStaff', 'admin'], 'UNDER_REVIEW')).toBe('FORBIDDEN');
    expect(refusalFor('submit', [], 'UNDER_REVIEW')).toBe('UNAUTHENTICATED');
  });
});
