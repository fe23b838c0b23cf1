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

export interface Rule<S extends Subject = Subject> {
  about: S;
  rows: Record<Relation, Row<S>>;
}

function every<S extends Subject>(subject: S, cell: Cell): Record<StateOf<S>, Cell> {
  return Object.fromEntries(STATES[subject].map((state) => [state, cell])) as Record<StateOf<S>, Cell>;
}

const anonymous = { anonymous: 'UNAUTHENTICATED' } as const;
const strangers = {
  outsideDistrict: 'NOT_FOUND',
  otherStaff: 'NOT_FOUND',
  otherCitizen: 'NOT_FOUND',
  ...anonymous,
} as const;
const formerOffices = {
  mandateEnded: 'MANDATE_NOT_ACTIVE',
  officeNotApproved: 'REPRESENTATIVE_NOT_APPROVED',
  outsideMandate: 'MANDATE_SCOPE',
} as const;

/** For whoever looks on: nothing before the first filing. */
const onceFiled = (cell: Cell) =>
  ({ ...every('application', cell), DRAFT: 'NOT_FOUND', DISCARDED: 'NOT_FOUND' }) as const;

function onlookers<S extends Subject>(row: Row<S>) {
  return { stepRole: row, unitHead: row, overseer: row, admin: row, auditor: row, integrator: row };
}

function forReaders(): Rule<'application'> {
  const rows = {
    owner: 'allowed',
    office: 'allowed',
    ...formerOffices,
    ...onlookers<'application'>(onceFiled('allowed')),
  };
  return { about: 'application', rows: { ...rows, ...strangers } as Rule<'application'>['rows'] };
}

/** An act of the applying side: the owner's and, in the owner's place, the office's. Who only looks on is told so. */
function forApplicants(row: Row<'application'>): Rule<'application'> {
  return {
    about: 'application',
    rows: { owner: row, office: row, ...formerOffices, ...onlookers(onceFiled('FORBIDDEN')), ...strangers },
  };
}

/** An act on a task of somebody's role. */
function forStepRole(row: Row<'task'>): Rule<'task'> {
  const rows = {
    owner: 'FORBIDDEN',
    office: 'FORBIDDEN',
    ...formerOffices,
    ...onlookers<'task'>('FORBIDDEN'),
  } as const;
  return { about: 'task', rows: { ...rows, stepRole: row, ...strangers } };
}

/** An act on other people's work: those who answer for it. */
function forSuperiors(): Rule<'task'> {
  const row = { OPEN: 'allowed', CLAIMED_BY_CALLER: 'allowed', CLAIMED_BY_ANOTHER: 'allowed', ...calledOff } as const;
  const { rows } = forStepRole('FORBIDDEN');
  return { about: 'task', rows: { ...rows, unitHead: row, overseer: row, admin: row } };
}

const whileOpen = {
  ...every('application', 'allowed'),
  DISCARDED: 'APPLICATION_CLOSED',
  ISSUED: 'APPLICATION_CLOSED',
  REJECTED: 'APPLICATION_CLOSED',
  WITHDRAWN: 'APPLICATION_CLOSED',
  EXPIRED: 'APPLICATION_CLOSED',
} as const;

const calledOff = {
  DONE: 'TASK_CLOSED',
  CALLED_OFF: 'TASK_CLOSED',
  REPLACED: 'STALE_REVISION',
  CASE_CLOSED: 'APPLICATION_CLOSED',
} as const;

const mandateReaders = { admin: 'allowed', auditor: 'allowed', overseer: 'allowed' } as const;
const mandateStrangers = {
  stepRole: 'NOT_FOUND',
  unitHead: 'NOT_FOUND',
  integrator: 'NOT_FOUND',
  ...strangers,
} as const;
const mandateOnlookers = {
  admin: 'FORBIDDEN',
  auditor: 'FORBIDDEN',
  overseer: 'FORBIDDEN',
  ...mandateStrangers,
} as const;
const unanswered = { ...every('mandate', 'CONFLICT'), OFFERED: 'allowed' } as const;
const answerable = { ...unanswered, REVOKED: 'MANDATE_NOT_ACTIVE', EXPIRED: 'MANDATE_NOT_ACTIVE' } as const;
const ended = { DECLINED: 'MANDATE_NOT_ACTIVE', EXPIRED: 'MANDATE_NOT_ACTIVE' } as const;

/**
 * Who may do what to which case, in which of its states: `allowed`, or the code it is refused with. Every resolver and
 * every validator of a workflow asks this table; nothing else decides it.
 */
