import { z } from 'zod';
import { Appointment } from './appointment.js';
import { ConsultBody } from './consult-body.js';
import { Span } from './deadline.js';
import { NoticeResponseKind } from './publish-notice.js';
import { common } from './step-common.js';
import { Code, Expression, Identifier, LocalizedText } from './text.js';
import { answers, assignee, deciders, documents, form, reviewOutcomes, roleByGeneration, work } from './work.js';

/** What a step has where one person decides. */
const decided = {
  role: Identifier.describe('who decides'),
  roleByGeneration,
  outcomes: reviewOutcomes.describe('what may be decided: approve, return, reject, or its own; by default all three'),
  onReturn: Identifier.optional().describe('where a return leads; by default the form'),
  onReject: Identifier.optional().describe('where a rejection leads; by default the end'),
  separateFrom: z
    .array(Identifier)
    .max(10)
    .optional()
    .describe('steps whose decider, and colleagues of the same office, may not decide this one'),
  assignee,
  form,
  documents,
  ...deciders,
};

export const Review = z.strictObject({
  ...common,
  ...work,
  type: z
    .literal('review')
    .describe(
      'A person of `role` decides; where `engineDecides` holds the engine approves instead and no task is made.',
    ),
  engineDecides: Expression.optional().describe('where this holds the engine approves and no task is made'),
  ...decided,
});

export const Inspect = z.strictObject({
  ...common,
  ...work,
  type: z
    .literal('inspect')
    .describe(
      'A person of `role` visits at a time that the applying side books (`appointment`), and decides by what is found. Later expressions read, beside its form, `results.<step>.visits`: how often there was a visit by now, and `results.<step>.missed`: how often nobody was met.',
    ),
  ...decided,
  appointment: Appointment.optional().describe('how a time is agreed on; without it nobody books'),
  unlocks: LocalizedText.optional().describe(
    'of a stage after the grant: what may be done once it is approved, such as going on with the building, or moving in; shown to whoever has the permit. By default it is no stage',
  ),
});

export const Consult = z.strictObject({
  ...common,
  ...work,
  type: z
    .literal('consult')
    .describe('Asks other bodies and goes on when all (or the first `needed`) have answered, or the clock runs out.'),
  bodies: z.array(ConsultBody).min(1).max(30).describe('who is asked, all at once'),
  outcomes: answers.describe('what a body may answer: approve, return, or its own; by default both'),
  needed: z.int().min(1).max(100).optional().describe('how many answers are enough; by default all'),
  enough: Expression.optional().describe(
    'asked after every answer: the step goes on as soon as this holds, as when the body that binds has objected; by default as `needed` says',
  ),
  onReturn: Identifier.optional().describe('where the case goes when a body sends it back; by default the form'),
  form,
  documents,
  ...deciders,
});

/** What a fault that an audit finds has as its effect. */
const AuditEffect = z.enum(['suspend', 'revoke', 'reopen', 'refer']);

export const Audit = z.strictObject({
  ...common,
  priority: work.priority,
  type: z.literal('audit').describe('A keyed random share of the cases gets an audit task after the fact.'),
  role: Identifier.describe('who audits'),
  roleByGeneration,
  samplePercent: z.int().min(0).max(100).describe('the share of cases that is audited'),
  onReject: AuditEffect.optional().describe(
    'what a rejection has as its effect: `suspend` or `revoke` the permit; `reopen` suspends it until the role of the last review has looked at the case again; `refer` gives the finding to `referTo` while the permit stays in force. Who looks again dismisses the finding by approving, or has the permit revoked. Without it the result is only kept and counted',
  ),
  referTo: Identifier.optional().describe('the role that `refer` gives the finding to'),
  assignee,
  form,
  documents,
  ...deciders,
});

export const Fulfil = z.strictObject({
  ...common,
  priority: work.priority,
  type: z
    .literal('fulfil')
    .describe(
      'Gives a task to `role` for each condition that was set with a day (`decideTask(conditionItems:)`), with a reminder on that day, and goes on when all are settled. It may stand after the grant.',
    ),
  role: Identifier.describe('who says whether a condition is fulfilled'),
  assignee,
  onReject: Identifier.optional().describe(
    'where the case goes as soon as one is not fulfilled; by default on, when all are settled',
  ),
  documents: documents.describe(
    'what shows that a condition is fulfilled: the holder attaches it to the task, or whoever decides; needed to approve',
  ),
  ...deciders,
});

