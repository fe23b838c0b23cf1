import { decisionNow } from '../cases/decision-now.js';
import { asFiled } from '../cases/filed-revision.js';
import type { DecisionFacts } from '../city/automation/counted.js';
import { decideOnce } from '../city/automation/decide.js';
import { type Asked, type Made, weigh } from '../city/automation/weigh.js';
import { standingRow } from '../city/catalogue/served.js';
import type { Judged } from '../forms/decision/judge.js';
import { ExpressionsInvalidError } from '../forms/evaluation/compile.js';
import { jalaliDay } from '../forms/jalali.js';
import type { Activities, PolicyQuestion } from '../workflows/activities.js';
import type { Transition } from '../workflows/transition.js';
import type { TransitionDependencies } from './transition-dependencies.js';

/** What the decision policy says of a review: read from what was filed, counted and drawn, and written down once. */
export function createDecidingActivities(deps: TransitionDependencies): Pick<Activities, 'decideByPolicy'> {
  return {
    async decideByPolicy(question) {
      const { asked, facts } = await askedOf(deps, question);
      return decideOnce(deps.prisma, deps.auditKey, asked, facts);
    },
  };
}

/** What the policy says of the reviews that a transition opens, to be written with it; once of each revision and step. */
export async function decidedBeside(deps: TransitionDependencies, transition: Transition): Promise<Made[]> {
  const { reference, revision, definitionHash, asks = [] } = transition;
  const made: Made[] = [];
  for (const { step, policy: policyHash } of asks) {
    const { asked, facts } = await askedOf(deps, { reference, revision, step, definitionHash, policyHash });
    if (!facts.known) made.push(weigh(deps.auditKey, asked, facts));
  }
  return made;
}

async function askedOf(
  deps: TransitionDependencies,
  { reference, revision, step, definitionHash, policyHash }: PolicyQuestion,
): Promise<{ asked: Asked; facts: DecisionFacts }> {
  const { prisma, catalogue } = deps;
  const policy = await catalogue.decisionPolicyOf(policyHash);
  const at = new Date();
  const looking = { reference, revision, step, day: jalaliDay(at), at };
  const { filed: row, officeId, policies, looked, facts } = await decisionNow(prisma, policy, looking);
  const [filed, counts] = await Promise.all([
    asFiled(deps, row, definitionHash),
    catalogue.decisionPolicy(policy.code, policies.map(standingRow)),
  ]);
  const judged = await judgedBy(async () => {
    const compiled = await catalogue.compiledPolicy(policyHash, definitionHash, filed.rulebookHash);
    return compiled.judge(filed.input, filed.evaluation);
  });
  const inForce = counts?.hash === policyHash;
  return { asked: { ...looking, policy, policyHash, judged, officeId, inForce, looked }, facts };
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
