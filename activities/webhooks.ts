import { Context } from '@temporalio/activity';
import { readForEndpoint } from '../city/webhooks/read.js';
import { type SendingDependencies, sendToEndpoint } from '../city/webhooks/send.js';
import type { WebhookActivities } from '../workflows/upkeep-activities.js';
import { withHeartbeat } from './heartbeat.js';

export function createWebhookActivities(deps: SendingDependencies & { logDays: number }): WebhookActivities {
  return {
    readWebhookEvents: (request) => readForEndpoint(deps, request),
    sendWebhooks(request) {
      const context = Context.current();
      const now = new Date(context.info.currentAttemptScheduledTimestampMs);
      return withHeartbeat(() => sendToEndpoint(deps, request, { now, gone: context.cancellationSignal }));
    },
  };
}
