import { setImmediate } from 'node:timers/promises';
import { comparePastCase } from '../../forms/dry-run/compare.js';
import { createTally, type DryRunReport } from '../../forms/dry-run/tally.js';
import type { Ruleset } from '../../forms/evaluation/types.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { FoundCase } from './past-cases.js';

export interface DryRun {
  definition: FormDefinition;
  /** the candidate's rules with the rulebook that a case is to be worked out by */
  rulesetFor(past: FoundCase): Promise<Ruleset>;
  cityPolicy: Record<string, string>;
  /** told after every page */
  progress(done: number): void;
}

/** Works every past case out anew by a candidate definition, and says what would have come out otherwise. */
export async function dryRun(
  pages: AsyncIterable<FoundCase[]>,
  { definition, rulesetFor, cityPolicy, progress }: DryRun,
): Promise<DryRunReport> {
  const tally = createTally();
  let done = 0;
  for await (const page of pages) {
    for (const past of page) tally.add(past, comparePastCase(definition, await rulesetFor(past), past, cityPolicy));
    done += page.length;
    progress(done);
    // Lets the next page come in, and a key press stop the run.
    await setImmediate();
  }
  return tally.report();
}
