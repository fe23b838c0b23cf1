import { useMemo } from 'react';
import { calculated, calculationsOf } from '../../../forms/agenda/calculated.js';
import { type Agenda, agendaBy } from '../../../forms/agenda/look.js';
import { normaliseAnswers } from '../../../forms/answers/normalise.js';
import type { Schema } from '../../../forms/expression/schema.js';
import type { FormDefinition } from '../../../forms/language/definition.js';
import type { LocalizedText } from '../language.js';
import { conditionsOf } from './conditions.js';
import type { FormSource, FormState } from './context.js';
import { useNames } from './names.js';

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
  /** always the same object for the same form */
  source?: FormSource | undefined;
}

/** A form under the answers that are given so far: what its fields need, and what is asked now. */
export function useFormState({ of, answers, issues, answer, source }: Given): { form: FormState; agenda: Agenda } {
  const schema = useNames(of.formSchema as Schema, answers, source);
  const ui = of.uiSchema as object;
  const agenda = useMemo(() => {
    const form = { schema, ui } as FormDefinition['form'];
    return agendaBy(conditionsOf(schema), form, normaliseAnswers({ form }, answers) as Record<string, unknown>);
  }, [schema, ui, answers]);
  const shown = useMemo(() => calculated(calculationsOf(schema), answers, agenda.answers), [schema, answers, agenda]);
  const byPath = useMemo(() => new Map(issues.map(({ path, message }) => [path, message])), [issues]);
  return { form: { schema, ui, answers: shown, source, answer, issueAt: (path) => byPath.get(path) }, agenda };
}
