import { builder } from '../builder.js';
import { AnswerIssue } from './answer-issue.js';
import {
  AnswerFault,
  Diagnostic,
  Lane,
  laneOf,
  PermitStanding,
  Severity,
  StepKind,
  standingOf,
  stepKindOf,
  TimelineEvent,
  timelineEventOf,
  WorkflowStatus,
  workflowStatusOf,
} from './closed-sets.js';
import { DefinitionIssue } from './definition-report.js';
import { Evaluation } from './evaluation.js';
import { StepDefinition } from './step-definition.js';
import { WorkflowState } from './workflow-state.js';

/** What stands beside a text of old, as one of a closed set. */
builder.objectField(Evaluation, 'laneKind', (t) =>
  t.field({ type: Lane, description: '`lane` as one of a closed set.', resolve: ({ lane }) => laneOf(lane) }),
);
builder.objectField(StepDefinition, 'kind', (t) =>
  t.field({ type: StepKind, description: '`type` as one of a closed set.', resolve: ({ type }) => stepKindOf(type) }),
);
builder.objectField(WorkflowState, 'state', (t) =>
  t.field({
    type: WorkflowStatus,
    description: '`status` as one of a closed set.',
    resolve: ({ status }) => workflowStatusOf(status),
  }),
);
builder.objectField(AnswerIssue, 'fault', (t) =>
  t.expose('code', { type: AnswerFault, description: '`code` as one of a closed set.' }),
);
builder.objectFields(DefinitionIssue, (t) => ({
  level: t.expose('severity', { type: Severity, description: '`severity` as one of a closed set.' }),
  diagnostic: t.expose('code', { type: Diagnostic, description: '`code` as one of a closed set.' }),
}));
builder.prismaObjectField('Permit', 'standing', (t) =>
  t.field({
    type: PermitStanding,
    description: '`status` as one of a closed set.',
    select: { status: true },
    resolve: ({ status }) => standingOf(status),
  }),
);
builder.prismaObjectField('TimelineEntry', 'event', (t) =>
  t.field({
    type: TimelineEvent,
    description: '`type` as one of a closed set.',
    select: { type: true },
    resolve: ({ type }) => timelineEventOf(type),
  }),
);
