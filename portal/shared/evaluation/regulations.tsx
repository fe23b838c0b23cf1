import { persianValue } from '../../../forms/persian.js';
import { useTongue } from '../language.js';
import type { EvaluationData } from './fragments.js';
import { evaluationWords } from './messages.js';

/** What is allowed on a plot, each with its law. */
export function Regulations({ of }: { of: EvaluationData['regulations'] }) {
  const { say, language } = useTongue();
  return (
    <dl className="facts">
      {of.map(({ id, title, value, note, basis, illustrative }) => (
        <div className="fact" key={id}>
          <dt>{say(title)}</dt>
          <dd>
            <bdi>{language === 'fa' ? persianValue(value) : value}</bdi> {note && <small>{say(note)}</small>}{' '}
            {illustrative && <small>({say(evaluationWords.ILLUSTRATIVE)})</small>}
            {basis && !illustrative && <small className="help">{say(evaluationWords.BASIS({ basis }))}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