export const POLICY = {
  /** the application with everything in it, its documents, papers and changes */
  read: forReaders(),
  /** the applicant's working copy */
  readDraft: forApplicants('allowed'),
  /** personal values as they are; whoever reads the case without this sees them masked. `stepRole`: while its task waits */
  readPersonal: {
    about: 'application',
    rows: {
      owner: 'allowed',
      office: 'allowed',
      ...formerOffices,
      ...onlookers<'application'>(onceFiled('FORBIDDEN')),
      stepRole: onceFiled('allowed'),
      ...strangers,
    },
  },
  saveDraft: forApplicants(whileOpen),
  attachDocument: forApplicants(whileOpen),
  submit: forApplicants({ ...whileOpen, PAID: 'CONFLICT' }),
  withdraw: forApplicants(whileOpen),
  recalculate: forApplicants({
    ...whileOpen,
    DRAFT: 'CONFLICT',
    UNDER_REVIEW: 'CONFLICT',
    RETURNED: 'CONFLICT',
    REFERRED: 'CONFLICT',
    AWAITING_PAYMENT: 'CONFLICT',
    PAID: 'CONFLICT',
  }),
  pay: payment(),
  /** a task in the list of work */
  listTask: {
    about: 'task',
    rows: {
      owner: 'allowed',
      office: 'allowed',
      ...formerOffices,
      ...onlookers<'task'>('allowed'),
      overseer: 'NOT_FOUND',
      ...strangers,
    },
  },
  claimTask: forStepRole({
    OPEN: 'allowed',
    CLAIMED_BY_CALLER: 'allowed',
    CLAIMED_BY_ANOTHER: 'TASK_NOT_YOURS',
    ...calledOff,
  }),
  releaseTask: forStepRole({
    OPEN: 'TASK_NOT_YOURS',
    CLAIMED_BY_CALLER: 'allowed',
    CLAIMED_BY_ANOTHER: 'TASK_NOT_YOURS',
    ...calledOff,
  }),
  decideTask: forStepRole({
    OPEN: 'allowed',
    CLAIMED_BY_CALLER: 'allowed',
    CLAIMED_BY_ANOTHER: 'TASK_NOT_YOURS',
    ...calledOff,
  }),
  /** gives a task to another who may do it */
  reassignTask: forSuperiors(),
  /** says how far forward a task stands */
  prioritizeTask: forSuperiors(),
  /** `owner`: for oneself. The others: for the owner of a mandate. */
  startApplication: {
    about: 'none',
    rows: {
      owner: 'allowed',
      office: 'allowed',
      ...formerOffices,
      ...onlookers<'none'>('FORBIDDEN'),
      outsideDistrict: 'FORBIDDEN',
      otherStaff: 'FORBIDDEN',
      otherCitizen: 'FORBIDDEN',
      ...anonymous,
    },
  },
  readMandate: {
    about: 'mandate',
    rows: {
      owner: 'allowed',
      office: 'allowed',
      mandateEnded: 'allowed',
      officeNotApproved: 'allowed',
      outsideMandate: 'allowed',
      ...mandateReaders,
      ...mandateStrangers,
    },
  },
  acceptMandate: {
    about: 'mandate',
    rows: {
      owner: 'FORBIDDEN',
      office: answerable,
      mandateEnded: answerable,
      officeNotApproved: 'REPRESENTATIVE_NOT_APPROVED',
      outsideMandate: answerable,
      ...mandateOnlookers,
    },
  },
  declineMandate: {
    about: 'mandate',
    rows: {
      owner: 'FORBIDDEN',
      office: answerable,
      mandateEnded: answerable,
      officeNotApproved: answerable,
      outsideMandate: answerable,
      ...mandateOnlookers,
    },
  },
  /** the owner takes it back, or the office gives it up */
  revokeMandate: {
    about: 'mandate',
    rows: {
      owner: { OFFERED: 'allowed', ACTIVE: 'allowed', REVOKED: 'allowed', ...ended },
      office: { OFFERED: 'CONFLICT', ACTIVE: 'allowed', REVOKED: 'allowed', ...ended },
      mandateEnded: { OFFERED: 'CONFLICT', ACTIVE: 'allowed', REVOKED: 'allowed', ...ended },
      officeNotApproved: { OFFERED: 'CONFLICT', ACTIVE: 'allowed', REVOKED: 'allowed', ...ended },
      outsideMandate: { OFFERED: 'CONFLICT', ACTIVE: 'allowed', REVOKED: 'allowed', ...ended },
      ...mandateOnlookers,
    },
  },
} as const satisfies Record<string, Rule<'application'> | Rule<'task'> | Rule<'slip'> | Rule<'mandate'> | Rule<'none'>>;

function payment(): Rule<'slip'> {
  const row = { ...every('slip', 'SLIP_NOT_PAYABLE'), PAYABLE: 'allowed', EXPIRED: 'SLIP_EXPIRED' } as const;
  return {
    about: 'slip',
    rows: { owner: row, office: row, ...formerOffices, ...onlookers<'slip'>('FORBIDDEN'), ...strangers },
  };
}

export type Operation = keyof typeof POLICY;
/** What an operation turns on the states of. */
export type SubjectOf<O extends Operation> = (typeof POLICY)[O]['about'];
