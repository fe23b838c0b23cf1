import { useTongue } from '../shared/language.js';
import { integrateWords } from './messages.js';

/** What signs the messages of an endpoint: the server tells it once. */
export function Secret({ of }: { of: string }) {
  const { say } = useTongue();
  return (
    <div className="notice waits" role="status">
      <p>{say(integrateWords.SECRET)}</p>
      <p>
        <bdi className="code-text">{of}</bdi>
      </p>
    </div>
  );
}
