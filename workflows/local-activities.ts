import { patched, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from './activities.js';

const begin = proxyLocalActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  localRetryThreshold: '1 minute',
  retry: { initialInterval: '100 milliseconds', maximumInterval: '15 seconds' },
});

/** The activities that run inside a workflow task of their case. */
export type LocalActivities = Omit<Activities, 'callService'>;

/** Marks a history in which local activities have waited for one another. */
const ONE_AT_A_TIME = 'local-activities-one-at-a-time';

/**
 * The queue through which every local activity of a case goes. Two in flight together resolve in the order in which
 * they complete, and at a replay in the order in which they were begun: then the case would live another life. A case
 * that began when there was no queue may have a history in which they did not wait.
 */
export function createLocalActivities(fromItsBeginning: boolean): LocalActivities {
  let pending = 0;
  let tail: Promise<unknown> = Promise.resolve();

  function run<T>(activity: () => Promise<T>): Promise<T> {
    // Asked only where it matters: one that finds the queue empty begins at once, as in every history before there was one.
    const waits = pending > 0 && (fromItsBeginning || patched(ONE_AT_A_TIME));
    pending += 1;
    const done = waits ? tail.then(activity) : activity();
    const over = () => {
      pending -= 1;
    };
    const before = tail;
    tail = done.then(over, over).then(() => before);
    return done;
  }

  const queued =
    <Request, Answer>(activity: (request: Request) => Promise<Answer>) =>
    (request: Request): Promise<Answer> =>
      run(() => activity(request));

  return {
    evaluateSubmission: queued(begin.evaluateSubmission),
    clearReferrals: queued(begin.clearReferrals),
    decideByPolicy: queued(begin.decideByPolicy),
    lookUpAppeal: queued(begin.lookUpAppeal),
    countNoticeResponses: queued(begin.countNoticeResponses),
    recordTransition: queued(begin.recordTransition),
    lookUpSender: queued(begin.lookUpSender),
    lookUpWorker: queued(begin.lookUpWorker),
    checkSeal: queued(begin.checkSeal),
    checkSignal: queued(begin.checkSignal),
    readStanding: queued(begin.readStanding),
    lookAtRows: queued(begin.lookAtRows),
    parkCase: queued(begin.parkCase),
  };
}
