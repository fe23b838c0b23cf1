import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { activitySeconds, decisions, transitions } from '../runtime/metrics.js';
import type { Transition } from '../workflows/transition.js';

/** Measures every try of an activity; a transition that was recorded is counted, and the decisions in it. */
export const measured: ActivityInterceptorsFactory = ({ info }) => ({
  inbound: {
    async execute(input, next) {
      const end = activitySeconds.startTimer({ activity: info.activityType });
      try {
        const result = await next(input);
        end({ result: 'done' });
        if (info.activityType === 'recordTransition') count(input.args[0] as Transition);
        return result;
      } catch (error) {
        end({ result: 'failed' });
        throw error;
      }
    },
  },
});

function count({ status, changed }: Transition): void {
  transitions.inc({ status });
  for (const change of changed) {
    if ('outcome' in change && change.outcome) decisions.inc({ outcome: change.outcome });
  }
}
