import { outOfBounds } from '../bounds.js';
import type { Schema } from '../expression/schema.js';
import type { FormDefinition } from '../language/definition.js';
import { boundsMessages } from '../messages/answers.js';
import { draftSchemaOf } from './draft-schema.js';
import { fieldsOf } from './fields.js';
import { answerBounds, formCost, isAffordable } from './form-cost.js';
import { type AnswerIssue, answerIssues } from './issues.js';
import { normaliseAnswers } from './normalise.js';
import { validatorOf } from './schema-compiler.js';

export type { AnswerIssue };

/** `answers` are normalised; they hold to the schema where there are no issues. */
export interface CheckedAnswers {
  answers: Record<string, unknown>;
  issues: AnswerIssue[];
}

const notARecord: AnswerIssue = {
  path: '',
  code: 'WRONG_TYPE',
  message: boundsMessages.NOT_A_RECORD,
};

const tooCostly: AnswerIssue = { path: '', code: 'FORM_COSTLY', message: boundsMessages.FORM_COSTLY };

function checkAgainst(definition: Pick<FormDefinition, 'form'>, schema: Schema, raw: unknown): CheckedAnswers {
  // What was published before this was checked could hold up everybody.
  if (!isAffordable(formCost(definition.form.schema))) return { answers: {}, issues: [tooCostly] };
  const problem = outOfBounds(raw, answerBounds);
  if (problem) return { answers: {}, issues: [problem] };
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { answers: {}, issues: [notARecord] };
  const answers = normaliseAnswers(definition, raw) as Record<string, unknown>;
  const validate = validatorOf(schema);
  if (validate(answers)) return { answers, issues: [] };
  return { answers, issues: answerIssues(validate.errors ?? [], fieldsOf(definition.form.schema)) };
}

/** Normalises answers and holds them to the form: what a submission needs. */
export function checkAnswers(definition: Pick<FormDefinition, 'form'>, raw: unknown): CheckedAnswers {
  return checkAgainst(definition, definition.form.schema, raw);
}

/** As `checkAnswers`, but what is missing is no issue: what a draft needs. */
export function checkDraft(definition: Pick<FormDefinition, 'form'>, raw: unknown): CheckedAnswers {
  return checkAgainst(definition, draftSchemaOf(definition.form.schema), raw);
}
