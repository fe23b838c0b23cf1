import { useMemo, useState } from 'react';
import { FormContext } from '../shared/form/context.js';
import { Fields } from '../shared/form/field.js';
import { withValue } from '../shared/form/paths.js';
import { useFormState } from '../shared/form/use-form-state.js';
import { type LocalizedText, useTongue } from '../shared/language.js';
import { taskWords } from './messages.js';
import type { DeskTask } from './operations.js';

interface Issue {
  path: string;
  message: LocalizedText;
}

const NOTHING = { formSchema: { type: 'object' }, uiSchema: {} };
const BELOW = /^answers\.?/;

/** What whoever decides fills in. It is kept by the page until it is sent; what is wrong then stands at its question. */
export function useWorkForm({ form: of, step, application }: DeskTask, refused: readonly Issue[]) {
  const { say } = useTongue();
  const [answers, setAnswers] = useState<Record<string, unknown>>({});
  const issues = useMemo(() => refused.map((issue) => ({ ...issue, path: issue.path.replace(BELOW, '') })), [refused]);
  const answer = (path: string, value: unknown) => setAnswers((given) => withValue(given, path, value));
  const { code, version } = application.permitType;
  const source = useMemo(() => ({ permitType: code, version, step: step.id }), [code, version, step.id]);
  const { form, agenda } = useFormState({ of: of ?? NOTHING, answers, issues, answer, source });
  const isBegun = Object.keys(answers).length > 0;
  return {
    /** what to send with an outcome; where it is needed, all of it is filled in */
    answersFor: (isNeeded: boolean) => (of && (isBegun || isNeeded) ? answers : null),
    shown: of && (
      <section aria-labelledby="findings">
        <h3 id="findings">{say(taskWords.FINDINGS)}</h3>
        <FormContext value={form}>
          <Fields of={agenda.fields} />
        </FormContext>
      </section>
    ),
  };
}
