import { useMemo } from 'react';
import { agendaBy } from '../../forms/agenda/look.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { Answers } from '../shared/form/answers.js';
import { conditionsOf } from '../shared/form/conditions.js';
import { FormContext, type FormState } from '../shared/form/context.js';
import type { DeskTask } from './operations.js';

/** The answers in the order of their form, to be read. */
export function Stated({ application: { answers: given, permitType } }: { application: DeskTask['application'] }) {
  const form = useMemo(() => {
    const answers = given as Record<string, unknown>;
    const of = { schema: permitType.formSchema, ui: permitType.uiSchema } as FormDefinition['form'];
    const state: FormState = { ...of, answers, answer: () => undefined, issueAt: () => undefined };
    return { state, fields: agendaBy(conditionsOf(of.schema), of, answers).fields };
  }, [given, permitType]);
  return (
    <FormContext value={form.state}>
      <Answers of={form.fields} />
    </FormContext>
  );
}
