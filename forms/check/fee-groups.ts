import { UNGROUPED } from '../evaluation/credits.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Fee } from '../language/rule.js';
import type { StepOf } from '../language/step.js';
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

/** Groups that a payment asks for and no fee is in, and payments where nothing is charged. */
export function checkGates(definition: FormDefinition, fees: Charged): DefinitionIssue[] {
  const known = new Set(fees.map(({ fee }) => groupIn(fee)).filter((group) => group !== UNGROUPED));
  return gatesOf(definition).flatMap(({ step, path }) => {
    const { groups = [] } = step;
    const unknown = groups.flatMap((group, i) =>
      known.has(group) ? [] : [unknownName(`${path}.groups[${i}]`, 'group', group, known)],
    );
    if (definition.fees.length > 0) return unknown;
    return [...unknown, problem(path, 'PAYMENT_WITHOUT_FEES', `"${step.id}" asks for nothing: the type has no fees`)];
  });
}
