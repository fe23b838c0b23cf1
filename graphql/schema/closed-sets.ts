import { timelineMessages } from '../../city/notices/messages.js';
import { answerCodes } from '../../forms/answers/codes.js';
import { diagnostics } from '../../forms/diagnostics/codes.js';
import { Step } from '../../forms/language/step.js';
import { builder } from '../builder.js';
import { described } from '../described.js';

/**
 * Sets that the API told as text before. The text stays, since clients are built on it; beside it stands a field of one of
 * these. What a newer version wrote into a row, and what a city names by itself, is OTHER here.
 */
const OTHER = 'Another one, which the text beside it names.';

/** The value of an enum for a text that a row or a document holds. */
export const oneOf =
  <T extends string>(values: readonly T[]) =>
  (text: string): T | 'OTHER' =>
    (values as readonly string[]).includes(text) ? (text as T) : 'OTHER';

const capitals = (text: string) => text.toUpperCase().replaceAll('-', '_');

const LANES = {
  APPLICANT: 'To the applicant: something is missing or forbidden.',
  REFERRAL: 'To a body that has to clear the case.',
  SUPERVISED: 'To people who decide it.',
  AUTO: 'The engine decides it, as its permit type says.',
  INSTANT: 'It is granted at once, as its permit type says.',
};
export const Lane = builder.enumType('Lane', {
  description: 'Who decides a case, as its outcome and the rules say. A permit type may name lanes of its own.',
  values: described<keyof typeof LANES | 'OTHER'>({ ...LANES, OTHER }),
});
export const laneOf = (lane: string) => oneOf(Object.keys(LANES) as (keyof typeof LANES)[])(capitals(lane));

type StepType = Step['type'];
const STEPS = Object.fromEntries(
  Step.options.map(({ shape: { type } }) => [capitals(type.value), type.description ?? '']),
) as Record<Uppercase<StepType>, string>;
export const StepKind = builder.enumType('StepKind', {
  description: 'What a step does.',
  values: described<Uppercase<StepType> | 'OTHER'>({ ...STEPS, OTHER }),
});
/** A task on the finding of an audit is of its own type. */
export const stepKindOf = (type: string) =>
  oneOf(Object.keys(STEPS) as Uppercase<StepType>[])(capitals(type.replace(/^audit-.*/, 'audit')));

const WORKFLOWS = {
  NOT_STARTED: 'A draft that was never filed has none yet.',
  RUNNING: 'It goes on, or waits.',
  PAUSED: 'An operator holds it.',
  COMPLETED: 'The case is over.',
  FAILED: 'A fault ended it; operators have to look.',
  CANCELLED: 'An operator cancelled it.',
  TERMINATED: 'An operator ended it by force.',
  CONTINUED_AS_NEW: 'It goes on in another run.',
  TIMED_OUT: 'It ran out of time.',
};
export const WorkflowStatus = builder.enumType('WorkflowStatus', {
  description: 'How the workflow of a case stands, as Temporal names it.',
  values: described<keyof typeof WORKFLOWS | 'OTHER'>({ ...WORKFLOWS, OTHER }),
});
export const workflowStatusOf = oneOf(Object.keys(WORKFLOWS) as (keyof typeof WORKFLOWS)[]);

const STANDINGS = {
  ISSUED: 'In force, unless its last day has passed.',
  SUSPENDED: 'Out of force for now.',
  REVOKED: 'Out of force for good.',
  SUPERSEDED: 'Another permit took its place.',
};
export const PermitStanding = builder.enumType('PermitStanding', {
  description: 'How a granted permit stands.',
  values: described<keyof typeof STANDINGS | 'OTHER'>({ ...STANDINGS, OTHER }),
});
export const standingOf = oneOf(Object.keys(STANDINGS) as (keyof typeof STANDINGS)[]);

type TimelineType = keyof typeof timelineMessages;
const EVENTS = Object.fromEntries(
  Object.entries(timelineMessages).map(([type, says]) => [
    type,
    `${(typeof says === 'function' ? says({} as never) : says).en}.`,
  ]),
) as Record<TimelineType, string>;
export const TimelineEvent = builder.enumType('TimelineEvent', {
  description: 'What happens to a case. Each value says it as the timeline does.',
  values: described<TimelineType | 'OTHER'>({ ...EVENTS, OTHER }),
});
export const timelineEventOf = oneOf(Object.keys(EVENTS) as TimelineType[]);

export const Severity = builder.enumType('Severity', {
  description: 'How grave a diagnostic is.',
  values: {
    ERROR: { value: 'error', description: 'The document cannot be published.' },
    WARNING: { value: 'warning', description: 'It can, and something in it is suspicious.' },
  } as const,
});

export const Diagnostic = builder.enumType('Diagnostic', {
  description: 'What may be wrong, or suspicious, in a document. docs/definition-language.md has an example of each.',
  values: described(
    Object.fromEntries(Object.entries(diagnostics).map(([code, { says }]) => [code, says.en])) as Record<
      keyof typeof diagnostics,
      string
    >,
  ),
});

export const AnswerFault = builder.enumType('AnswerFault', {
  description: 'What may be wrong with an answer.',
  values: described(answerCodes),
});
