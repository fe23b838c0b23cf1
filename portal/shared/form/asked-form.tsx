import { type ReactNode, useMemo, useState } from 'react';
import type { LocalizedText } from '../language.js';
import { FormContext } from './context.js';
import { Fields } from './field.js';
import { withValue } from './paths.js';
import { type ServedForm, useFormState } from './use-form-state.js';

interface Issue {
  path: string;
  message: LocalizedText;
}

export const NOTHING_ASKED: ServedForm = { formSchema: { type: 'object' }, uiSchema: {} };

/**
 * A form beside an act, as on work, of an invitation, a notice or a signal: kept by the page until it is sent. What the server has against
 * it, under `below` of what was sent, then stands at its question.
 */
export function useAskedForm(
  of: ServedForm | null | undefined,
  refused: readonly Issue[],
  below = 'answers',
): { answers: Record<string, unknown>; isBegun: boolean; fields: ReactNode } {
  const [answers, setAnswers] = useState<Record<string, unknown>>({});
  const issues = useMemo(() => {
    const start = new RegExp(`^${below}\\.?`);
    return refused.map((issue) => ({ ...issue, path: issue.path.replace(start, '') }));
  }, [refused, below]);
  const answer = (path: string, value: unknown) => setAnswers((given) => withValue(given, path, value));
  const { form, agenda } = useFormState({ of: of ?? NOTHING_ASKED, answers, issues, answer });
  return {
    answers,
    isBegun: Object.keys(answers).length > 0,
    fields: of ? (
      <FormContext value={form}>
        <Fields of={agenda.fields} />
      </FormContext>
    ) : null,
  };
}
