import { everyStepOf } from '../every-step.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { OwnOutcome, Step } from '../language/step.js';
import { needsOf, ownOutcomesOf } from '../outcomes.js';
import { workDocumentsOf, workFormsOf } from '../work-forms.js';
import { stepsAfter } from './after.js';
import { withClocks } from './clock-edges.js';
import { END, graphOf, reached } from './edges.js';
import { type Flow, flowsOf } from './flow.js';
import { problem } from './problem.js';
import { everyStep, type PlacedStep } from './step-lists.js';

/** What nobody could give, answer or settle. */
export const checkDeadEnds = (definition: FormDefinition): DefinitionIssue[] => [
  ...everyStep(definition).flatMap(formsMissing),
  ...conditionsMissing(definition),
  ...conditionsForgotten(definition),
  ...deadWaits(definition),
];

/** An outcome needs a form that there is. */
function formsMissing({ step, path }: PlacedStep): DefinitionIssue[] {
  if (!('outcomes' in step) || workFormsOf(step).length > 0 || workDocumentsOf(step).length > 0) return [];
  return (step.outcomes ?? []).flatMap((outcome, i) => {
    if (typeof outcome !== 'object' || !outcome.needs?.includes('form')) return [];
    const message = `"${outcome.id}" needs the form of "${step.id}", which has none; give the step a form, or leave it out`;
    return [problem(`${path}.outcomes[${i}].needs`, 'NEEDS_NO_FORM', message)];
  });
}

/** Whoever decides here may set conditions. */
const SETS: ReadonlySet<Step['type']> = new Set(['review', 'inspect', 'consult', 'audit', 'appeal']);

/** Conditions are settled where some could have been set before. */
const conditionsMissing = (definition: FormDefinition): DefinitionIssue[] =>
  everyStep(definition).flatMap(({ step, path }) => {
    if (step.type !== 'fulfil' || flowsOf(definition).some((flow) => isDecidedBefore(flow, step.id))) return [];
    const message = `nobody has decided anything before "${step.id}", so that no condition could be set; put it after a decision`;
    return [problem(path, 'FULFIL_NOTHING', message)];
  });

const holds = (steps: readonly Step[], is: (step: Step) => boolean): boolean => everyStepOf(steps).some(is);
const sets = ({ type }: Step): boolean => SETS.has(type);

/** Whether somebody decides on a way to a step, or beside it, since the case was filed last. */
function isDecidedBefore({ list, graph }: Flow, id: string): boolean {
  const isIt = (step: Step) => step.id === id;
  const forms = new Set(list.steps.flatMap((step) => (step.type === 'form' ? [step.id] : [])));
  const holding = list.steps.find((step) => holds([step], isIt));
  if (!holding) return false;
  const beside = holding.type === 'parallel' ? holding.branches.filter(({ steps }) => !holds(steps, isIt)) : [];
  return (
    beside.some(({ steps }) => holds(steps, sets)) ||
    list.steps.some(
      (step) => holds([step], sets) && reached(graph, step.id, ({ to }) => !forms.has(to)).has(holding.id),
    )
  );
}

/** Where conditions are settled at all, those that an outcome asks for are. */
function conditionsForgotten(definition: FormDefinition): DefinitionIssue[] {
  const settling = everyStep(definition).flatMap(({ step: { id, type } }) => (type === 'fulfil' ? [id] : []));
  if (settling.length === 0) return [];
  return flowsOf(definition).flatMap((flow) =>
    flow.list.steps.flatMap((step, i) => {
      if (!('outcomes' in step)) return [];
      return ownOutcomesOf(step).flatMap((outcome) => {
        if (outcome.as === 'return' || !needsOf(outcome).includes('conditions')) return [];
        const after = afterOutcome(definition, flow, step.id, outcome);
        if (settling.some((id) => after.has(id))) return [];
        const at = `${flow.list.path}[${i}].outcomes[${(step.outcomes ?? []).indexOf(outcome)}]`;
        const message = `"${outcome.id}" sets conditions, and no fulfil step comes after it: nobody asks of those with a day; let its way go through one`;
        return [problem(at, 'CONDITIONS_FORGOTTEN', message)];
      });
    }),
  );
}

/** Every step that a case can come to once this outcome was chosen; those beside it in a parallel step too. */
function afterOutcome(
  definition: FormDefinition,
  { list, graph }: Flow,
  id: string,
  { title }: OwnOutcome,
): Set<string> {
  const after = stepsAfter(definition, id);
  const ways = (graph.get(id) ?? []).filter(({ says }) => says === title);
  if (ways.length === 0) return after;
  for (const own of everyStepOf(list.steps)) after.delete(own.id);
  const met = new Set(ways.flatMap(({ to }) => [to, ...reached(graph, to)]));
  for (const step of everyStepOf(list.steps.filter((each) => met.has(each.id)))) after.add(step.id);
  return after;
}

/** A signal that nobody is named for may never come: then a deadline, or a clock, goes on without it. */
function deadWaits(definition: FormDefinition): DefinitionIssue[] {
  const graph = withClocks(definition, graphOf(definition.steps, END));
  const ledOff = new Set([...graph].flatMap(([id, ways]) => (ways.some((way) => way.reason === 'clock') ? [id] : [])));
  return everyStep(definition).flatMap(({ step, path }) => {
    if (step.type !== 'wait' || step.signal === undefined || step.by !== undefined) return [];
    if (ledOff.has(step.id) || step.deadlines?.some(({ then }) => then === 'expire' || then === 'return')) return [];
    const message = `nobody is named who may give "${step.signal}", and nothing ends the wait without it; name them in "by", or give it a deadline`;
    return [problem(path, 'WAIT_FOR_NOBODY', message)];
  });
}
