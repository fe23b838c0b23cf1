import type { Logger } from 'pino';
import type { Activities } from '../workflows/activities.js';
import { type Connector, createServiceActivities } from './call-service.js';
import { createEvaluationActivities } from './evaluate.js';
import { mustBeGrantable } from './granting.js';
import { createRecordTransition, type TransitionDependencies } from './record-transition.js';
import { createSenderActivities, type SenderTrust } from './senders.js';
import { createStandingActivities } from './standing.js';

export type ActivityDependencies = TransitionDependencies & {
  connectors: Record<string, Connector>;
  decisions: SenderTrust;
  log?: Logger;
};

/** Every activity of the worker, over what it needs. */
export function createActivities(deps: ActivityDependencies): Activities {
  return {
    ...createEvaluationActivities(deps),
    ...createRecordTransition({ ...deps, mustBeGrantable: (transition) => mustBeGrantable(deps, transition) }),
    ...createSenderActivities(deps.prisma, deps.decisions),
    ...createServiceActivities(deps),
    ...createStandingActivities(deps),
  };
}
