import type { FormDefinition } from '../language/definition.js';
import { conditionsOf } from './conditions.js';
import { type Agenda, agendaBy } from './look.js';

export type { Agenda, AskedField } from './look.js';

/** Answers that a form was found to ask whole: one case's are looked at by filing, evaluation and decisions alike. */
const whole = new WeakMap<object, FormDefinition['form']>();

/**
 * What a form asks under the answers given. Its conditions are tested by the validator that holds the answers to the form,
 * so that the two never differ.
 * @param answers normalised
 * @param keepStrays for who is to tell of fields that nobody knows
 */
export function agendaOf(form: FormDefinition['form'], answers: Record<string, unknown>, keepStrays = false): Agenda {
  const agenda = agendaBy(conditionsOf(form.schema), form, answers, keepStrays);
  if (agenda.strays === 0) whole.set(agenda.answers, form);
  return agenda;
}

/** The part of the answers that the form asks; not to be changed in place. */
export function askedAnswers(form: FormDefinition['form'], answers: Record<string, unknown>): Record<string, unknown> {
  if (whole.get(answers) === form) return answers;
  const asked = agendaOf(form, answers).answers;
  whole.set(asked, form);
  return asked;
}
