import { z } from 'zod';
import { PERSONAL_KINDS } from '../personal.js';
import { WorkDocument } from './document.js';
import { Expression, Identifier, LocalizedText, labelled } from './text.js';

/** Who performs the decision step. */
export const Generation = z.enum(['STAFF', 'OFFICE', 'CITIZEN', 'SMART']);
export type Generation = z.infer<typeof Generation>;

export const ReviewOutcome = z.enum(['approve', 'return', 'reject']);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;

/** What whoever chooses an outcome has to give with it. */
export const OutcomeNeed = z.enum(['reason', 'form', 'conditions']);
export type OutcomeNeed = z.infer<typeof OutcomeNeed>;

/** An outcome of a step's own, beside the three that everybody knows. */
export const OwnOutcome = z.strictObject({
  id: Identifier.describe('its name: `results.<step>.outcome` in later expressions'),
  title: LocalizedText.describe('what people choose'),
  as: ReviewOutcome.optional().describe(
    'what it is to the case: `approve` counts as an approval, `return` and `reject` call slips off; without it the case goes on, and nothing is approved',
  ),
  next: Identifier.optional().describe(
    'where it leads; by default where the outcome leads that it is like, otherwise onward',
  ),
  needs: z
    .array(OutcomeNeed)
    .max(3)
    .optional()
    .describe('what has to come with it; by default a reason to return or reject, the form to approve'),
});
export type OwnOutcome = z.infer<typeof OwnOutcome>;

const outcomes = z.array(z.union([ReviewOutcome, OwnOutcome])).min(1);

/** Personal data by kind; `documents` are those that are not marked as free of it. */
export const PersonalPart = z.enum([...PERSONAL_KINDS, 'other', 'documents']);
export type PersonalPart = z.infer<typeof PersonalPart>;

/** Sides of a case whose people may not decide it: the owner with whoever filed, and the office that acts for them. */
export const Side = z.enum(['applicant', 'office']);
export type Side = z.infer<typeof Side>;

export const Priority = z.enum(['low', 'normal', 'high', 'urgent']);
export type Priority = z.infer<typeof Priority>;

/** Conditions of the levels above and below `normal`, which a task has where none holds. */
const PriorityRule = z
  .strictObject({
    urgent: Expression.describe('urgent where this holds'),
    high: Expression.describe('otherwise high where this holds'),
    low: Expression.describe('otherwise low where this holds'),
  })
  .partial()
  .refine((levels) => Object.keys(levels).length > 0, 'name at least one of urgent, high, low');

/** What somebody fills in, in the same language for applicants and officials. */
export const Form = z.strictObject({
  schema: z.record(z.string(), z.unknown()).overwrite(labelled).describe('JSON Schema 2020-12 of the answers'),
  ui: z.record(z.string(), z.unknown()).default({}).describe('how a portal shows it: order, widgets, direction'),
});
export type Form = z.infer<typeof Form>;

export const form = Form.optional().describe(
  'what whoever decides fills in, needed to approve; its fields are `results.<step>.<field>` in later expressions',
);

/** Files on work. */
export const documents = z
  .array(WorkDocument)
  .min(1)
  .max(20)
  .optional()
  .describe(
    'documents and photographs that whoever decides attaches to the task, needed where the form is: to approve, and with an outcome that `needs` the `form`',
  );

/** What may be decided at a step. */
export const reviewOutcomes = outcomes.max(10).optional();
/** A body only answers: where the case goes is said of all answers, by a `switch`. */
export const answers = outcomes
  .max(10)
  .optional()
  .refine((all) => !all?.some((each) => each === 'reject' || (typeof each === 'object' && each.as === 'reject')), {
    message: 'a body rejects nothing; let a switch read what all have answered',
  })
  .refine((all) => !all?.some((each) => typeof each === 'object' && each.next !== undefined && each.as !== 'return'), {
    message: 'an answer of one body leads nowhere; let a switch after the step read what all have answered',
  });

/** What a step has that gives work to people. */
export const work = {
  priority: z
    .union([Priority, PriorityRule])
    .optional()
    .describe('where its tasks stand in the lists of work: one level, or a condition for each; by default normal'),
  reopened: z
    .enum(['continue', 'restart'])
    .optional()
    .describe(
      'its deadlines when it is opened again after a correction: `continue` (by default) with the time that was left, or `restart`',
    ),
};

/** Who of the role gets a task by name. */
export const assignee = Expression.optional().describe(
  'whose task it is: gives the account of a person, such as that of a decision table from district to person; where they cannot have it (not of the role, kept apart, gone, or nobody is named) everybody of the role may take it, and the timeline says why; by default everybody of the role may',
);

/** Roles that do a step's work in the place of its `role`. */
export const roleByGeneration = z
  .partialRecord(Generation, Identifier)
  .optional()
  .describe(
    'who does it instead of `role` in cases of these generations, of those that are `offered`; by default the same role in all',
  );

/** Who may not decide a step, and what of a case whoever decides is shown. */
export const deciders = {
  sees: z
    .array(PersonalPart)
    .max(7)
    .optional()
    .describe('which personal data whoever has to decide is shown meanwhile; by default all of it'),
  notBy: z.array(Side).max(2).optional().describe('who may not decide this step; by default both sides'),
};
