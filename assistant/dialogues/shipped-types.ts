import { compileRuleset } from '../../forms/evaluation/compile.js';
import type { Ruleset } from '../../forms/evaluation/types.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { Rulebook } from '../../forms/language/rulebook.js';

/** A permit type with what its conditions are worked out by. */
export interface TalkedType {
  definition: FormDefinition;
  ruleset: Ruleset | undefined;
}

/** Permit types by code, each with the newest version of its rulebook. */
export function talkedTypes(
  definitions: readonly FormDefinition[],
  rulebooks: readonly Rulebook[],
): Map<string, TalkedType> {
  return new Map(
    definitions.map((definition) => {
      const rulebook = rulebooks.findLast(({ code }) => code === definition.rulebook);
      return [definition.code, { definition, ruleset: rulebook && compileRuleset(definition, rulebook) }];
    }),
  );
}

/** The documents that a case asks for; all, where its conditions cannot be worked out. */
export const documentsAskedBy =
  ({ definition, ruleset }: TalkedType, today: string) =>
  (answers: Record<string, unknown>): ReadonlySet<string> =>
    new Set(ruleset?.documentsAsked(answers, today) ?? definition.documents.map(({ code }) => code));
