import { UNGROUPED } from '../evaluation/credits.js';
import { everyStepOf } from '../every-step.js';
import { type IssueStep, issuesOf } from '../grants.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';
import type { Step, StepOf } from '../language/step.js';
import { findsOut } from '../work-forms.js';
import { withClocks } from './clock-edges.js';
import { type Edge, END, graphOf } from './edges.js';
import { asks, checkGates, gatesOf, groupIn, unaskedOf } from './fee-groups.js';
import { grantedTwice } from './grants.js';
import { problem } from './problem.js';
import { feesOf } from './rulebook-parts.js';
import { everyStep } from './step-lists.js';

/** How far the fees of the draft under way are: a new filing makes them due; slips that were called off never come back. */
type Fees = 'due' | 'drawn' | 'void' | 'paid';

/** What a case has behind it where it arrives at a step. */
interface Standing {
  fees: Fees;
  /** money was taken, of this draft or of an earlier one */
  hasPaid: boolean;
  hasPermit: boolean;
  /** ids of the steps that have granted something */
  granted: string;
  /** somebody refused, or a clock ran out: then nobody expects a permit */
  isRefused: boolean;
  /** people fill in forms: a calculation reads what they find, and draws anew over what was paid */
  countsPaid: boolean;
  /** the clock that has led it off its way since it was filed last */
  led?: string | undefined;
}

const START = { fees: 'due', hasPaid: false, hasPermit: false, isRefused: false, granted: '' } as const;

/** What takes an application up or sends it back: neither is there any more once it is granted. */
const BEFORE_GRANT: ReadonlySet<Step['type']> = new Set(['form', 'analyze']);
const ONLY_OUTSIDE: ReadonlySet<Step['type']> = new Set(['form', 'calculate', 'payment', 'issue']);

/** Returns lead to the one form, and every filing is read there. */
export function checkSingleForm(definition: FormDefinition): DefinitionIssue[] {
  const [first, ...more] = definition.steps.flatMap(({ id, type }, i) => (type === 'form' ? [{ id, i }] : []));
  return more.map(({ id, i }) => {
    const message = `"${id}" is a second form; let onReturn or next lead back to "${first?.id}" instead`;
    return problem(`steps[${i}]`, 'SECOND_FORM', message);
  });
}

/** What happens once for the whole case happens beside nothing else, and is not called off. */
export function checkBranchSteps(definition: FormDefinition): DefinitionIssue[] {
  return everyStep(definition).flatMap(({ step, path, list }) => {
    if (!list.isBranch || !ONLY_OUTSIDE.has(step.type)) return [];
    const message = `"${step.id}" is a ${step.type} step in a branch; put it before or after the parallel step`;
    return [problem(path, 'NOT_IN_BRANCH', message)];
  });
}

/** On every way that a case can take: fees are drawn before they are paid, paid once, and paid before the permit. */
export function checkMoney(definition: FormDefinition, rulebook: Rulebook): DefinitionIssue[] {
  const fees = feesOf(definition, rulebook);
  const inGroups = gatesOf(definition).some(({ step }) => step.groups !== undefined);
  const unasked = inGroups ? unaskedOf(definition, fees) : [];
  const left = new Set(unasked.map(({ group }) => group));
  const groups = [...new Set(fees.map(({ fee }) => groupIn(fee)))].filter((group) => !left.has(group));
  const walked = (inGroups ? groups : [undefined]).flatMap((group) => walk(definition, group));
  return once([...unasked.map(({ issue }) => issue), ...checkGates(definition, fees), ...walked]);
}

