import { useTongue } from '../shared/language.js';
import { Question } from '../shared/work/question.js';
import { documentWords } from './messages.js';

interface CodesProps {
  of: readonly string[];
  chosen: string;
  onChoose(code: string): void;
}

/** Which of the documents is looked at. */
export function Codes({ of, chosen, onChoose }: CodesProps) {
  const { say } = useTongue();
  return (
    <div className="filters">
      <Question label={say(documentWords.CODE)}>
        {(ties) => (
          <select {...ties} value={chosen} onChange={({ target }) => onChoose(target.value)}>
            {of.map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </select>
        )}
      </Question>
    </div>
  );
}
