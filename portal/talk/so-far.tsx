import { Answers } from '../shared/form/answers.js';
import { FormContext } from '../shared/form/context.js';
import { useFormState } from '../shared/form/use-form-state.js';
import type { Conversation } from './operations.js';

const nothing = () => undefined;

/** The form as it fills while somebody talks. */
export function SoFar({ of }: { of: NonNullable<Conversation['application']> }) {
  const answers = of.answers as Record<string, unknown>;
  const { form, agenda } = useFormState({ of: of.permitType, answers, issues: NONE, answer: nothing });
  return (
    <FormContext value={form}>
      <Answers of={agenda.fields} />
    </FormContext>
  );
}

const NONE: readonly never[] = [];
