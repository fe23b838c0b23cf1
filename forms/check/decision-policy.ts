import { compilePolicyProgram } from '../decision/compile.js';
import { isKnownFact, mostFor, reaches } from '../decision/evidence.js';
import { earnedRate, type Looked, scopeOf } from '../decision/rate.js';
import { type DecisionPolicy, inTenThousandths } from '../language/decision-policy.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';
import { nearestName } from '../nearest.js';
import { problem, unknownName } from './problem.js';
import { everyStep } from './step-lists.js';

/** What a policy is held against. */
export interface PolicySurroundings {
  /** permit types that are served now */
  types: readonly FormDefinition[];
  /** of the type's rulebook, the one in force first */
  rulebooksOf(family: string): readonly Rulebook[];
  roles: readonly string[];
  /** the policy in force of the same code, with the decisions that were looked at, the newest first; none where that is not known */
  before?: { policy: DecisionPolicy; looked: readonly Looked[] } | undefined;
}

/** A policy that nobody has seen at work starts with every case, and keeps to one in five. */
const FIRST_START = 100;
const FIRST_FLOOR = 20;

/** Everything that is wrong with a decision policy, at once. */
export function checkDecisionPolicy(policy: DecisionPolicy, around: PolicySurroundings): DefinitionIssue[] {
  const { types, roles, rulebooksOf } = around;
  const type = types.find(({ code }) => code === policy.code);
  const codes = types.map(({ code }) => code);
  const books = type ? rulebooksOf(type.rulebook) : [];
  return distinct([
    ...(type ? checkType(type) : [unknownName('code', 'value', policy.code, codes)]),
    ...(roles.includes(policy.appeal.role) ? [] : [unknownName('appeal.role', 'role', policy.appeal.role, roles)]),
    ...checkNames(policy),
    ...checkSteps(policy),
    ...checkEarned(policy, around.before),
    ...books.flatMap((book) => (type ? checkFacts(policy, type, book) : [])),
  ]);
}

function checkType(type: FormDefinition): DefinitionIssue[] {
  const decides = everyStep(type).some(({ step }) => step.type === 'review' && step.engineDecides !== undefined);
  const message = `no review of "${type.code}" says engineDecides, so the engine has nothing to decide`;
  return decides ? [] : [problem('code', 'NO_ENGINE_STEP', message)];
}

function checkNames({ eligible }: DecisionPolicy): DefinitionIssue[] {
  return eligible.flatMap(({ id, discretion }, i) => {
    const again = eligible.findIndex((other) => other.id === id) < i;
    return [
      ...(again ? [problem(`eligible[${i}].id`, 'DUPLICATE_ID', `"${id}" stands here already; name it once.`)] : []),
      ...(discretion
        ? [problem(`eligible[${i}].discretion`, 'DISCRETION', `"${id}" is to be weighed, which a rule cannot do`)]
        : []),
    ];
  });
}

/** The rules that apply to every case of the type, and what is said of facts. */
function checkFacts(policy: DecisionPolicy, type: FormDefinition, book: Rulebook): DefinitionIssue[] {
  const { program, issues, isWhole } = compilePolicyProgram(policy, type, book);
  if (!isWhole) return issues;
  const always = program.rules.filter(({ part }) => part.discretion && !part.when && !part.applies);
  const known = [...program.scope.variables.keys(), ...book.facts.map(({ name }) => name)];
  const evidence = policy.evidence.flatMap(({ fact, atLeast }, i) => {
    const path = `evidence[${i}].fact`;
    if (!isKnownFact(program, fact)) {
      const hint = nearestName(fact, [...known, ...type.facts.map(({ name }) => name)]);
      return [problem(path, 'UNKNOWN_FACT', `no fact "${fact}"`, hint)];
    }
    const most = mostFor(program, fact);
    if (reaches(most, atLeast)) return [];
    return [problem(path, 'EVIDENCE_OUT_OF_REACH', `"${fact}" is never better than ${most}`)];
  });
  return [
    ...issues,
    ...evidence,
    ...always.map(({ part }) =>
      problem('code', 'DISCRETION', `the check ${part.id} of "${type.code}" is to be weighed in every case`),
    ),
  ];
}

function checkSteps({ sampling: { start, steps, floor } }: DecisionPolicy): DefinitionIssue[] {
  const wrong = steps.flatMap(({ after, to }, i) => {
    const before = steps[i - 1];
    if (to < (before?.to ?? start) && after > (before?.after ?? 0) && to >= floor) return [];
    const message = `after ${after} decisions ${to} in a hundred does not follow what comes before, or lies below the floor`;
    return [problem(`sampling.steps[${i}]`, 'SAMPLING_STEPS', message)];
  });
  const above =
    floor > start ? [problem('sampling.floor', 'SAMPLING_STEPS', `the floor ${floor} lies above the start`)] : [];
  return [...wrong, ...above];
}

/** Fewer cases are drawn by recorded agreement alone, also where a new version says otherwise. */
function checkEarned(policy: DecisionPolicy, before: PolicySurroundings['before']): DefinitionIssue[] {
  const { start, floor } = policy.sampling;
  const sameScope = before !== undefined && scopeOf(before.policy) === scopeOf(policy);
  const earned = before && sameScope ? earnedRate(before.policy, before.looked) : FIRST_START;
  const floorBefore = before?.policy.sampling.floor ?? FIRST_FLOOR;
  const mayFall = before !== undefined && sameScope && earned <= floorBefore;
  const wrong: DefinitionIssue[] = [];
  if (start < earned) {
    wrong.push(
      problem('sampling.start', 'SAMPLING_UNEARNED', `recorded agreement has earned ${earned} so far, not ${start}`),
    );
  }
  if (floor < floorBefore && !mayFall) {
    const message = `a floor below ${floorBefore} has to be earned by a record that has come down to it`;
    wrong.push(problem('sampling.floor', 'SAMPLING_UNEARNED', message));
  }
  const looser = before && sameScope ? looserStep(policy, before.policy) : undefined;
  if (looser !== undefined && !mayFall) {
    const message = 'this step comes down sooner, or with less agreement, than the version in force';
    wrong.push(problem(`sampling.steps[${looser}]`, 'SAMPLING_UNEARNED', message));
  }
  return wrong;
}

/** A step that lets the rate fall earlier than every step of the version before would. */
function looserStep({ sampling }: DecisionPolicy, before: DecisionPolicy): number | undefined {
  const at = sampling.steps.findIndex(({ after, agreementAtLeast, to }) =>
    before.sampling.steps.every(
      (old) =>
        old.to > to || old.after > after || inTenThousandths(old.agreementAtLeast) > inTenThousandths(agreementAtLeast),
    ),
  );
  return at < 0 ? undefined : at;
}

const distinct = (issues: DefinitionIssue[]): DefinitionIssue[] => [
  ...new Map(issues.map((issue) => [`${issue.path} ${issue.code}`, issue])).values(),
];
