import '../../workflows/untraced-promises.js';
import { ApplicationFailure, sleep } from '@temporalio/workflow';

/** Ends with a failure that says where it was thrown. */
export async function failsInTheOpen(): Promise<void> {
  await sleep(1);
  throw ApplicationFailure.nonRetryable('in the open');
}

/** Fails in a promise that nobody waits for. */
export async function failsUnseen(): Promise<void> {
  void sleep(1).then(() => {
    throw new Error('unseen');
  });
  await sleep('1 day');
}
