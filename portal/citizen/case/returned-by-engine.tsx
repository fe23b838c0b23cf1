import { Failing, failingOf } from '../../shared/evaluation/checks.js';
import { evaluationWords } from '../../shared/evaluation/messages.js';
import { ValuesOf } from '../../shared/evaluation/values.js';
import { useTongue } from '../../shared/language.js';
import type { Case } from './operations.js';

/** Why nobody has looked at it yet: what the analysis has found, which nobody has written a word about. */
export function ReturnedByEngine({ of: { status, corrections, evaluation, permitType } }: { of: Case }) {
  const { say } = useTongue();
  const failing = failingOf(evaluation?.checks ?? []);
  if (status !== 'RETURNED' || corrections.length > 0 || failing.length === 0) return null;
  return (
    <section>
      <h2>{say(evaluationWords.FAILING)}</h2>
      <ValuesOf formSchema={permitType.formSchema}>
        <Failing checks={failing} />
      </ValuesOf>
    </section>
  );
}
