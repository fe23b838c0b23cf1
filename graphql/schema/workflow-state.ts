import { type CaseState, workflowIdOf } from '../../cases/messenger.js';
import { builder } from '../builder.js';

export const WorkflowState = builder.objectRef<CaseState>('WorkflowState').implement({
  description: 'Read live from the workflow.',
  fields: (t) => ({
    workflowId: t.exposeID('workflowId'),
    runId: t.exposeID('runId'),
    status: t.exposeString('status', { description: 'As Temporal names it; NOT_STARTED before the first filing.' }),
    waitingFor: t.exposeStringList('waitingFor'),
    historyLength: t.exposeInt('historyLength'),
  }),
});

/** A draft has no workflow yet. */
export function notStarted(reference: string): CaseState {
  return { workflowId: workflowIdOf(reference), runId: '', status: 'NOT_STARTED', waitingFor: [], historyLength: 0 };
}
