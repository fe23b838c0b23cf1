import type { SaysOfGrant } from '../city/registers/own-permits.js';
import { fittingFields } from '../city/registers/record-check.js';
import { jalaliDay } from '../forms/jalali.js';
import { PERMITS, registerSchemas } from '../forms/rulebook/registers.js';
import type { PrismaClient } from '../prisma/client.js';
import type { EvaluationDependencies } from './evaluate.js';
import { readFiled } from './filed-revision.js';

/**
 * What is said of a permit whose type said nothing of its permits when it was filed: what the version that is served now
 * says, over the answers as they were filed. Nothing where that says nothing either.
 */
export function createSaysOfGrant(
  deps: Pick<EvaluationDependencies, 'catalogue' | 'cityPolicy'> & { prisma: PrismaClient },
): SaysOfGrant {
  const { prisma, catalogue } = deps;
  return async (reference) => {
    const { revision, permitTypeHash, permitType } = await prisma.application.findUniqueOrThrow({
      where: { reference },
      select: { revision: true, permitTypeHash: true, permitType: { select: { code: true } } },
    });
    const served = await catalogue.active(permitType.code);
    if (!served?.definition.grant) return {};
    const { input, evaluation } = await readFiled(deps, { reference, revision, definitionHash: permitTypeHash });
    const rulebook = await catalogue.rulebookInForce(served.definition.rulebook, jalaliDay(new Date()));
    const ruleset = await catalogue.ruleset(served.hash, rulebook.hash);
    const { record, initially } = ruleset.grant(input, evaluation);
    return fittingFields(registerSchemas[PERMITS] ?? {}, { ...initially, ...record });
  };
}
