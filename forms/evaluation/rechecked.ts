import type { Compiled } from '../expression/compile.js';
import type { FormDefinition } from '../language/definition.js';
import { plotLookup } from './base-rules.js';
import type { Compiler } from './compiler.js';
import type { Program } from './program.js';
import { PLOT } from './scope.js';

/** What of a program reads the plot or the base permit, which others may change between a case's filing and its grant. */
export function findRechecked(
  compiler: Compiler,
  definition: FormDefinition,
  program: Pick<Program, 'scope' | 'facts' | 'rules' | 'lookups'>,
): Pick<Program, 'rechecked' | 'readsPlot'> {
  const base = definition.grant?.base?.permit;
  const isOurs = program.scope.registers.has(PLOT) && !program.lookups.some(({ name }) => name === PLOT);
  const reads = readerOf(program, new Set([...(isOurs ? [PLOT] : []), ...(base === undefined ? [] : [base])]));
  const rules = program.rules.filter(({ when, applies, lacking, pass, warnWhen }) =>
    [when, applies, lacking, pass, warnWhen].some(reads),
  );
  const readsPlot = isOurs && compiler.namesRead.has(PLOT);
  if (readsPlot && !plotLookup(definition)) {
    const message = 'an expression reads `plot`, but no lookup in "parcels" says which plot the case is about.';
    compiler.refuse('registers', 'PLOT_UNKNOWN', message);
  }
  return { rechecked: new Set(rules.map(({ part }) => part.id)), readsPlot };
}

/** Whether an expression, or a fact that it uses, reads one of the variables. */
function readerOf({ facts }: Pick<Program, 'facts'>, names: ReadonlySet<string>) {
  const known = new Map<string, boolean>();
  const factReads = (name: string): boolean => {
    const answer = known.get(name) ?? reads(facts.get(name)?.value);
    known.set(name, answer);
    return answer;
  };
  const reads = (expression: Compiled | undefined): boolean =>
    expression?.references.some(({ name }) => names.has(name) || factReads(name)) ?? false;
  return reads;
}
