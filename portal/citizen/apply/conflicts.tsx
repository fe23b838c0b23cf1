import { persianDigits } from '../../../forms/persian.js';
import { useTongue } from '../../shared/language.js';
import type { Conflict } from '../../shared/outbox/merge.js';
import { conflictWords } from './messages.js';

interface ConflictsProps {
  of: readonly Conflict[];
  titleOf(path: string): string;
  settle(path: string, value: unknown): void;
}

/** What was changed on two devices, differently: neither is thrown away before the person has said which counts. */
export function Conflicts({ of, titleOf, settle }: ConflictsProps) {
  const { say, language } = useTongue();
  if (of.length === 0) return null;
  const shown = (value: unknown) => {
    if (value === undefined) return say(conflictWords.NOTHING);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return language === 'fa' ? persianDigits(text) : text;
  };
  return (
    <section className="notice waits" role="alert">
      <h2>{say(conflictWords.TITLE)}</h2>
      <p>{say(conflictWords.WHY)}</p>
      {of.map(({ path, ours, theirs }) => (
        <div key={path} className="question">
          <p>
            <strong>{titleOf(path)}</strong>
          </p>
          <div className="row">
            <button type="button" className="button second" onClick={() => settle(path, ours)}>
              {say(conflictWords.HERE({ value: shown(ours) }))}
            </button>
            <button type="button" className="button second" onClick={() => settle(path, theirs)}>
              {say(conflictWords.THERE({ value: shown(theirs) }))}
            </button>
          </div>
        </div>
      ))}
    </section>
  );
}
