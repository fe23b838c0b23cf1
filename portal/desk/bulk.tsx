import { useState } from 'react';
import { useTongue } from '../shared/language.js';
import { useAct } from '../shared/work/use-act.js';
import { Assign } from './assign.js';
import { queueWords } from './messages.js';
import { ClaimAll, type QueuedTask } from './operations.js';
import { type Told, ToldOf } from './told.js';

/** What is done to several tasks at once; each is answered for itself. The API takes fifty at a time. */
export function Bulk({ chosen, onDone }: { chosen: readonly QueuedTask[]; onDone(): void }) {
  const { say, number } = useTongue();
  const claim = useAct(ClaimAll, ['Task', 'TaskCounts']);
  const [told, setTold] = useState<Told[]>();
  const ids = chosen.map(({ id }) => id).slice(0, 50);
  const mayAssign = chosen.some(({ allowedActions }) => allowedActions.includes('REASSIGN_TASK'));
  function tell(refused: Told[]) {
    setTold(refused);
    onDone();
  }
  async function claimAll() {
    const done = await claim.act({ ids });
    if (done) tell(done.claimTasks.filter(({ code }) => code !== null));
  }
  return (
    <>
      {chosen.length > 0 && (
        <section className="bulk" aria-label={say(queueWords.BULK)}>
          <div className="row">
            <strong role="status">{say(queueWords.PICKED({ count: number(chosen.length) }))}</strong>
            <button type="button" className="button" aria-disabled={claim.busy} onClick={claimAll}>
              {say(queueWords.CLAIM_ALL)}
            </button>
            <button type="button" className="button quiet" onClick={onDone}>
              {say(queueWords.PICK_NONE)}
            </button>
          </div>
          {mayAssign && (
            <details>
              <summary>{say(queueWords.ASSIGN)}</summary>
              <Assign ids={ids} onDone={tell} />
            </details>
          )}
        </section>
      )}
      {claim.refusal}
      {told && <ToldOf of={told} />}
    </>
  );
}
