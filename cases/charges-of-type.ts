import { NoRulebookInForceError } from '../city/catalogue/catalogue.js';
import type { Charge } from '../forms/evaluation/types.js';
import { jalaliDay } from '../forms/jalali.js';
import type { CaseServices } from './acting.js';

/** What a version of a permit type may charge today, by the rulebook in force; nothing while none is. */
export async function chargesOfType({ catalogue }: Pick<CaseServices, 'catalogue'>, hash: string): Promise<Charge[]> {
  const today = jalaliDay(new Date());
  const { rulebook } = await catalogue.definition(hash);
  try {
    const due = await catalogue.rulebookInForce(rulebook, today);
    return (await catalogue.ruleset(hash, due.hash)).charges(today);
  } catch (error) {
    if (error instanceof NoRulebookInForceError) return [];
    throw error;
  }
}
