import { useMemo } from 'react';
import { type AskedField, agendaBy } from '../../forms/agenda/look.js';
import type { Schema } from '../../forms/expression/schema.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { conditionsOf } from '../shared/form/conditions.js';
import type { FormState } from '../shared/form/context.js';
import { useNames } from '../shared/form/names.js';
import type { DeskTask } from './operations.js';

export interface StatedForm {
  state: FormState;
  fields: AskedField[];
}

/** What a case states, with the form that asks for it. */
export function useStated({ answers: given, permitType, documents }: DeskTask['application']): StatedForm {
  const { code, version } = permitType;
  const source = useMemo(() => ({ permitType: code, version }), [code, version]);
  const schema = useNames(permitType.formSchema as Schema, given, source);
  return useMemo(() => {
    const answers = given as Record<string, unknown>;
    const of = { schema, ui: permitType.uiSchema } as FormDefinition['form'];
    const state: FormState = {
      ...of,
      answers,
      answer: () => undefined,
      issueAt: () => undefined,
      files: { list: documents, acceptOf: () => [] },
    };
    return { state, fields: agendaBy(conditionsOf(of.schema), of, answers).fields };
  }, [given, schema, permitType.uiSchema, documents]);
}
