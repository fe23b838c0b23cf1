import type { RoleKind } from '../forms/language/role.js';
import { ROLE_KINDS } from '../forms/language/role-kinds.js';

const EVERYBODY = ROLE_KINDS;

/** What belongs to no case: which kinds of role may do it. Everybody else is FORBIDDEN, and anonymous callers UNAUTHENTICATED, but for `WITHOUT_SIGN_IN`. */
export const GENERAL = {
  readCatalogue: EVERYBODY,
  evaluate: EVERYBODY,
  /** file something on a public notice, and take it back */
  respondToNotice: EVERYBODY,
  /** answer what one is asked who is named in a case */
  answerInvitation: EVERYBODY,
  /** register records as they are, not only those of one's own parcels */
  readRegisters: ['OVERSEER', 'ADMIN', 'AUDITOR', 'INTEGRATOR'],
  /** write records into the registers of this database, where one administrator may act alone */
  importRegisters: ['ADMIN'],
  /** the types of the API, also where it does not tell them to anybody */
  readApiSchema: ['ADMIN', 'AUDITOR', 'INTEGRATOR', 'OVERSEER'],
  /** what concerns all filed cases at once */
  oversee: ['OVERSEER', 'ADMIN', 'AUDITOR', 'INTEGRATOR'],
  /** publish, approve, activate and retire permit types and rulebooks */
  managePermitTypes: ['ADMIN'],
  /** what was proposed and published, when and by whom */
  readPublications: ['ADMIN', 'AUDITOR'],
  /** what money came in, settled or not */
  readMoney: ['CASHIER', 'AUDITOR'],
  /** what becomes of money that fits no slip */
  handleMoney: ['CASHIER'],
  /** find the cases that one may read by the names of people in them, who may be masked in what is found */
  findByName: ['STAFF', 'OVERSEER', 'ADMIN'],
  /** the same by a whole national ID, telephone number or address of mail */
  findByNationalId: ['STAFF', 'OVERSEER', 'ADMIN', 'AUDITOR'],
  /** find cases whose rows and workflow do not agree */
  checkCases: ['ADMIN', 'AUDITOR'],
  /** suspend, restore and revoke permits */
  managePermits: ['ADMIN'],
  /** which days the municipality does not work */
  manageCalendar: ['ADMIN'],
  /** every version of the rules and fees, whole */
  readRulebooks: ['STAFF', 'OVERSEER', 'ADMIN', 'AUDITOR', 'CASHIER', 'INTEGRATOR'],
  /** see who has asked for a person in a conversation, and answer them */
  answerPeople: ['STAFF', 'OVERSEER'],
  /** offer hours of one's own for visits, as far as one holds the role in the district */
  offerHours: ['STAFF', 'OVERSEER'],
  /** how decisions without a person stand: rates, agreement, ceilings */
  readAutomation: ['STAFF', 'OVERSEER', 'ADMIN', 'AUDITOR'],
  /** end decisions without a person, at once and alone */
  stopAutomation: ['OVERSEER', 'ADMIN', 'AUDITOR'],
  /** have them go on, as one of two others */
  resumeAutomation: ['OVERSEER', 'ADMIN', 'AUDITOR'],
  offerMandate: ['CITIZEN'],
  /** identify somebody who has come to the municipality, record their consent and act for them under it */
  serveAtCounter: ['COUNTER'],
  /** which consents counters have recorded, with who took them */
  readConsents: ['ADMIN', 'AUDITOR', 'OVERSEER'],
  /** how an office has worked so far; an office also sees its own */
  readOfficeQuality: ['STAFF', 'OVERSEER', 'ADMIN', 'AUDITOR', 'CASHIER'],
  manageOffices: ['ADMIN'],
  /** who did what to whom, and who looked */
  readTrail: ['AUDITOR'],
  readHoldings: ['ADMIN', 'AUDITOR'],
  manageOrganisation: ['ADMIN'],
  /** have one's own webhook endpoints, which are told of all that was filed */
  manageWebhooks: ['ADMIN', 'INTEGRATOR'],
  /** the same of everybody's */
  overseeWebhooks: ['ADMIN'],
  /** see and end other people's browser sessions */
  manageSessions: ['ADMIN'],
  /** of which kinds a role may be handed to somebody else while one is absent */
  delegateRole: ['STAFF', 'OVERSEER', 'CASHIER', 'AUDITOR'],
  /** who may be a stand-in at all: nobody who does not work for the municipality already */
  standIn: ['STAFF', 'OVERSEER', 'ADMIN', 'AUDITOR', 'CASHIER', 'COUNTER'],
} as const satisfies Record<string, readonly RoleKind[]>;
export type GeneralOperation = keyof typeof GENERAL;

/** What anybody may do before they sign in. It tells nothing of anybody: registers give no record that names a person. */
export const WITHOUT_SIGN_IN: ReadonlySet<GeneralOperation> = new Set(['readCatalogue', 'evaluate']);
