import { useTongue } from '../language.js';
import { ExplanationTree } from './explanation-tree.js';
import type { EvaluationData } from './fragments.js';
import { evaluationWords } from './messages.js';

/** Every line of the calculation with its law, and how its amount came about. */
export function FeeLines({ lines, total }: { lines: EvaluationData['feeLines']; total: string }) {
  const { say, rials, basis: law } = useTongue();
  if (lines.length === 0) return <p>{say(evaluationWords.NO_FEES)}</p>;
  return (
    <ul className="plain">
      {lines.map(({ code, title, amount, explanation, ...rests }) => (
        <li key={code} className="fee">
          <p className="row spread">
            <span>{say(title)}</span>
            <strong>{rials(amount)}</strong>
          </p>
          {law(rests) && <small>{say(evaluationWords.BASIS({ basis: law(rests) ?? '' }))}</small>}
          <details>
            <summary>{say(evaluationWords.WHY)}</summary>
            <ExplanationTree of={explanation} />
          </details>
        </li>
      ))}
      <li className="fee">
        <p className="row spread">
          <strong>{say(evaluationWords.TOTAL)}</strong>
          <strong>{rials(total)}</strong>
        </p>
      </li>
    </ul>
  );
}
