import { useEffect, useId, useRef, useState } from 'react';
import { PERSIAN_QUESTION_MARK } from '../../../forms/persian.js';
import { type LocalizedText, useTongue } from '../language.js';
import { shortcutWords } from './messages.js';

export interface Shortcut {
  /** as `KeyboardEvent.key` gives it; the key of the same place counts where the keyboard writes Persian */
  key: string;
  does: LocalizedText;
  run(): void;
}

const KEPT = 'shortcuts';
const areOn = () => {
  try {
    return localStorage.getItem(KEPT) !== 'off';
  } catch {
    return true;
  }
};

/** Where letters are typed they are letters. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, select, dialog') !== null;

/** Single keys of a page, and the overlay that names them (`?`). They can be turned off, as for who speaks to the machine. */
export function Shortcuts({ of: shortcuts }: { of: readonly Shortcut[] }) {
  const { say } = useTongue();
  const [on, setOn] = useState(areOn);
  const dialog = useRef<HTMLDialogElement>(null);
  const now = useRef(shortcuts);
  now.current = shortcuts;
  const id = useId();
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?' || event.key === PERSIAN_QUESTION_MARK) return dialog.current?.showModal();
      const letter = event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : event.key;
      const found = now.current.find(({ key }) => key === event.key || key === letter);
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [on]);
  function turn(chosen: boolean) {
    setOn(chosen);
    try {
      localStorage.setItem(KEPT, chosen ? 'on' : 'off');
    } catch {
      // Storage is closed; the choice holds for this page.
    }
  }
  return (
    <>
      <button type="button" className="button quiet" onClick={() => dialog.current?.showModal()}>
        {say(shortcutWords.OPEN)}
      </button>
      <dialog ref={dialog} aria-labelledby={id} className="card">
        <h2 id={id}>{say(shortcutWords.HELP)}</h2>
        <dl className="facts keys">
          {[...shortcuts, { key: '?', does: shortcutWords.THIS }].map(({ key, does }) => (
            <div key={key} className="fact">
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{say(does)}</dd>
            </div>
          ))}
        </dl>
        <label className="choice">
          <input type="checkbox" checked={on} onChange={({ target }) => turn(target.checked)} />
          {say(shortcutWords.ON)}
        </label>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {say(shortcutWords.CLOSE)}
        </button>
      </dialog>
    </>
  );
}
