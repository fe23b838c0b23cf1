import { readFiled } from '../cases/filed-revision.js';
import { decideOnce } from '../city/automation/decide.js';
import type { Judged } from '../forms/decision/judge.js';
import { ExpressionsInvalidError } from '../forms/evaluation/compile.js';
import type { Activities } from '../workflows/activities.js';
import type { TransitionDependencies } from './transition-dependencies.js';

/** What the decision policy says of a review: read from what was filed, counted and drawn in one transaction. */
export function createDecidingActivities(deps: TransitionDependencies): Pick<Activities, 'decideByPolicy'> {
  const { prisma, catalogue } = deps;
  return {
    async decideByPolicy({ reference, revision, step, definitionHash, policyHash }) {
      const [filed, policy, mandate] = await Promise.all([
        readFiled(deps, { reference, revision, definitionHash }),
        catalogue.decisionPolicyOf(policyHash),
        prisma.application.findUnique({ where: { reference }, select: { mandate: { select: { officeId: true } } } }),
      ]);
      const counts = await catalogue.decisionPolicy(policy.code);
      const judged = await judgedBy(async () => {
        const compiled = await catalogue.compiledPolicy(policyHash, definitionHash, filed.rulebookHash);
        return compiled.judge(filed.input, filed.evaluation);
      });
      const officeId = filed.input.representative?.officeId ?? mandate?.mandate?.officeId ?? null;
      return decideOnce(prisma, deps.auditKey, {
        ...{ reference, revision, step, policy, policyHash, judged, officeId },
        inForce: counts?.hash === policyHash,
        at: new Date(),
      });
    },
  };
}

/** A policy that no longer fits the rules decides nothing; the case goes on with a person. */
async function judgedBy(judge: () => Promise<Judged>): Promise<Judged | undefined> {
  try {
    return await judge();
  } catch (error) {
    if (error instanceof ExpressionsInvalidError) return undefined;
    throw error;
  }
}
