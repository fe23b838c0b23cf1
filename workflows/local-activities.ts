import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from './activities.js';

/** The activities that run inside a workflow task of their case. */
export const local = proxyLocalActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  localRetryThreshold: '1 minute',
  retry: { initialInterval: '100 milliseconds', maximumInterval: '15 seconds' },
});