/** People without a part in the case, by what they filed on a public notice of it. */
const Responders = z.strictObject({
  filedOn: Identifier.describe('the `publish-notice` step that it was filed on'),
  kind: NoticeResponseKind.optional().describe('what it has to be; by default either'),
});
export type Responders = z.infer<typeof Responders>;

/** Ends of a case that somebody may object to. */
const Ending = z.enum(['ISSUED', 'REJECTED', 'WITHDRAWN', 'EXPIRED']);

/** What a measure on a permit may be begun for. */
export const Ground = z.strictObject({
  id: Code.describe('the name of the ground, as it is recorded'),
  title: LocalizedText.describe('the ground in words, for the holder and whoever verifies the permit'),
  basis: z.string().trim().min(1).optional().describe('the law, by-law or order that it rests on'),
});
export type Ground = z.infer<typeof Ground>;

export const Appeal = z.strictObject({
  ...common,
  priority: work.priority,
  type: z
    .literal('appeal')
    .describe(
      'A second instance. No case comes to it on its way: once it has ended somebody objects, and a person of `role` who has decided nothing in it says whether they are right. Who approves finds them right: the case goes on at `next`, worked out anew, and people decide. Without `role` the act itself is an order that reopens the case. With `effect` it is a measure on the permit: a role begins it for one of the `grounds`, its holder is heard, and somebody else decides.',
    ),
  of: z.array(Ending).min(1).max(4).describe('the ends that may be objected to'),
  by: z
    .union([z.literal('applicant'), Identifier, Responders])
    .optional()
    .describe(
      'who may object: `applicant` (by default), a role, such as the authority whose order reopens a case, or whoever filed something on a public notice of it and did not take that back (`{ "filedOn": … }`), each once',
    ),
  within: Span.optional().describe(
    'how long after the end, or after what `after` names; of whoever filed on a notice, after they were told of the end; without it at any time',
  ),
  ifDayOff: z
    .literal('nextWorkingDay')
    .optional()
    .describe(
      'where the last day of `within`, or of the `hearing`, is a day off, the next working day is the last; by default that day',
    ),
  after: Identifier.optional().describe(
    'an appeal before this one: it may be begun once that was decided and the end stands, and `within` counts from there; by default from the end',
  ),
  role: Identifier.optional().describe('who decides; only where `by` names a role may it be left out'),
  assignee,
  outcomes: reviewOutcomes.describe(
    'what may be decided: by default `approve` (the objection is right) and `reject` (the end stands); of its own each says by `as` which of the three it is like, and by `next` where the case goes on',
  ),
  suspends: z.boolean().optional().describe('the permit is out of force until it is decided'),
  annuls: z
    .boolean()
    .optional()
    .describe('who approves revokes the permit, and the case does not go on, unless by an outcome with `next`'),
  effect: z
    .enum(['suspend', 'restore', 'revoke'])
    .optional()
    .describe(
      'a measure in place of an objection: who approves has the permit suspended, restored or revoked, and the case does not go on. It may be begun as often as there is a reason, by another than who decides',
    ),
  permits: z
    .array(Identifier)
    .min(1)
    .max(10)
    .optional()
    .describe('of a case with several permits: the issue steps whose permits it is about; by default all that stand'),
  grounds: z
    .array(Ground)
    .min(1)
    .max(30)
    .optional()
    .describe(
      'of a role’s measure: what it may be begun for; one of them is named, told to the holder and shown to whoever verifies the permit',
    ),
  hearing: Span.optional().describe(
    'of a role’s measure: how long its holder can answer, by a message about the case, before anybody decides; the last day is told with the ground',
  ),
  onReturn: Identifier.optional().describe('where a return leads; by default the form, which is filed anew'),
  separateFrom: z
    .array(Identifier)
    .max(50)
    .optional()
    .describe(
      'steps whose decider may not decide it; by default every one, whoever decided it and however often; of a measure none, but never whoever began it',
    ),
  form,
  documents,
  ...deciders,
});
