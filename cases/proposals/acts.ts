import { z } from 'zod';
import { activate, retire } from '../../city/catalogue/decide.js';
import { grantHolding } from '../../city/people/register.js';
import { RoleKind } from '../../forms/language/role.js';
import { BothLanguages } from '../../forms/language/text.js';
import type { Transaction } from '../../prisma/client.js';
import type { ProposedAct } from '../../prisma/generated/client/enums.js';
import type { Acting } from '../acting.js';
import { NotFoundError } from '../refusals.js';
import { writeOfficeApproval, writeOfficeRestored } from '../write-office.js';
import { writeRole } from '../write-role.js';

const instant = z.coerce.date().nullish();
const ofVersions = z.object({
  kind: z.enum(['PERMIT_TYPE', 'RULEBOOK', 'TEMPLATE', 'DECISION_POLICY']),
  code: z.string(),
  from: instant,
});
const ofOffice = z.object({ id: z.string() });

/** The arguments of each act, as a proposal keeps them. */
export const proposedArguments = {
  GRANT_ROLE: z.object({
    person: z.string(),
    role: z.string(),
    unit: z.string().nullish(),
    district: z.string().nullish(),
    from: z.coerce.date(),
    until: instant,
  }),
  SAVE_ROLE: z.object({ id: z.string(), title: BothLanguages, kind: RoleKind, heads: z.boolean().nullish() }),
  APPROVE_OFFICE: ofOffice,
  RESTORE_OFFICE: ofOffice,
  ACTIVATE_VERSION: ofVersions.extend({ version: z.int() }),
  RETIRE_VERSION: ofVersions.extend({ version: z.int().nullish() }),
} as const satisfies Record<ProposedAct, z.ZodType>;

export type ArgumentsOf<A extends ProposedAct> = z.infer<(typeof proposedArguments)[A]>;

/** Where an act is carried out: in a transaction, in the name of whoever wanted it. */
export interface CarryingOut {
  acting: Acting;
  tx: Transaction;
  by: string;
}

type CarryOut<A extends ProposedAct> = (what: ArgumentsOf<A>, where: CarryingOut) => Promise<unknown>;

const versionsOf = ({ kind, code, from }: z.infer<typeof ofVersions>, by: string) => ({
  kind,
  code,
  by,
  from: from ?? undefined,
});

/** What becomes of an act once it is approved. */
const carriedOut: { [A in ProposedAct]: CarryOut<A> } = {
  async GRANT_ROLE(what, { tx, by }) {
    if (!(await grantHolding(tx, { ...what, by }))) throw new NotFoundError();
  },
  SAVE_ROLE: (what, { tx, by }) => writeRole(tx, what, by),
  APPROVE_OFFICE: ({ id }, where) => writeOfficeApproval(where, id),
  RESTORE_OFFICE: ({ id }, where) => writeOfficeRestored(where, id),
  ACTIVATE_VERSION: (what, { acting, tx, by }) =>
    activate({ ...acting.publishing.publisher, within: tx }, { ...versionsOf(what, by), version: what.version }),
  RETIRE_VERSION: (what, { acting, tx, by }) =>
    retire(
      { ...acting.publishing.publisher, within: tx },
      { ...versionsOf(what, by), version: what.version ?? undefined },
    ),
};

/** Carries an act out with the arguments that a proposal has kept. */
export async function carryOut<A extends ProposedAct>(act: A, kept: unknown, where: CarryingOut): Promise<void> {
  const what = proposedArguments[act].parse(kept) as ArgumentsOf<A>;
  await carriedOut[act](what, where);
}

/** Who may gain by an act, who therefore does not approve it. */
export function gainsBy(act: ProposedAct, kept: unknown): string | undefined {
  return act === 'GRANT_ROLE' ? proposedArguments.GRANT_ROLE.parse(kept).person : undefined;
}
