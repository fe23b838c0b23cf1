import type { CheckData } from '../shared/evaluation/fragments.js';
import { useTongue } from '../shared/language.js';
import { taskWords } from './messages.js';

const OPEN = new Set(['FAIL', 'MISSING', 'WARN']);

/** What a reason usually says: how to mend what fails, in the rules' own words. They are put into the reason and stay editable. */
export function Snippets({ checks, onPut }: { checks: readonly CheckData[]; onPut(text: string): void }) {
  const { say } = useTongue();
  const texts = checks.flatMap(({ status, title, message, fix }) => {
    const said = fix ?? message;
    return OPEN.has(status) && said ? [{ title, text: `${say(title)}: ${say(said)}` }] : [];
  });
  if (texts.length === 0) return null;
  return (
    <fieldset className="question snippets">
      <legend>{say(taskWords.SNIPPETS)}</legend>
      <div className="row">
        {texts.map(({ title, text }) => (
          <button key={text} type="button" className="button second small" title={text} onClick={() => onPut(text)}>
            {say(title)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
