import { agendaOf, askedAnswers } from '../agenda/agenda.js';
import { outOfBounds } from '../bounds.js';
import type { Schema } from '../expression/schema.js';
import type { FormDefinition } from '../language/definition.js';
import { boundsMessages } from '../messages/answers.js';
import { draftSchemaOf } from './draft-schema.js';
import { fieldsOf } from './fields.js';
import { answerBounds, formCost, isAffordable } from './form-cost.js';
import { type AnswerIssue, answerIssues } from './issues.js';
import { normaliseAnswers } from './normalise.js';
import { type CheckContext, validatorOf } from './schema-compiler.js';

export type { AnswerIssue };

/** `answers` are normalised; they hold to the schema where there are no issues. */
export interface CheckedAnswers {
  answers: Record<string, unknown>;
  issues: AnswerIssue[];
}

type Form = Pick<FormDefinition, 'form'>;

const notARecord: AnswerIssue = {
  path: '',
  code: 'WRONG_TYPE',
  message: boundsMessages.NOT_A_RECORD,
};

const tooCostly: AnswerIssue = { path: '', code: 'FORM_COSTLY', message: boundsMessages.FORM_COSTLY };

const refused = (issue: AnswerIssue): CheckedAnswers => ({ answers: {}, issues: [issue] });

function checkWith(definition: Form, raw: unknown, check: (answers: CheckedAnswers['answers']) => CheckedAnswers) {
  // What was published before this was checked could hold up everybody.
  if (!isAffordable(formCost(definition.form.schema))) return refused(tooCostly);
  const problem = outOfBounds(raw, answerBounds);
  if (problem) return refused(problem);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refused(notARecord);
  return check(normaliseAnswers(definition, raw) as Record<string, unknown>);
}

function issuesOf({ form }: Form, schema: Schema, answers: unknown, context: CheckContext = {}): AnswerIssue[] {
  const validate = validatorOf(schema);
  return validate.call(context, answers) ? [] : answerIssues(validate.errors ?? [], fieldsOf(form.schema));
}

/**
 * Normalises answers, and holds the part that the form asks to it: what a submission needs, and all that it files.
 * @param today the Jalali day of filing, after which nothing lies that is past by nature; not held to it without
 */
export function checkAnswers(definition: Form, raw: unknown, today?: string): CheckedAnswers {
  return checkWith(definition, raw, (given) => {
    const { form } = definition;
    // A field that the form does not know may be one that is misspelt, which its schema may refuse.
    const { answers, strays } = agendaOf(form, given, true);
    const issues = issuesOf(definition, form.schema, answers, { today });
    return { answers: strays > 0 ? askedAnswers(form, answers) : answers, issues };
  });
}

/** Holds what was given, asked or not, to the form, and misses nothing: what a draft needs. */
export function checkDraft(definition: Form, raw: unknown): CheckedAnswers {
  return checkWith(definition, raw, (answers) => ({
    answers,
    issues: issuesOf(definition, draftSchemaOf(definition.form.schema), answers),
  }));
}

/** Normalises answers of a sensible size, right or not; the issues are of their size and of what they are as a whole. */
export const readAnswers = (definition: Form, raw: unknown): CheckedAnswers =>
  checkWith(definition, raw, (answers) => ({ answers, issues: [] }));
