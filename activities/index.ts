import { type Connector, createServiceActivities } from './call-service.js';
import { createEvaluationActivities } from './evaluate.js';
import { createRecordTransition, type TransitionDependencies } from './record-transition.js';
import { createSenderActivities } from './senders.js';
import type { Activities } from './types.js';

export type ActivityDependencies = TransitionDependencies & { connectors: Record<string, Connector> };

/** Every activity of the worker, over what it needs. */
export function createActivities(deps: ActivityDependencies): Activities {
  return {
    ...createEvaluationActivities(deps),
    ...createRecordTransition(deps),
    ...createSenderActivities(deps.prisma),
    ...createServiceActivities(deps),
  };
}
