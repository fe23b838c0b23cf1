import type { FormDefinition } from '../language/definition.js';
import type { Rulebook } from '../language/rulebook.js';

/** A rulebook as one permit type sees it: what is the type's own comes before what is shared under its name. */
export function withOwn(
  {
    tariff,
    tables,
    currency,
    payees,
    notice,
  }: Pick<FormDefinition, 'tariff' | 'tables' | 'currency' | 'payees' | 'notice'>,
  rulebook: Rulebook,
): Rulebook {
  if (!tariff && !tables && !currency && !payees && !notice) return rulebook;
  return {
    ...rulebook,
    tariff: { ...rulebook.tariff, ...tariff },
    tables: { ...rulebook.tables, ...tables },
    ...(currency && { currency }),
    ...(notice && { notice }),
    slips: { ...rulebook.slips, payees: { ...rulebook.slips.payees, ...payees } },
  };
}
