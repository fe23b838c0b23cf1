import type { Environment } from '@marcbachmann/cel-js';
import { asEntrySees, type ForEach, isForEach, ownNames } from '../entries.js';
import { everyStepOf } from '../every-step.js';
import { entryAt } from '../expression/computer.js';
import { listShape, recordShape, type Shape, scalarShape } from '../expression/shape.js';
import type { FormDefinition } from '../language/definition.js';
import type { Step } from '../language/step.js';
import { plotTitles } from '../messages/grant.js';
import type { Compiler } from './compiler.js';
import type { Program } from './program.js';
import { resultName, resultsShape } from './results-shape.js';
import type { Scope } from './scope.js';

export interface StepExpression {
  /** where it stands: `steps[3].cases[0].when` */
  at: string;
  /** its key in Decisions: `route.cases.0.when` */
  path: string;
  text: string;
  gives: 'bool' | 'date' | 'json' | 'string';
  /** a list of the form: asked of every entry, which is named `item` */
  each?: string;
  /** of a step that is gone through for every entry: its name, and what holds it */
  of?: { step: string; forEach: string };
  /** what it gives is of each entry, and not which entries are asked */
  apiece?: true;
}

/** Every expression of the steps, those in branches too. `forEach`: what the steps are gone through for every entry in. */
export function stepExpressions(steps: Step[], at = 'steps', forEach?: ForEach): StepExpression[] {
  return steps.flatMap((step, i) => {
    const expressions: StepExpression[] = [];
    const ofEntry = forEach && { each: forEach.each, of: { step: step.id, forEach: forEach.id } };
    const add = (field: string, text: string | undefined, gives: StepExpression['gives'] = 'bool') => {
      const key = field.replaceAll('[', '.').replaceAll(']', '');
      const place = { at: `${at}[${i}].${field}`, path: `${step.id}.${key}` };
      if (text !== undefined) expressions.push({ ...place, text, gives, ...ofEntry });
    };
    add('when', step.when);
    if ('assignee' in step) add('assignee', step.assignee, 'string');
    if (step.type === 'review') add('engineDecides', step.engineDecides);
    if (step.type === 'consult') {
      for (const [j, { each, when, assignee }] of step.bodies.entries()) {
        if (each === undefined) {
          add(`bodies[${j}].assignee`, assignee, 'string');
          add(`bodies[${j}].when`, when);
          continue;
        }
        const [body, path] = [`${at}[${i}].bodies[${j}]`, `${step.id}.bodies.${j}`];
        const named = {
          at: `${body}.assignee`,
          path: `${path}.assignee`,
          gives: 'string',
          each,
          apiece: true,
        } as const;
        if (assignee !== undefined) expressions.push({ ...named, text: assignee });
        expressions.push({ at: `${body}.when`, path: `${path}.each`, text: when ?? 'true', gives: 'bool', each });
      }
      add('enough', step.enough);
    }
    if ('priority' in step && typeof step.priority === 'object') {
      for (const [level, text] of Object.entries(step.priority)) add(`priority.${level}`, text);
    }
    if (step.type === 'switch') for (const [j, { when }] of step.cases.entries()) add(`cases[${j}].when`, when);
    if (step.type === 'wait') add('until', step.until, 'date');
    if (step.type === 'service') {
      for (const [field, text] of Object.entries(step.request ?? {})) add(`request.${field}`, text, 'json');
    }
    if (step.type !== 'parallel') return expressions;
    const inner = step.branches.map(({ steps: branch }, j) =>
      stepExpressions(branch, `${at}[${i}].branches[${j}].steps`, isForEach(step) ? step : forEach),
    );
    const entries: StepExpression[] = isForEach(step)
      ? [{ at: `${at}[${i}].each`, path: `${step.id}.each`, text: 'true', gives: 'bool', each: step.each }]
      : [];
    return [...expressions, ...entries, ...inner.flat()];
  });
}

const untyped = new Set(['results']);

/** What an expression of an entry's step calls what steps have given, those of the same entry by their own names. */
export const HERE = 'here';

/** What expressions of steps and of the grant see beside all others: the evaluation, and results. */
export interface Evaluated {
  env: Environment;
  /** the shape of the variable `evaluation` */
  evaluation: Shape;
}

/** The shared environment takes no fact after this. `results`: what services, signals and decisions gave, without types. */
export function evaluatedScope(scope: Scope): Evaluated {
  const env = scope.env.clone();
  const text = scalarShape('string');
  const fee = new Map([
    ['code', text],
    ['payee', text],
    ['amount', scalarShape('int')],
  ]);
  const fields = new Map<string, Shape>([
    ['outcome', text],
    ['lane', text],
    ['referralTarget', text],
    ['total', scalarShape('int')],
    ['feeLines', { ...listShape(recordShape(env, 'evaluation.feeLines', fee)), label: plotTitles.fees }],
  ]);
  const evaluation = recordShape(env, 'evaluation', fields);
  env.registerVariable('evaluation', evaluation.type);
  if (!env.hasVariable('results')) env.registerVariable('results', 'map<string, dyn>');
  return { env, evaluation };
}

/** What the steps of one entry have given, by what they are gone through in. */
function shapesOfEntries(env: Environment, { steps, clocks }: Pick<FormDefinition, 'steps' | 'clocks'>) {
  return new Map(
    everyStepOf(steps)
      .filter(isForEach)
      .map((forEach) => {
        const own = ownNames(forEach);
        const shape = resultsShape(env, asEntrySees(steps, forEach.id), clocks, `${HERE}.${resultName(forEach.id)}`);
        return [forEach.id, { own, shape }] as const;
      }),
  );
}

export function compileSteps(
  compiler: Compiler,
  scope: Scope,
  { env, evaluation }: Evaluated,
  { steps, definition }: { steps: readonly StepExpression[]; definition: FormDefinition },
) {
  const shapes = shapesOfEntries(env, definition);
  const fields = [...(evaluation.fields ?? new Map()).keys()].map((field) => `evaluation.${field}`);
  const names = ['results', 'evaluation', ...fields];
  return steps.flatMap(({ at, path, text, gives, each, of, apiece }): Program['steps'] => {
    const expected = gives === 'json' ? undefined : [gives];
    const entry = each === undefined ? undefined : entryAt(scope.variables.get('answers'), each);
    // Where there is no such list, the checker says so.
    if (each !== undefined && !entry?.fields) return [];
    const here = of && shapes.get(of.forEach);
    const seen = entry ? env.clone().registerVariable('item', entry.type) : env;
    if (here && !seen.hasVariable(HERE)) seen.registerVariable(HERE, here.shape.type);
    const more = [...(entry ? ['item'] : []), ...(here ? [HERE] : [])];
    const expression = compiler.compile(at, text, { expected, untyped, names: [...names, ...more] }, seen);
    if (!expression) return [];
    const list = each !== undefined &&
      entry && {
        list: { path: each, entry, ...(apiece && { apiece }), ...(of && here && { of: { step: of.step, ...here } }) },
      };
    return [{ path, expression, instant: gives === 'date', evaluation, ...list }];
  });
}
