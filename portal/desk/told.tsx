import { type LocalizedText, useTongue } from '../shared/language.js';
import { queueWords } from './messages.js';

export interface Told {
  taskId: string;
  messages: LocalizedText | null;
}

/** What came of an act on several tasks: the refused ones by name. */
export function ToldOf({ of }: { of: readonly Told[] }) {
  const { say } = useTongue();
  return (
    <div className={of.length > 0 ? 'notice bad' : 'notice'} role="status">
      {of.length === 0 && <p>{say(queueWords.ALL_DONE)}</p>}
      <ul>
        {of.map(({ taskId, messages }) => (
          <li key={taskId}>
            <bdi>{taskId}</bdi>: {messages && say(messages)}
          </li>
        ))}
      </ul>
    </div>
  );
}
