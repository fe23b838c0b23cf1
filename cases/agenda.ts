import { type Agenda, agendaOf } from '../forms/agenda/agenda.js';
import { readAnswers } from '../forms/answers/check-answers.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { AnswersInvalidError } from './refusals.js';

/**
 * What a form asks under answers as somebody writes them, right or not.
 * @throws AnswersInvalidError where they are no JSON object, or more than answers may be
 */
export function askedUnder(definition: Pick<FormDefinition, 'form'>, written: unknown): Agenda {
  const { answers, issues } = readAnswers(definition, written);
  if (issues.length > 0) throw new AnswersInvalidError(issues);
  return agendaOf(definition.form, answers);
}
