import { type LocalizedText, useTongue } from '../shared/language.js';
import { talkWords } from './messages.js';

interface PossibleProps {
  of: readonly LocalizedText[];
  onSay(text: string): void;
}

/** What may be done now, a button for each: pressing it says its title. */
export function Possible({ of, onSay }: PossibleProps) {
  const { say } = useTongue();
  return (
    <section aria-label={say(talkWords.POSSIBLE)}>
      <p>{say(talkWords.POSSIBLE)}</p>
      <p className="row">
        {[talkWords.WHERE, ...of].map((title) => (
          <button key={title.en} type="button" className="button quiet" onClick={() => onSay(say(title))}>
            {say(title)}
          </button>
        ))}
      </p>
    </section>
  );
}
