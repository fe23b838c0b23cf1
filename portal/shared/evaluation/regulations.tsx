import { useTongue } from '../language.js';
import type { EvaluationData } from './fragments.js';
import { evaluationWords } from './messages.js';
import { useValue } from './values.js';

/** What is allowed on a plot, each with its law. */
export function Regulations({ of }: { of: EvaluationData['regulations'] }) {
  const { say, basis: law } = useTongue();
  const shown = useValue();
  return (
    <dl className="facts">
      {of.map(({ id, title, value, note, illustrative, ...rests }) => (
        <div className="fact" key={id}>
          <dt>{say(title)}</dt>
          <dd>
            <bdi>{shown(value)}</bdi> {note && <small>{say(note)}</small>}{' '}
            {illustrative && <small>({say(evaluationWords.ILLUSTRATIVE)})</small>}
            {law(rests) && !illustrative && (
              <small className="help">{say(evaluationWords.BASIS({ basis: law(rests) ?? '' }))}</small>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
