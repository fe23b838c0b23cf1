import type { Transaction } from '../../prisma/client.js';
import type { PermitChange } from '../../workflows/transition.js';
import type { Catalogue } from '../catalogue/catalogue.js';

interface Revoked {
  reference: string;
  permit?: PermitChange;
  at: string;
}

/** A decision of the engine whose permit is revoked for a ground that its policy names has turned out wrong. Goes with the act that revokes it. */
export async function overruleRevoked(
  tx: Transaction,
  { catalogue }: { catalogue: Pick<Catalogue, 'decisionPolicyOf'> },
  { reference, permit, at }: Revoked,
): Promise<void> {
  const { to, after, ground } = permit ?? {};
  if (to !== 'REVOKED' || after !== 'measure' || !ground) return;
  const decided = { reference, mode: 'sampled', answer: 'approve', overruledAt: null };
  const rows = await tx.automatedDecision.findMany({ where: decided, select: { policyHash: true, revision: true } });
  const last = rows.sort((a, b) => b.revision - a.revision)[0];
  if (!last) return;
  const { revocation } = await catalogue.decisionPolicyOf(last.policyHash);
  const named = revocation.grounds.some((each) => (typeof each === 'string' ? each : each.id) === ground.id);
  if (!named) return;
  const data = { overruledAt: new Date(at), overruledWhy: ground.id };
  await tx.automatedDecision.updateMany({ where: { ...decided, revision: last.revision }, data });
}
