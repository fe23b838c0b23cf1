import { useTongue } from '../shared/language.js';
import { talkWords } from './messages.js';
import type { Conversation } from './operations.js';

interface ButtonsProps {
  ask: NonNullable<Conversation['ask']>;
  onSay(text: string): void;
  onChoose(path: string, value: unknown): void;
  /** `path`: of the field that takes the file */
  onAttach(code: string, file: File, path?: string): void;
  onPerson(): void;
}

/** What may be pressed instead of said: the choices of the question, and what people ask in between. */
export function Buttons({ ask, onSay, onChoose, onAttach, onPerson }: ButtonsProps) {
  const { say } = useTongue();
  const [path = ''] = ask.paths;
  const quiet = (text: string, act: () => void) => (
    <button key={text} type="button" className="button quiet" onClick={act}>
      {text}
    </button>
  );
  return (
    <div className="stack">
      {ask.documents.map(({ code, title }) => (
        <label key={code} className="stated">
          {say(talkWords.ATTACH({ title }))}
          <input
            type="file"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) onAttach(code, file);
            }}
          />
        </label>
      ))}
      {(ask.file !== null || ask.isArea) && (
        <label className="stated">
          {say(talkWords.ATTACH_HERE)}
          <input
            type="file"
            onChange={async ({ target }) => {
              const [file] = target.files ?? [];
              if (file && ask.isArea) onChoose(String(path), await file.text());
              else if (file) onAttach(String(ask.file), file, String(path));
            }}
          />
        </label>
      )}
      <p className="row">
        {ask.kind === 'KNOWN' && [talkWords.YES, talkWords.NO].map((text) => quiet(say(text), () => onSay(say(text))))}
        {ask.isYesNo && [
          quiet(say(talkWords.YES), () => onChoose(path, true)),
          quiet(say(talkWords.NO), () => onChoose(path, false)),
        ]}
        {ask.options.map(({ value, label }) => quiet(say(label), () => onChoose(path, value)))}
        {!ask.isNeeded && ask.kind !== 'KNOWN' && quiet(say(talkWords.SKIP), () => onSay(say(talkWords.SKIP)))}
      </p>
      <p className="row">
        {[talkWords.WHY_ASKED, talkWords.COST, talkWords.OWED].map((text) => quiet(say(text), () => onSay(say(text))))}
        {quiet(say(talkWords.PERSON), onPerson)}
      </p>
    </div>
  );
}
