import { type CaseState, workflowIdOf } from '../../cases/messenger.js';
import { builder } from '../builder.js';

export const WorkflowState = builder.objectRef<CaseState>('WorkflowState').implement({
  description: 'Read live from the workflow.',
  fields: (t) => ({
    workflowId: t.exposeID('workflowId', { description: '`application/REFERENCE`.' }),
    runId: t.exposeID('runId', { description: 'Of the workflow’s present run; empty before the first filing.' }),
    status: t.exposeString('status', { description: 'As Temporal names it; NOT_STARTED before the first filing.' }),
    waitingFor: t.exposeStringList('waitingFor', {
      description: 'Names of the tasks, signals and timers that it waits for.',
    }),
    historyLength: t.exposeInt('historyLength', {
      description: 'Events in the history of the workflow’s present run.',
    }),
  }),
});

/** A draft has no workflow yet. */
export function notStarted(reference: string): CaseState {
  return { workflowId: workflowIdOf(reference), runId: '', status: 'NOT_STARTED', waitingFor: [], historyLength: 0 };
}
