import { useMemo } from 'react';
import { calculated, calculationsOf } from '../../../forms/agenda/calculated.js';
import { type Agenda, agendaBy } from '../../../forms/agenda/look.js';
import { normaliseAnswers } from '../../../forms/answers/normalise.js';
import type { Schema } from '../../../forms/expression/schema.js';
import type { FormDefinition } from '../../../forms/language/definition.js';
import type { LocalizedText } from '../language.js';
import { conditionsOf } from './conditions.js';
import type { FormState } from './context.js';

/** As the API gives it. */
export interface ServedForm {
  formSchema: unknown;
  uiSchema: unknown;
}

interface Issue {
  path: string;
  message: LocalizedText;
}

interface Given {
  of: ServedForm;
  answers: Record<string, unknown>;
  issues: readonly Issue[];
  answer(path: string, value: unknown): void;
}

/** A form under the answers that are given so far: what its fields need, and what is asked now. */
export function useFormState({ of, answers, issues, answer }: Given): { form: FormState; agenda: Agenda } {
  const schema = of.formSchema as Schema;
  const ui = of.uiSchema as object;
  const agenda = useMemo(() => {
    const form = { schema, ui } as FormDefinition['form'];
    return agendaBy(conditionsOf(schema), form, normaliseAnswers({ form }, answers) as Record<string, unknown>);
  }, [schema, ui, answers]);
  const shown = useMemo(() => calculated(calculationsOf(schema), answers, agenda.answers), [schema, answers, agenda]);
  const byPath = useMemo(() => new Map(issues.map(({ path, message }) => [path, message])), [issues]);
  return { form: { schema, ui, answers: shown, answer, issueAt: (path) => byPath.get(path) }, agenda };
}
