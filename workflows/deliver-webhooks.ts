import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { WebhookActivities } from './upkeep-activities.js';
import { type KeptQueue, WebhookQueue } from './webhook-queue.js';

/** There may be something new, or the endpoint was changed: a hint to look. */
export const wakeWebhooksSignal = defineSignal('wake');

/** What the run before knew; nothing at first. */
export interface WebhookRun {
  /** id */
  endpoint: string;
  round?: number;
  /** how far the journal was read */
  after?: string;
  queue?: KeptQueue;
}

const { readWebhookEvents, sendWebhooks } = proxyActivities<WebhookActivities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Nobody may have said that there is something new. */
const LOOKS_AGAIN = 3_600_000;
const MOST_EVENTS = 2_000;

/**
 * Tells one endpoint of everything that it wants, case by case in order, for as long as it is active. What was delivered, and
 * from where to begin anew, stands in the database: this keeps only what is on its way.
 */
export async function deliverWebhooks(run: WebhookRun): Promise<void> {
  const { endpoint } = run;
  const queue = new WebhookQueue(() => Math.random(), run.queue);
  let { round, after } = run;
  let isWoken = true;
  setHandler(wakeWebhooksSignal, () => {
    isWoken = true;
  });
  for (;;) {
    if (isWoken && !queue.isFull) {
      isWoken = false;
      const page = await readWebhookEvents({
        endpoint,
        ...(round !== undefined && { round, after, safe: queue.safePlace(after) }),
      });
      if (!page) return;
      if (page.round !== round) queue.clear();
      queue.add(page.from, page.events, Date.now());
      ({ round, upTo: after } = page);
      if (page.hasMore) isWoken = true;
    }
    const cases = queue.due(Date.now());
    if (cases.length > 0) {
      const sent = await sendWebhooks({ endpoint, round: round ?? 0, cases });
      if (!sent) return;
      if (sent === 'elsewhere') {
        queue.clear();
        isWoken = true;
      } else queue.settle(sent, Date.now());
      // What is done is noted with the next look at the journal.
      if (queue.nextAt === undefined) isWoken = true;
    }
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    if (historyLength > MOST_EVENTS || continueAsNewSuggested) {
      return continueAsNew<typeof deliverWebhooks>({
        endpoint,
        ...(round !== undefined && { round }),
        ...(after !== undefined && { after }),
        queue: queue.kept,
      });
    }
    const pause = Math.max(1, (queue.nextAt ?? Date.now() + LOOKS_AGAIN) - Date.now());
    if (pause > 1) {
      const woken = await condition(() => isWoken && !queue.isFull, pause);
      if (!woken && queue.nextAt === undefined) isWoken = true;
    }
  }
}
