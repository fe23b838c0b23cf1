import { type Catalogue, NoRulebookInForceError } from '../city/catalogue/catalogue.js';
import { jalaliDay } from '../forms/jalali.js';

/** The hash of the version of a rulebook that is in force today; undefined while none is. */
export async function rulebookToday(
  { catalogue }: { catalogue: Catalogue },
  code: string,
): Promise<string | undefined> {
  try {
    return (await catalogue.rulebookInForce(code, jalaliDay(new Date()))).hash;
  } catch (error) {
    if (error instanceof NoRulebookInForceError) return undefined;
    throw error;
  }
}
