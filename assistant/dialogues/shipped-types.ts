import { checkAnswers } from '../../forms/answers/check-answers.js';
import { compileRuleset } from '../../forms/evaluation/compile.js';
import type { Ruleset } from '../../forms/evaluation/types.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { Rulebook } from '../../forms/language/rulebook.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { moneyOf } from '../../forms/money.js';

/** A permit type with what its conditions are worked out by. */
export interface TalkedType {
  definition: FormDefinition;
  ruleset: Ruleset | undefined;
  rulebook: Rulebook | undefined;
}

/** Permit types by code, each with the newest version of its rulebook. */
export function talkedTypes(
  definitions: readonly FormDefinition[],
  rulebooks: readonly Rulebook[],
): Map<string, TalkedType> {
  return new Map(
    definitions.map((definition) => {
      const rulebook = rulebooks.findLast(({ code }) => code === definition.rulebook);
      return [definition.code, { definition, rulebook, ruleset: rulebook && compileRuleset(definition, rulebook) }];
    }),
  );
}

/** The documents that a case asks for; all, where its conditions cannot be worked out. */
export const documentsAskedBy =
  ({ definition, ruleset }: TalkedType, today: string) =>
  (answers: Record<string, unknown>): ReadonlySet<string> =>
    new Set(ruleset?.documentsAsked(answers, today) ?? definition.documents.map(({ code }) => code));

/** What a turn without an installation may know of fees and rules. */
export function rulesAndFees({ definition, ruleset, rulebook }: TalkedType, today: string) {
  const base = { registers: {}, representative: null, policy: {}, cleared: [], firstPeriod: 1 };
  return {
    rules: rulebook,
    charges: ruleset?.charges(today).map(({ title }) => title) ?? [],
    costOf(answers: Record<string, unknown>): LocalizedText | undefined {
      if (!ruleset || checkAnswers(definition, answers, today).issues.length > 0) return undefined;
      const documents = ruleset.documentsAsked(answers, today);
      const input = { ...base, answers, documents, asOf: today, generation: definition.generation };
      const { outcome, total, currency } = ruleset.judge(input);
      return outcome === 'CLEAN' ? moneyOf(total, currency) : undefined;
    },
  };
}
