import { useMemo } from 'react';
import { type AskedField, agendaBy } from '../../forms/agenda/look.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { conditionsOf } from '../shared/form/conditions.js';
import type { FormState } from '../shared/form/context.js';
import type { DeskTask } from './operations.js';

export interface StatedForm {
  state: FormState;
  fields: AskedField[];
}

/** What a case states, with the form that asks for it. */
export function useStated({ answers: given, permitType, documents }: DeskTask['application']): StatedForm {
  return useMemo(() => {
    const answers = given as Record<string, unknown>;
    const of = { schema: permitType.formSchema, ui: permitType.uiSchema } as FormDefinition['form'];
    const state: FormState = {
      ...of,
      answers,
      answer: () => undefined,
      issueAt: () => undefined,
      files: { list: documents, acceptOf: () => [] },
    };
    return { state, fields: agendaBy(conditionsOf(of.schema), of, answers).fields };
  }, [given, permitType, documents]);
}
