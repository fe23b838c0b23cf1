import { MANDATE_POLICY } from './mandates.js';
import {
  anonymous,
  calledOff,
  every,
  forApplicants,
  formerOffices,
  forPayers,
  forReaders,
  forStepRole,
  forSuperiors,
  forTaskApplicants,
  forTaskSides,
  onceEnded,
  onceFiled,
  onlookers,
  type PolicyRule,
  strangers,
  whileOpen,
} from './rows.js';

const writingStaff = { ...whileOpen, DRAFT: 'NOT_FOUND', DISCARDED: 'NOT_FOUND' } as const;
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
  /** hands the case over to a new owner: an act of the owner alone. Whoever it is offered to takes it in the same states */
  transfer: {
    about: 'application',
    rows: {
      owner: { ...whileOpen, PAID: 'CONFLICT' },
      office: 'FORBIDDEN',
      ...formerOffices,
      ...onlookers<'application'>(onceFiled('FORBIDDEN')),
      ...strangers,
    },
  },
  /** throws a draft away that was never filed */
  discardDraft: forApplicants({
    ...every('application', 'CONFLICT'),
    DRAFT: 'allowed',
    DISCARDED: 'APPLICATION_CLOSED',
  }),
  /** takes its answers over into a new draft */
  copy: forApplicants('allowed'),
  recalculate: forApplicants({
    ...whileOpen,
    DRAFT: 'CONFLICT',
    UNDER_REVIEW: 'CONFLICT',
    RETURNED: 'CONFLICT',
    REFERRED: 'CONFLICT',
    AWAITING_PAYMENT: 'CONFLICT',
    PAID: 'CONFLICT',
  }),
  /** wants a person to decide what the engine would; while money is in, the permit is granted at once */
  requestHumanReview: forApplicants({ ...whileOpen, DRAFT: 'CONFLICT', PAID: 'CONFLICT' }),
  /** objects to how the case has ended: `owner` and `office` where its appeal names the applicant, otherwise `stepRole` */
  appeal: { about: 'application', rows: { ...forApplicants(onceEnded).rows, stepRole: onceEnded } },
  pay: forPayers(),
  /** what applicant and municipality wrote to each other */
  readMessages: {
    about: 'application',
    rows: { ...forReaders().rows, integrator: onceFiled('FORBIDDEN') },
  },
  /** from either side to the other */
  sendMessage: {
    about: 'application',
    rows: {
      ...forApplicants({ ...whileOpen, DRAFT: 'CONFLICT' }).rows,
      stepRole: writingStaff,
      unitHead: writingStaff,
      overseer: writingStaff,
    },
  },
  /** what people filed on its public notices: the applying side without who they are */
  readNoticeResponses: {
    about: 'application',
    rows: { ...forReaders().rows, integrator: onceFiled('FORBIDDEN') },
  },
  /** says something to one of those, for whoever works on the case */
  answerNoticeResponse: {
    about: 'application',
    rows: {
      ...forApplicants('FORBIDDEN').rows,
      stepRole: writingStaff,
      unitHead: writingStaff,
      overseer: writingStaff,
    },
  },
  /** what those who work on it note for each other; whoever applies has no part in it, whatever else they are */
  readNotes: {
    about: 'application',
    rows: {
      ...forApplicants('FORBIDDEN').rows,
      ...onlookers<'application'>(onceFiled('allowed')),
      integrator: onceFiled('FORBIDDEN'),
    },
  },
  addNote: {
    about: 'application',
    rows: {
      ...forApplicants('FORBIDDEN').rows,
      stepRole: onceFiled('allowed'),
      unitHead: onceFiled('allowed'),
      overseer: onceFiled('allowed'),
    },
  },
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
  /** attaches what the step asks of whoever decides */
  attachToTask: forStepRole({
    OPEN: 'allowed',
    CLAIMED_BY_CALLER: 'allowed',
    CLAIMED_BY_ANOTHER: 'TASK_NOT_YOURS',
    ...calledOff,
  }),
  /** attaches what shows that a condition is fulfilled */
  attachEvidence: forTaskApplicants(),
  /** the time of a visit: whom the visit is to, and who makes it */
  bookAppointment: forTaskSides(),
  moveAppointment: forTaskSides(),
  /** says that nobody came to it */
  reportMissedVisit: forTaskApplicants(),
  /** gives a signal that a step waits for: `owner` and `office` where it names the applicant, otherwise `stepRole`; also one that is waited for after the grant */
  tellCase: {
    about: 'application',
    rows: {
      owner: { ...whileOpen, ISSUED: 'allowed' },
      office: { ...whileOpen, ISSUED: 'allowed' },
      ...formerOffices,
      ...onlookers<'application'>(onceFiled('FORBIDDEN')),
      stepRole: { ...whileOpen, ISSUED: 'allowed', DRAFT: 'NOT_FOUND', DISCARDED: 'NOT_FOUND' },
      ...strangers,
    },
  },
  /** makes a legal term longer by a reasoned order; `stepRole`: of the role that the clock names */
  extendClock: {
    about: 'application',
    rows: {
      owner: 'FORBIDDEN',
      office: 'FORBIDDEN',
      ...formerOffices,
      ...onlookers<'application'>(onceFiled('FORBIDDEN')),
      stepRole: { ...whileOpen, DRAFT: 'NOT_FOUND', DISCARDED: 'NOT_FOUND' },
      ...strangers,
    },
  },
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
  ...MANDATE_POLICY,
} as const satisfies Record<
  string,
  PolicyRule<'application'> | PolicyRule<'task'> | PolicyRule<'slip'> | PolicyRule<'mandate'> | PolicyRule<'none'>
>;

export type Operation = keyof typeof POLICY;
/** What an operation turns on the states of. */
export type SubjectOf<O extends Operation> = (typeof POLICY)[O]['about'];
