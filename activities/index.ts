import type { Logger } from 'pino';
import type { CaseNow } from '../cases/case-now.js';
import type { Activities } from '../workflows/activities.js';
import type { Transition } from '../workflows/transition.js';
import { type Connector, createServiceActivities } from './call-service.js';
import { createDecidingActivities } from './decide-by-policy.js';
import { createEvaluationActivities } from './evaluate.js';
import { prepareGrant } from './grant-obstacles.js';
import { mustBeGrantable } from './granting.js';
import { createAppealActivities } from './look-up-appeal.js';
import { createNoticeActivities } from './notice-responses.js';
import { createRecordTransition } from './record-transition.js';
import { createSenderActivities, type SenderTrust } from './senders.js';
import { createStandingActivities } from './standing.js';
import type { TransitionDependencies } from './transition-dependencies.js';

export type ActivityDependencies = TransitionDependencies & {
  connectors: Record<string, Connector>;
  decisions: SenderTrust;
  log?: Logger;
};

/** Every activity of the worker, over what it needs. */
export function createActivities(deps: ActivityDependencies): Activities {
  const prepared = async (transition: Transition, now: CaseNow) => {
    await mustBeGrantable(deps.catalogue, transition, now);
    return prepareGrant(deps, now);
  };
  return {
    ...createEvaluationActivities(deps),
    ...createDecidingActivities(deps),
    ...createRecordTransition({ ...deps, mustBeGrantable: prepared }),
    ...createSenderActivities(deps, deps.decisions),
    ...createServiceActivities(deps),
    ...createStandingActivities(deps),
    ...createAppealActivities(deps),
    ...createNoticeActivities(deps),
  };
}
