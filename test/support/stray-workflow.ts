import { sleep } from '@temporalio/workflow';

/** Under the name of the product's own: a history that the product's code does not replay. */
export async function permitApplication(): Promise<void> {
  await sleep('1 day');
}