/** `group`: of fees, as if there were no others; undefined where no payment names groups. */
function walk(definition: FormDefinition, group: string | undefined): DefinitionIssue[] {
  const { steps, fees } = definition;
  const issues = issuesOf(steps);
  const [first] = steps;
  if (first === undefined) return [];
  const graph = withClocks(definition, graphOf(steps, END));
  const found = new Map<string, DefinitionIssue>();
  const seen = new Set<string>();
  const open: { at: number; standing: Standing }[] = [
    { at: 0, standing: { ...START, countsPaid: findsOut(steps) } },
    // An ended case is reopened with nothing drawn for what it is then.
    ...steps
      .flatMap(({ id, type }) => (type === 'appeal' ? (graph.get(id) ?? []) : []))
      .filter(({ reason }) => reason !== 'skipped')
      .map(({ to }) => ({ at: steps.findIndex(({ id }) => id === to), standing: { ...START, countsPaid: true } })),
  ];
  for (let place = open.pop(); place; place = open.pop()) {
    const { at, standing } = place;
    const step = steps[at];
    const key = `${at} ${Object.values(standing)}`;
    if (!step || seen.has(key)) continue;
    seen.add(key);
    for (const edge of graph.get(step.id) ?? []) {
      const target = steps.find(({ id }) => id === edge.to);
      const wrong = wrongOn(edge, step, standing, { hasFees: fees.length > 0, group, target, issues });
      if (wrong) {
        const by = standing.led === undefined ? '' : ` (where clock "${standing.led}" has led the case)`;
        const issue = problem(`steps[${at}]`, wrong.code, `${wrong.message}${by}`);
        found.set(`${issue.path} ${issue.code}`, issue);
      }
      // What follows a step that should not be here would only say so again.
      if (wrong?.code === 'AFTER_ISSUE' || wrong?.code === 'GRANTED_TWICE') continue;
      open.push({ at: steps.findIndex(({ id }) => id === edge.to), standing: after(edge, step, standing, group) });
    }
  }
  return [...found.values()].sort((a, b) => indexOf(a) - indexOf(b));
}

/** What is wrong with every group is said once. */
const once = (issues: DefinitionIssue[]): DefinitionIssue[] => [
  ...new Map(issues.map((issue) => [`${issue.path} ${issue.code}`, issue])).values(),
];

const indexOf = ({ path }: DefinitionIssue): number => Number(path.slice('steps['.length, -1));

type Wrong = {
  code: 'AFTER_ISSUE' | 'GRANTED_TWICE' | 'ISSUE_UNPAID' | 'NO_SLIPS' | 'SECOND_PAYMENT' | 'PAID_FOR_NOTHING';
  message: string;
};

interface Surroundings {
  hasFees: boolean;
  group: string | undefined;
  /** where the way leads, if that is no end */
  target: Step | undefined;
  /** every step that grants something */
  issues: readonly IssueStep[];
}

