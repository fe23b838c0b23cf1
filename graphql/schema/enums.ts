import type { CheckStatus as Checked } from '../../forms/language/example.js';
import type * as stored from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';
import { described } from '../described.js';

export const PermitTypeStatus = builder.enumType('PermitTypeStatus', {
  description: 'Whether applications are filed with a version of a permit type.',
  values: described<stored.PermitTypeStatus>({
    DRAFT: 'Proposed, or waiting for its day: nobody files with it yet.',
    ACTIVE: 'Served: the newest of its code that is due is the one to file with.',
    RETIRED: 'Taken out of service: cases on the way go on with it.',
  }),
});
export const Language = builder.enumType('Language', {
  description: 'Of what is drawn or printed as one text.',
  values: { FA: { value: 'fa', description: 'Persian.' }, EN: { value: 'en', description: 'English.' } } as const,
});
export const Generation = builder.enumType('Generation', {
  description:
    'Who performs the decision step: municipal staff, an engineering office, the citizen under supervision, or the engine.',
  values: described<stored.Generation>({
    STAFF: 'Municipal staff.',
    OFFICE: 'An engineering office, outsourced to.',
    CITIZEN: 'The citizen, under supervision.',
    SMART: 'The engine, for clean cases of low risk.',
  }),
});
export const ApplicationStatus = builder.enumType('ApplicationStatus', {
  description: 'Where an application stands as a whole.',
  values: described<stored.ApplicationStatus>({
    DRAFT: 'Begun and never filed, or waiting for its first evaluation.',
    UNDER_REVIEW: 'Filed: it waits for the municipality.',
    RETURNED: 'Sent back for correction: it waits for the applicant.',
    REFERRED: 'It waits for a body that has to clear it.',
    AWAITING_PAYMENT: 'Approved: its slips can be paid.',
    RECALCULATION_DUE: 'A slip lapsed unpaid: it waits until the applicant asks for a recalculation.',
    ISSUED: 'The permit was granted.',
    REJECTED: 'Ended: the municipality rejected it.',
    WITHDRAWN: 'Ended: the applicant withdrew it.',
    EXPIRED: 'Ended: a deadline of the applicant’s ran out.',
  }),
});
export const MandateStatus = builder.enumType('MandateStatus', {
  description: 'How an owner’s authority for an office stands.',
  values: described<stored.MandateStatus>({
    OFFERED: 'The owner offered it; the office has not answered.',
    ACTIVE: 'Accepted: the office may act under it.',
    DECLINED: 'The office declined.',
    REVOKED: 'The owner took it back, or the office gave it up.',
    EXPIRED: 'Its last day has passed.',
  }),
});
export const TransferStatus = builder.enumType('TransferStatus', {
  description: 'How the offer of a case stands.',
  values: described<stored.TransferStatus>({
    OFFERED: 'It waits for whom it is offered to.',
    ACCEPTED: 'The case is the new owner’s.',
    DECLINED: 'Whom it was offered to declined.',
    WITHDRAWN: 'The owner took it back, or made another offer.',
    EXPIRED: 'Its last day has passed.',
  }),
});
export const RoleKind = builder.enumType('RoleKind', {
  description: 'What a role is for.',
  values: described<stored.RoleKind>({
    CITIZEN: 'Applies for permits.',
    OFFICE: 'Works at an engineering office that acts for owners.',
    STAFF: 'Works on the tasks of cases.',
    OVERSEER: 'Answers for the work of others, and sees all cases.',
    ADMIN: 'Manages permit types, people and offices.',
    AUDITOR: 'Reads everything that was done, the trail included.',
    CASHIER: 'Decides about money that came in and that is owed back.',
    INTEGRATOR: 'A system of another body, which reads cases.',
    COUNTER: 'Works at a counter of the municipality, and files for whoever comes to it.',
  }),
});
export const Outcome = builder.enumType('Outcome', {
  description: 'What the rules make of a case.',
  values: described<stored.Outcome>({
    CLEAN: 'Every rule holds: it can be decided and charged.',
    INCOMPLETE: 'Something that the rules need is missing.',
    BLOCKED: 'A rule forbids it as it is.',
    REFERRAL: 'A question that the rules cannot answer: a body has to clear it.',
  }),
});
export const CheckStatus = builder.enumType('CheckStatus', {
  description: 'What a rule says of a case.',
  values: described<Checked>({
    PASS: 'It holds.',
    FAIL: 'It does not hold.',
    WARN: 'It holds, with something to mind.',
    NOT_APPLICABLE: 'It has nothing to say of this case.',
    MISSING: 'Something that it needs is missing.',
  }),
});
export const SlipStatus = builder.enumType('SlipStatus', {
  description: 'How a slip stands.',
  values: described<stored.SlipStatus | 'PENDING'>({
    DRAFT: 'As the evaluation has it: it can be paid once the municipality approves.',
    PAYABLE: 'It can be paid until its last day.',
    PAID: 'It was settled.',
    VOID: 'It counts no more: its case was worked out anew, or has ended.',
    EXPIRED: 'Its last day passed unpaid.',
    REFUNDED: 'What was paid is ordered to be paid back.',
    PENDING: 'Payable, and a visit to the bank for it is under way.',
  }),
});
export const TaskStatus = builder.enumType('TaskStatus', {
  description: 'How a work item stands.',
  values: described<stored.TaskStatus>({
    OPEN: 'Nobody has claimed it.',
    CLAIMED: 'Somebody works on it.',
    DONE: 'It was decided.',
    CANCELLED: 'It was overtaken: its case moved on without it.',
  }),
});
export const TaskPriority = builder.enumType('TaskPriority', {
  description: 'How far forward a task stands in lists of work.',
  values: {
    LOW: { value: 'low', description: 'Last.' },
    NORMAL: { value: 'normal', description: 'As every task that nobody moves.' },
    HIGH: { value: 'high', description: 'Before the normal ones.' },
    URGENT: { value: 'urgent', description: 'First.' },
  } as const,
});
export const ReviewOutcome = builder.enumType('ReviewOutcome', {
  description: 'What can be decided about a case.',
  values: described<stored.ReviewOutcome>({
    APPROVE: 'It goes on.',
    RETURN: 'It goes back to the applicant, with a reason.',
    REJECT: 'It ends, with a reason.',
  }),
});
export const ProposedAct = builder.enumType('ProposedAct', {
  description: 'What takes two administrators beside publishing.',
  values: described<stored.ProposedAct>({
    GRANT_ROLE: 'To give a role that reaches far.',
    SAVE_ROLE: 'To make a role one that heads others.',
    APPROVE_OFFICE: 'To let an office act for owners.',
    RESTORE_OFFICE: 'To lift the suspension of an office.',
    ACTIVATE_VERSION: 'To serve an earlier version again.',
    RETIRE_VERSION: 'To take a version out of service.',
  }),
});
export const PublicationKind = builder.enumType('PublicationKind', {
  description: 'What is published.',
  values: described<stored.PublicationKind>({
    PERMIT_TYPE: 'A kind of permit with its form, rules, fees and steps.',
    RULEBOOK: 'Rates, tables and formulas that permit types refer to.',
    TEMPLATE: 'How a paper looks.',
    DECISION_POLICY: 'What the engine may decide of a permit type without a person.',
  }),
});
export const PublicationStatus = builder.enumType('PublicationStatus', {
  description: 'How something stands that takes two administrators.',
  values: described<stored.PublicationStatus>({
    PROPOSED: 'It waits for another administrator.',
    APPROVED: 'It was approved, or needed no approval.',
    REJECTED: 'It was rejected, or taken back.',
  }),
});
