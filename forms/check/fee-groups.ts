import { UNGROUPED } from '../evaluation/credits.js';
import { everyStepOf } from '../every-step.js';
import { issuesOf } from '../grants.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Fee } from '../language/rule.js';
import type { Step, StepOf } from '../language/step.js';
import { END, graphOf, reached } from './edges.js';
import { problem, unknownName } from './problem.js';
import type { feesOf } from './rulebook-parts.js';

export const groupIn = ({ group = UNGROUPED }: Pick<Fee, 'group'>): string => group;

/** The payments of a type: none stands in a branch. */
export const gatesOf = ({ steps }: FormDefinition) =>
  steps.flatMap((step, i) => (step.type === 'payment' ? [{ step, path: `steps[${i}]` }] : []));

export const asks = ({ groups }: StepOf<'payment'>, group: string): boolean =>
  groups === undefined || groups.includes(group);

export type Charged = ReturnType<typeof feesOf>;

/** Groups of fees that no payment asks for, each where it is named first. */
export function unaskedOf(definition: FormDefinition, fees: Charged) {
  const first = new Map<string, Charged[number]>();
  for (const charged of fees) if (!first.has(groupIn(charged.fee))) first.set(groupIn(charged.fee), charged);
  const gates = gatesOf(definition);
  return [...first].flatMap(([group, { path, fee, own }]) => {
    if (gates.some(({ step }) => asks(step, group))) return [];
    const which = group === UNGROUPED ? `"${fee.code}" is in no group, and every payment` : `every payment`;
    const message = `${which} names groups without ${group === UNGROUPED ? 'it' : `"${group}"`}, so nobody is asked for "${fee.code}"`;
    const at = own && group !== UNGROUPED ? `${path}.group` : path;
    return [{ group, issue: problem(at, 'FEE_NOT_ASKED', message) }];
  });
}

/** Groups that a payment or a grant names and no fee is in, payments where nothing is charged, and those that nothing waits for. */
export function checkGates(definition: FormDefinition, fees: Charged): DefinitionIssue[] {
  const known = new Set(fees.map(({ fee }) => groupIn(fee)).filter((group) => group !== UNGROUPED));
  const unknown = definition.steps.flatMap((step, i) =>
    (step.type === 'payment' || step.type === 'issue' ? (step.groups ?? []) : []).flatMap((group, j) =>
      known.has(group) ? [] : [unknownName(`steps[${i}].groups[${j}]`, 'group', group, known)],
    ),
  );
  const gates = gatesOf(definition);
  if (definition.fees.length === 0) {
    const nothing = gates.map(({ step, path }) =>
      problem(path, 'PAYMENT_WITHOUT_FEES', `"${step.id}" asks for nothing: the type has no fees`),
    );
    return [...unknown, ...nothing];
  }
  const idle = gates
    .filter(({ step }) => isOfNoGrant(step, definition) && !isWaitedFor(step, definition))
    .map(({ step, path }) =>
      problem(path, 'PAYMENT_GATES_NOTHING', `after "${step.id}" nothing comes that waits for it to be paid`),
    );
  return [...unknown, ...idle];
}

/** Whether every grant is of other groups than those of a payment. */
const isOfNoGrant = ({ groups }: StepOf<'payment'>, { steps }: FormDefinition): boolean =>
  groups !== undefined &&
  issuesOf(steps).every((issue) => issue.groups !== undefined && !issue.groups.some((group) => groups.includes(group)));

function isWaitedFor({ id }: StepOf<'payment'>, { steps }: FormDefinition): boolean {
  const after = reached(graphOf(steps, END), id);
  return steps.some((step) => after.has(step.id) && waits(step));
}

/** What is done for nobody who has not paid. */
const DONE: ReadonlySet<Step['type']> = new Set([
  'issue',
  'review',
  'inspect',
  'consult',
  'service',
  'fulfil',
  'audit',
]);

const waits = (step: Step): boolean => everyStepOf([step]).some(({ type }) => DONE.has(type));
