import { type FormEvent, useState } from 'react';
import { useTongue } from '../shared/language.js';
import { talkWords } from './messages.js';
import { canListen, listen } from './speech.js';

interface LineProps {
  /** Whether it has come to the server. The same line sent again, by the same key, is said once. */
  onSay(text: string, key: string): Promise<boolean>;
  isBusy: boolean;
}

/** Where something is said: written, or spoken where the browser listens. What was heard is looked at before it is said. */
export function Line({ onSay, isBusy }: LineProps) {
  const { say, language } = useTongue();
  const [text, setText] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [isListening, setListening] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const line = text.trim();
    if (line === '' || isBusy) return;
    if (!(await onSay(line, key))) return;
    setText((now) => (now === text ? '' : now));
    setKey(crypto.randomUUID());
  }
  function hear() {
    setListening(true);
    listen(language, setText, () => setListening(false));
  }
  return (
    <form className="row line" onSubmit={submit}>
      <input
        type="text"
        dir="auto"
        maxLength={2_000}
        autoComplete="off"
        aria-label={say(talkWords.LINE)}
        placeholder={say(talkWords.LINE)}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit" className="button" aria-disabled={isBusy}>
        {say(talkWords.SAY)}
      </button>
      {canListen() && (
        <button type="button" className="button quiet" onClick={hear}>
          {say(isListening ? talkWords.LISTENING : talkWords.SPEAK)}
        </button>
      )}
    </form>
  );
}
