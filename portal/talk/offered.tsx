import { useTongue } from '../shared/language.js';
import { talkWords } from './messages.js';
import type { Conversation } from './operations.js';

interface OfferedProps {
  of: NonNullable<Conversation['offer']>;
  isBusy: boolean;
  onAgree(hash: string): void;
  onLeave(): void;
}

/** An act that waits for a confirmation: what it would do, and the two buttons. */
export function Offered({ of, isBusy, onAgree, onLeave }: OfferedProps) {
  const { say } = useTongue();
  return (
    <section className="notice">
      <p>{say(of.text)}</p>
      <p className="row">
        <button type="button" className="button" aria-disabled={isBusy} onClick={() => onAgree(of.hash)}>
          {say(talkWords.AGREE)}
        </button>
        <button type="button" className="button quiet" onClick={onLeave}>
          {say(talkWords.NOT_NOW)}
        </button>
      </p>
    </section>
  );
}
