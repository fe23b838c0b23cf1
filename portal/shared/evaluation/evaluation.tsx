import { useTongue } from '../language.js';
import { Checks } from './checks.js';
import { FeeLines } from './fee-lines.js';
import type { EvaluationData } from './fragments.js';
import { evaluationWords, outcomeWords } from './messages.js';
import { Regulations } from './regulations.js';
import { ValuesOf } from './values.js';

const GROUND = { CLEAN: 'notice', INCOMPLETE: 'notice waits', BLOCKED: 'notice bad', REFERRAL: 'notice waits' };

/** What an analysis says: what fails first, then the regulations and every line of the fees. */
export function EvaluationShown({ evaluation, formSchema }: { evaluation: EvaluationData; formSchema: unknown }) {
  const { say, code, number } = useTongue();
  const listed = (plots: string[]) => plots.map(code).join(' · ');
  const { outcome, checks, regulations, feeLines, total, currency, plots } = evaluation;
  return (
    <ValuesOf formSchema={formSchema}>
      <p className={GROUND[outcome]}>{say(outcomeWords[outcome])}</p>
      <Checks checks={checks} />
      {plots && (
        <p className="notice">
          {say(evaluationWords.PLOTS({ ended: listed(plots.ended), begun: listed(plots.begun) }))}
        </p>
      )}
      <h2>{say(evaluationWords.FEES)}</h2>
      <FeeLines lines={feeLines} total={total} currency={currency} />
      {regulations.length > 0 && (
        <details>
          <summary>{say(evaluationWords.REGULATIONS({ count: number(regulations.length) }))}</summary>
          <Regulations of={regulations} />
        </details>
      )}
    </ValuesOf>
  );
}
