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

/** As the API gives it: a form on work, or a permit type with that of its applicants. */
export interface ServedForm {
  formSchema: unknown;
  uiSchema: unknown;
  /** of a form on work */
  place?: FormSource | null;
  /** of a permit type; what a page has made itself has none, and nothing to search */
  code?: string;
  version?: number;
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
export function useFormState({ of, answers, issues, answer }: Given): {
  form: FormState;
  agenda: Agenda;
} {
  const source = useSource(of);
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

/** Where a form stands, as one object however often the page is fetched anew. */
function useSource({ place, code, version: ofType }: ServedForm): FormSource | undefined {
  const { permitType = code, version = ofType, step, body } = place ?? {};
  return useMemo(
    () =>
      permitType === undefined
        ? undefined
        : { permitType, version: version ?? null, step: step ?? null, body: body ?? null },
    [permitType, version, step, body],
  );
}
