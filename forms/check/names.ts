import { beginnerOf } from '../appeals.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';
import type { Step, StepOf } from '../language/step.js';
import { type NameKind, unknownName } from './problem.js';
import { everyStep } from './step-lists.js';

function unknownAmong(path: string, kind: NameKind, used: readonly unknown[], known: readonly string[]) {
  return used.flatMap((name, i) => {
    if (typeof name !== 'string' || known.includes(name)) return [];
    return [unknownName(`${path}[${i}]`, kind, name, known)];
  });
}

/** Rules, fees and regulation rows given by name are the rulebook's. */
export function checkRulebookNames(definition: FormDefinition, rulebook: Rulebook): DefinitionIssue[] {
  const { rules, fees, regulations } = rulebook;
  const family = definition.rulebook === rulebook.code;
  return [
    ...(family ? [] : [unknownName('rulebook', 'rulebook', definition.rulebook, [rulebook.code])]),
    ...unknownAmong(
      'rules',
      'rule',
      definition.rules,
      rules.map(({ id }) => id),
    ),
    ...unknownAmong(
      'fees',
      'fee',
      definition.fees,
      fees.map(({ code }) => code),
    ),
    ...unknownAmong(
      'regulations',
      'regulation',
      definition.regulations,
      regulations.map(({ id }) => id),
    ),
  ];
}

const workersOf = ({ role, roleByGeneration = {} }: StepOf<'review' | 'inspect' | 'audit'>) => [
  { key: 'role', role },
  ...Object.entries(roleByGeneration).map(([name, each]) => ({ key: `roleByGeneration.${name}`, role: each })),
];

const rolesIn = (by: string | undefined) => (by === undefined ? [] : [{ key: 'by', role: by }]);

/** Every role that a step names, with the key it stands at. */
export function rolesOf(step: Step): { key: string; role: string }[] {
  const escalated = (step.deadlines ?? []).flatMap(({ to }, i) =>
    to === undefined ? [] : [{ key: `deadlines[${i}].to`, role: to }],
  );
  switch (step.type) {
    case 'audit':
      return [
        ...workersOf(step),
        ...(step.referTo === undefined ? [] : [{ key: 'referTo', role: step.referTo }]),
        ...escalated,
      ];
    case 'review':
    case 'inspect':
      return [...workersOf(step), ...escalated];
    case 'appeal':
      return [
        ...(step.role === undefined ? [] : [{ key: 'role', role: step.role }]),
        ...rolesIn(beginnerOf(step)),
        ...escalated,
      ];
    case 'notify':
      return step.to === 'applicant' ? escalated : [{ key: 'to', role: step.to }, ...escalated];
    case 'wait':
      return step.by === undefined || step.by === 'applicant'
        ? escalated
        : [{ key: 'by', role: step.by }, ...escalated];
    case 'consult':
      return [
        ...step.bodies.flatMap(({ role }, i) => (role === undefined ? [] : [{ key: `bodies[${i}].role`, role }])),
        ...escalated,
      ];
    default:
      return escalated;
  }
}

/** Every role that decides, is told or is escalated to exists. */
export function checkRoles(definition: FormDefinition, roles: readonly string[]): DefinitionIssue[] {
  return everyStep(definition).flatMap(({ step, path }) =>
    rolesOf(step)
      .filter(({ role }) => !roles.includes(role))
      .map(({ key, role }) => unknownName(`${path}.${key}`, 'role', role, roles)),
  );
}

/** Every connector that a step calls is configured. */
export function checkConnectors(definition: FormDefinition, connectors: readonly string[] | 'any'): DefinitionIssue[] {
  if (connectors === 'any') return [];
  return everyStep(definition).flatMap(({ step, path }) => {
    if (step.type !== 'service' || connectors.includes(step.connector)) return [];
    return [unknownName(`${path}.connector`, 'connector', step.connector, connectors)];
  });
}
