import type { FormDefinition } from '../language/definition.js';
import type { Rulebook } from '../language/rulebook.js';

/** A rulebook as one permit type sees it: a tariff value or a table of the type's own comes before the shared one of its name. */
export function withOwn({ tariff, tables }: FormDefinition, rulebook: Rulebook): Rulebook {
  if (tariff === undefined && tables === undefined) return rulebook;
  return { ...rulebook, tariff: { ...rulebook.tariff, ...tariff }, tables: { ...rulebook.tables, ...tables } };
}
