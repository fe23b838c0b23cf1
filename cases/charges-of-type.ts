import type { Charge } from '../forms/evaluation/types.js';
import { jalaliDay } from '../forms/jalali.js';
import type { CaseServices } from './acting.js';
import { rulebookToday } from './rulebook-today.js';

/** What a version of a permit type may charge today, by the rulebook in force; nothing while none is. */
export async function chargesOfType(services: Pick<CaseServices, 'catalogue'>, hash: string): Promise<Charge[]> {
  const { catalogue } = services;
  const { rulebook } = await catalogue.definition(hash);
  const due = await rulebookToday(services, rulebook);
  return due === undefined ? [] : (await catalogue.ruleset(hash, due)).charges(jalaliDay(new Date()));
}
