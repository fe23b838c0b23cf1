import { useAskedForm } from '../shared/form/asked-form.js';
import { type LocalizedText, useTongue } from '../shared/language.js';
import { taskWords } from './messages.js';
import type { DeskTask } from './operations.js';

interface Issue {
  path: string;
  message: LocalizedText;
}

/** What whoever decides fills in. It is kept by the page until it is sent; what is wrong then stands at its question. */
export function useWorkForm({ form: of }: DeskTask, refused: readonly Issue[]) {
  const { say } = useTongue();
  const { answers, isBegun, fields } = useAskedForm(of, refused);
  return {
    /** what to send with an outcome; where it is needed, all of it is filled in */
    answersFor: (isNeeded: boolean) => (of && (isBegun || isNeeded) ? answers : null),
    shown: of && (
      <section aria-labelledby="findings">
        <h3 id="findings">{say(taskWords.FINDINGS)}</h3>
        {fields}
      </section>
    ),
  };
}
