import { every, type PolicyRule, strangers } from './rows.js';

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

/** Who may do what to a mandate, in which of its states. */
export const MANDATE_POLICY = {
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
} as const satisfies Record<string, PolicyRule<'mandate'>>;
