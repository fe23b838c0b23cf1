import { checkAnswers } from '../../forms/answers/check-answers.js';
import type { Step } from '../../forms/language/step.js';
import { workFormOf } from '../../forms/work-forms.js';
import { UsageError } from '../../runtime/usage-error.js';

/** What people of a simulated case say on their work, kept out of the workflow as the database keeps it. */
export class FilledIn {
  /** by what stands for it in messages */
  readonly words = new Map<string, string>();

  /** What a decision names as filled in, held to the form of its step or body. Throws with what is wrong. */
  fillIn(
    step: Step | undefined,
    { body, isNeeded }: { body?: string | undefined; isNeeded: boolean },
    given: unknown,
  ): { answers?: string } {
    const form = step && workFormOf(step, body);
    if (!form || (given === undefined && !isNeeded)) return {};
    const { answers, issues } = checkAnswers({ form }, given ?? {});
    if (issues.length > 0) {
      const problems = issues.map(({ path, message }) => `${path}: ${message.en}`).join('\n');
      throw new UsageError(
        `The answers at ${step.id} do not fit its form; give them in \`results\` of the example, or as JSON behind the deed.\n${problems}`,
      );
    }
    return this.keep(answers);
  }

  /** Keeps what somebody says; gives what stands for it. */
  keep(said: unknown): { answers?: string } {
    if (said === undefined) return {};
    const id = `filled ${this.words.size + 1}`;
    this.words.set(id, JSON.stringify(said));
    return { answers: id };
  }
}
