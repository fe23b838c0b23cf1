import { Answers } from './answers.js';
import { NOTHING_ASKED } from './asked-form.js';
import { FormContext } from './context.js';
import { type ServedForm, useFormState } from './use-form-state.js';

const NO_ISSUES: never[] = [];

/** What was filled in, by the titles and labels of its form; nothing where nothing was. */
export function Filled({ of, answers: given }: { of: ServedForm | null | undefined; answers: unknown }) {
  const answers = (given ?? {}) as Record<string, unknown>;
  const { form, agenda } = useFormState({
    of: of ?? NOTHING_ASKED,
    answers,
    issues: NO_ISSUES,
    answer: () => undefined,
  });
  if (!of || given == null) return null;
  return (
    <FormContext value={form}>
      <Answers of={agenda.fields} />
    </FormContext>
  );
}
