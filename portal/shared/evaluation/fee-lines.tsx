import { useTongue } from '../language.js';
import { ExplanationTree } from './explanation-tree.js';
import type { EvaluationData } from './fragments.js';
import { evaluationWords } from './messages.js';

interface FeeLinesProps {
  lines: EvaluationData['feeLines'];
  total: string;
  currency: EvaluationData['currency'];
}

/** Every line of the calculation with its law, and how its amount came about. */
export function FeeLines({ lines, total, currency }: FeeLinesProps) {
  const { say, money, basis: law } = useTongue();
  if (lines.length === 0) return <p>{say(evaluationWords.NO_FEES)}</p>;
  return (
    <ul className="plain">
      {lines.map(({ code, title, amount, explanation, ...rests }) => (
        <li key={code} className="fee">
          <p className="row spread">
            <span>{say(title)}</span>
            <strong>{money(amount, currency)}</strong>
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
          <strong>{money(total, currency)}</strong>
        </p>
      </li>
    </ul>
  );
}
