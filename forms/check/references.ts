import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Step, StepOf } from '../language/step.js';
import { END } from './edges.js';
import { problem, unknownName } from './problem.js';
import { everyStep, type PlacedStep } from './step-lists.js';

interface Target {
  key: string;
  name: string | undefined;
  /** an outcome that ends the whole case may stand in a branch; where a branch goes on may not */
  mayEnd?: boolean;
}

/** Every place where a step names a step that the case goes to. */
function targetsOf(step: Step): Target[] {
  const common: Target[] = [
    { key: 'next', name: step.next },
    { key: 'onExpire', name: step.onExpire, mayEnd: true },
  ];
  switch (step.type) {
    case 'analyze':
      return [...common, { key: 'onBlocked', name: step.onBlocked }, { key: 'onReferral', name: step.onReferral }];
    case 'review':
    case 'inspect':
      return [
        ...common,
        { key: 'onReturn', name: step.onReturn },
        { key: 'onReject', name: step.onReject, mayEnd: true },
        ...ownTargets(step),
      ];
    case 'consult':
      return [...common, { key: 'onReturn', name: step.onReturn }, ...ownTargets(step)];
    case 'fulfil':
      return [...common, { key: 'onReject', name: step.onReject }];
    case 'appeal':
      return [...common, { key: 'onReturn', name: step.onReturn }, ...ownTargets(step)];
    case 'payment':
      return [...common, { key: 'recalculateFrom', name: step.recalculateFrom }];
    case 'service':
      return [...common, { key: 'onFailure', name: step.onFailure, mayEnd: true }];
    case 'switch':
      return [
        ...common,
        ...step.cases.map(({ next }, i) => ({ key: `cases[${i}].next`, name: next })),
        { key: 'otherwise', name: step.otherwise },
      ];
    default:
      return common;
  }
}

const ownTargets = (step: StepOf<'review' | 'inspect' | 'consult' | 'appeal'>): Target[] =>
  (step.outcomes ?? []).map((outcome, i) => ({
    key: `outcomes[${i}].next`,
    name: typeof outcome === 'object' ? outcome.next : undefined,
    mayEnd: typeof outcome === 'object' && outcome.as === 'reject',
  }));

function checkTarget({ path, list }: PlacedStep, { key, name, mayEnd }: Target, everywhere: Set<string>) {
  if (name === undefined) return [];
  const at = `${path}.${key}`;
  const target = list.steps.find(({ id }) => id === name);
  if (target?.type === 'appeal') return [leadsToAppeal(at, name)];
  if (target) return [];
  if (name === END) {
    if (!list.isBranch || mayEnd) return [];
    return [problem(at, 'LEAVES_BRANCH', '"end" would end the whole case; a branch ends after its last step')];
  }
  if (!everywhere.has(name)) return [unknownName(at, 'step', name, [...list.steps.map(({ id }) => id), END])];
  if (list.isBranch) {
    return [problem(at, 'LEAVES_BRANCH', `"${name}" is not in this branch; a branch's steps lead to one another only`)];
  }
  return [problem(at, 'ENTERS_BRANCH', `"${name}" is inside a branch; name the parallel step itself`)];
}

/** Nobody comes to an appeal by walking: it is begun, once the case has ended. */
export const leadsToAppeal = (path: string, name: string): DefinitionIssue =>
  problem(
    path,
    'LEADS_TO_APPEAL',
    `"${name}" is an appeal, which somebody begins once the case has ended; name a step`,
  );

/** Every `next`, `on…`, `otherwise`, case, `recalculateFrom` and `separateFrom` names a step that can be gone to. */
export function checkStepReferences(definition: FormDefinition): DefinitionIssue[] {
  const steps = everyStep(definition);
  const everywhere = new Set(steps.map(({ step }) => step.id));
  return steps.flatMap((placed) => {
    const targets = targetsOf(placed.step).flatMap((target) => checkTarget(placed, target, everywhere));
    const apart = 'separateFrom' in placed.step ? (placed.step.separateFrom ?? []) : [];
    const unknown = apart.flatMap((name, i) =>
      everywhere.has(name) ? [] : [unknownName(`${placed.path}.separateFrom[${i}]`, 'step', name, everywhere)],
    );
    return [...targets, ...unknown];
  });
}
