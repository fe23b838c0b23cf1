import type { Relation } from './relations.js';
import { STATES, type StateOf, type Subject } from './states.js';

/** The contract's codes that a rule may refuse with. */
export type PolicyCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'APPLICATION_CLOSED'
  | 'STALE_REVISION'
  | 'TASK_CLOSED'
  | 'TASK_NOT_YOURS'
  | 'SLIP_NOT_PAYABLE'
  | 'SLIP_EXPIRED'
  | 'REPRESENTATIVE_NOT_APPROVED'
  | 'MANDATE_NOT_ACTIVE'
  | 'MANDATE_SCOPE';

export type Cell = 'allowed' | PolicyCode;
/** The same in every state, or a cell for each. */
export type Row<S extends Subject> = Cell | Record<StateOf<S>, Cell>;

export interface PolicyRule<S extends Subject = Subject> {
  about: S;
  rows: Record<Relation, Row<S>>;
}

export function every<S extends Subject>(subject: S, cell: Cell): Record<StateOf<S>, Cell> {
  return Object.fromEntries(STATES[subject].map((state) => [state, cell])) as Record<StateOf<S>, Cell>;
}

export const anonymous = { anonymous: 'UNAUTHENTICATED' } as const;
export const strangers = {
  outsideDistrict: 'NOT_FOUND',
  otherStaff: 'NOT_FOUND',
  otherCitizen: 'NOT_FOUND',
  ...anonymous,
} as const;
export const formerOffices = {
  mandateEnded: 'MANDATE_NOT_ACTIVE',
  officeNotApproved: 'REPRESENTATIVE_NOT_APPROVED',
  outsideMandate: 'MANDATE_SCOPE',
} as const;

/** For whoever looks on: nothing before the first filing. */
export const onceFiled = (cell: Cell) =>
  ({ ...every('application', cell), DRAFT: 'NOT_FOUND', DISCARDED: 'NOT_FOUND' }) as const;

export function onlookers<S extends Subject>(row: Row<S>) {
  return { stepRole: row, unitHead: row, overseer: row, admin: row, auditor: row, integrator: row };
}

export function forReaders(): PolicyRule<'application'> {
  const rows = {
    owner: 'allowed',
    office: 'allowed',
    ...formerOffices,
    ...onlookers<'application'>(onceFiled('allowed')),
  };
  return { about: 'application', rows: { ...rows, ...strangers } as PolicyRule<'application'>['rows'] };
}

/** An act of the applying side: the owner's and, in the owner's place, the office's. Who only looks on is told so. */
export function forApplicants(row: Row<'application'>): PolicyRule<'application'> {
  return {
    about: 'application',
    rows: { owner: row, office: row, ...formerOffices, ...onlookers(onceFiled('FORBIDDEN')), ...strangers },
  };
}

/** An act on a task of somebody's role. */
export function forStepRole(row: Row<'task'>): PolicyRule<'task'> {
  const rows = {
    owner: 'FORBIDDEN',
    office: 'FORBIDDEN',
    ...formerOffices,
    ...onlookers<'task'>('FORBIDDEN'),
  } as const;
  return { about: 'task', rows: { ...rows, stepRole: row, ...strangers } };
}

/** An act of the applying side on work that waits for it, whoever has taken it on. */
export function forTaskApplicants(): PolicyRule<'task'> {
  const row = { OPEN: 'allowed', CLAIMED_BY_CALLER: 'allowed', CLAIMED_BY_ANOTHER: 'allowed', ...calledOff } as const;
  const { rows } = forStepRole('FORBIDDEN');
  return { about: 'task', rows: { ...rows, owner: row, office: row } };
}

/** An act of either side on work that is agreed on. */
export function forTaskSides(): PolicyRule<'task'> {
  const { rows } = forTaskApplicants();
  return { about: 'task', rows: { ...rows, stepRole: rows.owner } };
}

/** An act on other people's work: those who answer for it. */
export function forSuperiors(): PolicyRule<'task'> {
  const row = { OPEN: 'allowed', CLAIMED_BY_CALLER: 'allowed', CLAIMED_BY_ANOTHER: 'allowed', ...calledOff } as const;
  const { rows } = forStepRole('FORBIDDEN');
  return { about: 'task', rows: { ...rows, unitHead: row, overseer: row, admin: row } };
}

export const whileOpen = {
  ...every('application', 'allowed'),
  DISCARDED: 'APPLICATION_CLOSED',
  ISSUED: 'APPLICATION_CLOSED',
  REJECTED: 'APPLICATION_CLOSED',
  WITHDRAWN: 'APPLICATION_CLOSED',
  EXPIRED: 'APPLICATION_CLOSED',
} as const;

export const onceEnded = {
  ...every('application', 'CONFLICT'),
  ISSUED: 'allowed',
  REJECTED: 'allowed',
  WITHDRAWN: 'allowed',
  EXPIRED: 'allowed',
} as const;

export const calledOff = {
  DONE: 'TASK_CLOSED',
  CALLED_OFF: 'TASK_CLOSED',
  REPLACED: 'STALE_REVISION',
  CASE_CLOSED: 'APPLICATION_CLOSED',
} as const;

/** An act on a slip, of whoever pays it. */
export function forPayers(): PolicyRule<'slip'> {
  const row = { ...every('slip', 'SLIP_NOT_PAYABLE'), PAYABLE: 'allowed', EXPIRED: 'SLIP_EXPIRED' } as const;
  return {
    about: 'slip',
    rows: { owner: row, office: row, ...formerOffices, ...onlookers<'slip'>('FORBIDDEN'), ...strangers },
  };
}
