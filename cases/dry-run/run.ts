import { setImmediate } from 'node:timers/promises';
import type { BusinessCalendar } from '../../forms/calendar.js';
import { type ComparisonVerdict, comparePastCase } from '../../forms/dry-run/compare.js';
import { createTally, type DryRunReport } from '../../forms/dry-run/tally.js';
import type { Ruleset } from '../../forms/evaluation/types.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { carriedAnswers } from './carried-answers.js';
import type { FoundCase } from './past-cases.js';

/** What a past case is worked out anew by. */
export interface Candidate {
  definition: FormDefinition;
  ruleset: Ruleset;
}

export interface DryRun {
  candidateFor(past: FoundCase): Promise<Candidate>;
  /** the versions of the candidates' types that cases were filed with, as far as they are known */
  published: readonly FormDefinition[];
  cityPolicy: Record<string, string>;
  /** by which the ends of terms are worked out; nothing is said of them without */
  calendar?: BusinessCalendar;
  /** told after every page */
  progress(done: number): void;
}

/** Works every past case out anew by its candidate, and says what would have come out otherwise. */
export async function dryRun(pages: AsyncIterable<FoundCase[]>, options: DryRun): Promise<DryRunReport> {
  const tally = createTally();
  let done = 0;
  for await (const page of pages) {
    for (const past of page) tally.add(past, await verdictOn(past, options));
    done += page.length;
    options.progress(done);
    // Lets the next page come in, and a key press stop the run.
    await setImmediate();
  }
  return tally.report();
}

async function verdictOn(past: FoundCase, options: DryRun): Promise<ComparisonVerdict> {
  const { definition, ruleset } = await options.candidateFor(past);
  const { gap, ...carried } = carriedAnswers(past, definition, options.published);
  const verdict = comparePastCase(definition, ruleset, { ...past, ...carried }, options.cityPolicy, options.calendar);
  return verdict.kind === 'unfit' && gap ? { ...verdict, reasons: [gap, ...verdict.reasons] } : verdict;
}
