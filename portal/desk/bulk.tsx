import { useState } from 'react';
import { useTongue } from '../shared/language.js';
import { useAct } from '../shared/work/use-act.js';
import { queueWords } from './messages.js';
import { ClaimAll, type QueuedTask } from './operations.js';

interface Told {
  taskId: string;
  messages: { fa: string; en: string } | null;
}

/** What is done to several tasks at once; each is answered for itself. The API takes fifty at a time. */
export function Bulk({ chosen, onDone }: { chosen: readonly QueuedTask[]; onDone(): void }) {
  const { say, number } = useTongue();
  const claim = useAct(ClaimAll, ['Task', 'TaskCounts']);
  const [told, setTold] = useState<Told[]>();
  const ids = chosen.map(({ id }) => id).slice(0, 50);
  async function claimAll() {
    const done = await claim.act({ ids });
    if (!done) return;
    setTold(done.claimTasks.filter(({ code }) => code !== null));
    onDone();
  }
  return (
    <>
      {chosen.length > 0 && (
        <section className="bulk row" aria-label={say(queueWords.BULK)}>
          <strong role="status">{say(queueWords.PICKED({ count: number(chosen.length) }))}</strong>
          <button type="button" className="button" aria-disabled={claim.busy} onClick={claimAll}>
            {say(queueWords.CLAIM_ALL)}
          </button>
          <button type="button" className="button quiet" onClick={onDone}>
            {say(queueWords.PICK_NONE)}
          </button>
        </section>
      )}
      {claim.refusal}
      {told && (
        <div className={told.length > 0 ? 'notice bad' : 'notice'} role="status">
          {told.length === 0 && <p>{say(queueWords.CLAIMED_ALL)}</p>}
          <ul>
            {told.map(({ taskId, messages }) => (
              <li key={taskId}>
                <bdi>{taskId}</bdi>: {messages && say(messages)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
