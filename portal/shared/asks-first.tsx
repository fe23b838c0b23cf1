import { type ReactNode, useId, useRef } from 'react';
import { useTongue } from './language.js';
import { stateWords } from './messages/shell.js';

interface AsksFirstProps {
  /** on the button that opens it, and as its heading */
  title: string;
  /** what will happen */
  children: ReactNode;
  onYes(): void;
}

/** A button for what cannot be taken back: it says what will happen and does it once that was confirmed. */
export function AsksFirst({ title, children, onYes }: AsksFirstProps) {
  const { say } = useTongue();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  return (
    <>
      <button type="button" className="button second" onClick={() => dialog.current?.showModal()}>
        {title}
      </button>
      <dialog ref={dialog} aria-labelledby={id} className="card">
        <h2 id={id}>{title}</h2>
        {children}
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => {
              dialog.current?.close();
              onYes();
            }}
          >
            {title}
          </button>
          <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
            {say(stateWords.LEAVE_IT)}
          </button>
        </div>
      </dialog>
    </>
  );
}
