import type { Environment } from '@marcbachmann/cel-js';
import { entryAt } from '../expression/computer.js';
import { listShape, recordShape, type Shape, scalarShape } from '../expression/shape.js';
import type { Step } from '../language/step.js';
import { plotTitles } from '../messages/grant.js';
import type { Compiler } from './compiler.js';
import type { Program } from './program.js';
import type { Scope } from './scope.js';

export interface StepExpression {
  /** where it stands: `steps[3].cases[0].when` */
  at: string;
  /** its key in Decisions: `route.cases.0.when` */
  path: string;
  text: string;
  gives: 'bool' | 'date' | 'json';
  /** a list of the form: asked of every entry, which is named `item` */
  each?: string;
}

/** Every expression of the steps, those in branches too. */
export function stepExpressions(steps: Step[], at = 'steps'): StepExpression[] {
  return steps.flatMap((step, i) => {
    const expressions: StepExpression[] = [];
    const add = (field: string, text: string | undefined, gives: StepExpression['gives'] = 'bool') => {
      const key = field.replaceAll('[', '.').replaceAll(']', '');
      if (text !== undefined) expressions.push({ at: `${at}[${i}].${field}`, path: `${step.id}.${key}`, text, gives });
    };
    add('when', step.when);
    if (step.type === 'review') add('engineDecides', step.engineDecides);
    if (step.type === 'consult') {
      for (const [j, { each, when }] of step.bodies.entries()) {
        if (each === undefined) add(`bodies[${j}].when`, when);
        else {
          const place = { at: `${at}[${i}].bodies[${j}].when`, path: `${step.id}.bodies.${j}.each` };
          expressions.push({ ...place, text: when ?? 'true', gives: 'bool', each });
        }
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
      stepExpressions(branch, `${at}[${i}].branches[${j}].steps`),
    );
    return [...expressions, ...inner.flat()];
  });
}

const untyped = new Set(['results']);

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

export function compileSteps(
  compiler: Compiler,
  scope: Scope,
  { env, evaluation }: Evaluated,
  steps: StepExpression[],
) {
  const fields = [...(evaluation.fields ?? new Map()).keys()].map((field) => `evaluation.${field}`);
  const names = ['results', 'evaluation', ...fields];
  return steps.flatMap(({ at, path, text, gives, each }): Program['steps'] => {
    const expected = gives === 'json' ? undefined : [gives];
    const entry = each === undefined ? undefined : entryAt(scope.variables.get('answers'), each);
    // Where there is no such list, the checker says so.
    if (each !== undefined && !entry?.fields) return [];
    const seen = entry ? env.clone().registerVariable('item', entry.type) : env;
    const expression = compiler.compile(
      at,
      text,
      { expected, untyped, names: entry ? [...names, 'item'] : names },
      seen,
    );
    if (!expression) return [];
    const list = each !== undefined && entry && { list: { path: each, entry } };
    return [{ path, expression, instant: gives === 'date', evaluation, ...list }];
  });
}