/** What is wrong with leaving a step by this way; a step that is passed over does nothing. */
function wrongOn(
  edge: Edge,
  step: Step,
  standing: Standing,
  { hasFees, group, target, issues }: Surroundings,
): Wrong | undefined {
  const { fees, hasPaid, hasPermit, isRefused, countsPaid } = standing;
  const name = `"${step.id}"`;
  const acts = edge.reason !== 'skipped';
  const inside = everyStepOf([step]);
  const isGranted = hasPermit && acts && step.type !== 'appeal';
  const behind = isGranted ? inside.find(({ type }) => BEFORE_GRANT.has(type)) : undefined;
  if (behind) {
    const message = `the permit is granted before ${behind.type} step "${behind.id}" is come to; put it before the issue step`;
    return { code: 'AFTER_ISSUE', message };
  }
  if (isGranted && target && BEFORE_GRANT.has(target.type)) {
    const message = `after the grant ${name} leads back to "${target.id}" (${edge.reason}); name a step that comes after the grant, or leave the outcome out`;
    return { code: 'AFTER_ISSUE', message };
  }
  if (isGranted && step.type === 'payment' && edge.reason === 'expire' && step.onExpire === undefined) {
    const message = `after the grant nobody asks for slips of ${name} anew; say in "onExpire" what follows where they are not paid in time`;
    return { code: 'AFTER_ISSUE', message };
  }
  const twice =
    isGranted && step.type === 'issue' ? grantedTwice(step, standing.granted.split(' '), issues) : undefined;
  if (twice) return { code: 'GRANTED_TWICE', message: twice };
  if (!hasFees) return undefined;
  const asksHere =
    step.type === 'issue' && (step.groups === undefined || group === undefined || step.groups.includes(group));
  if (acts && asksHere && fees !== 'paid') {
    const message = `a way leads to ${name} on which ${feesIn(group)} are not paid; let every way to it go through a payment step`;
    return { code: 'ISSUE_UNPAID', message };
  }
  // What groups of fees cost is asked for over what was paid for them.
  if (acts && group === undefined && step.type === 'payment' && hasPaid && !(countsPaid && fees === 'drawn')) {
    const message = `a way leads from a payment to ${name}, and what was paid does not count for it; let nothing after a payment lead back to before one`;
    return { code: 'SECOND_PAYMENT', message };
  }
  const isPassed = group !== undefined && fees === 'paid';
  if (acts && step.type === 'payment' && isGateOf(step, group, hasPaid) && fees !== 'drawn' && !isPassed) {
    const message =
      fees === 'void'
        ? `a way leads to ${name} on which its slips were called off; go through the form and a calculate step again`
        : `a way leads to ${name} on which no slips are drawn; let every way to it go through a calculate step`;
    return { code: 'NO_SLIPS', message };
  }
  const to = after(edge, step, standing, group);
  if (edge.to === END && to.hasPaid && !to.hasPermit && !to.isRefused && !isRefused) {
    const message = `after ${name} a case that was paid for ends without a permit; let the way go through an issue step`;
    return { code: 'PAID_FOR_NOTHING', message };
  }
  return undefined;
}

/** Every payment asks for its own groups, and for what those that were paid for have come to cost since. */
const isGateOf = (step: StepOf<'payment'>, group: string | undefined, hasPaid: boolean): boolean =>
  group === undefined || hasPaid || asks(step, group);

const feesIn = (group: string | undefined): string =>
  group === undefined || group === UNGROUPED ? 'the fees' : `the fees of group "${group}"`;

/** How a case stands that left a step by this way. */
function after({ reason, to, condition }: Edge, step: Step, standing: Standing, group: string | undefined): Standing {
  if (reason === 'skipped') return standing;
  // The case is worked out anew, over what was paid; its permit is out of force until it is granted anew.
  if (step.type === 'appeal') return { ...START, countsPaid: true };
  const isOver = (reason === 'expire' || reason === 'clock') && to === END;
  const isRefused = standing.isRefused || reason === 'reject' || isOver;
  // Whatever the case waits for, the clock takes it off as it stands.
  if (reason === 'clock') return { ...standing, isRefused, led: condition };
  const { fees } = standing;
  const calledOff = fees === 'drawn' ? 'void' : fees;
  if (reason === 'blocked' || reason === 'return' || reason === 'reject') {
    return { ...standing, isRefused, fees: calledOff };
  }
  switch (step.type) {
    case 'form':
      return reason === 'expire'
        ? { ...standing, isRefused, fees: calledOff }
        : { ...standing, isRefused: false, fees: 'due', led: undefined };
    case 'calculate':
      return { ...standing, fees: fees === 'due' || (standing.countsPaid && fees === 'paid') ? 'drawn' : fees };
    case 'payment':
      if (reason !== 'onward') return { ...standing, isRefused, fees: step.onExpire === undefined ? 'due' : 'void' };
      return isGateOf(step, group, standing.hasPaid) ? { ...standing, fees: 'paid', hasPaid: true } : standing;
    case 'issue':
      return { ...standing, hasPermit: true, granted: `${standing.granted} ${step.id}`.trim() };
    default:
      return { ...standing, isRefused };
  }
}
