import { ownStanding, supersedeEarlier, supersedeOwn, supersedeWithin } from '../city/papers/standing.js';
import { fittingFields } from '../city/registers/record-check.js';
import type { Act } from '../city/trail/append.js';
import { grantsSeveral, issuesOf } from '../forms/grants.js';
import { jalaliDay } from '../forms/jalali.js';
import { plotOf } from '../forms/plot.js';
import { PERMITS, registerSchemas, SAID_OF_EVERY_PERMIT } from '../forms/rulebook/registers.js';
import type { Transaction } from '../prisma/client.js';
import { ask } from '../prisma/sql.js';
import type { PreparedGrant } from './grant-obstacles.js';

const GRANT = { name: 'grant a permit', text: 'SELECT grant_permit($1::jsonb, $2) AS number' };

interface Granting {
  reference: string;
  revision: number;
  /** RFC 3339 */
  at: string;
  /** as they were filed */
  validUntil: string | null;
  plot: string | null;
}

/**
 * Writes the permit into the register with what its type says of it, and puts it in the place of those it replaces. Permits
 * of a Jalali year are numbered without a gap, but for numbers that an import has brought already.
 */
export async function grantPermit(
  tx: Transaction,
  { reference, revision, at, validUntil, plot }: Granting,
  grant: PreparedGrant | undefined,
  /** id of the step that grants it; empty where nothing says so */
  step = '',
): Promise<{ number: string; acts: Act[] }> {
  const several = grant && grantsSeveral(grant.definition.steps);
  const issue = several ? issuesOf(grant.definition.steps).find(({ id }) => id === step) : undefined;
  const within = issue ? await ownStanding(tx, reference, issue.supersedes ?? []) : [];
  const says = grant && (await whatItSays(tx, grant, within));
  const year = jalaliDay(new Date(at)).slice(0, 4);
  const stated = {
    year,
    reference,
    issuedAt: at,
    validUntil,
    plot,
    ...says?.columns,
    ...(issue && { step, parts: issue.parts }),
  };
  const [granted] = await ask<{ number: string }>(tx, GRANT, [JSON.stringify(stated), PERMITS]);
  const number = granted?.number ?? '';
  const become = says?.plots && { plotsEnded: says.plots.ends, plotsBegun: says.plots.begins };
  if (grant?.plots || become) {
    await tx.permit.update({ where: { number }, data: { ...(grant?.plots && { plots: grant.plots }), ...become } });
  }
  const granting = { by: 'engine', at: new Date(at) };
  // How many: which they are stands in the permit, which its readers read.
  const counted = says?.plots && { plotsEnded: says.plots.ends.length, plotsBegun: says.plots.begins.length };
  const changed = { permit: number, ...(says?.columns.replaces && { replaces: says.columns.replaces }), ...counted };
  const issued = { ...granting, subject: reference, revision, act: 'PERMIT_ISSUED', changed };
  const places = { by: number, at: new Date(at), plot, ownerId: grant?.ownerId };
  const earlier = says?.byData
    ? await supersedeOwn(tx, says.replaced, places)
    : [(await supersedeEarlier(tx, { reference, revision, at: new Date(at) })) ?? []].flat();
  earlier.push(...(await supersedeWithin(tx, within, { by: number, at: new Date(at) })));
  const superseded = earlier.map((permit) => ({
    ...granting,
    subject: permit.reference,
    act: 'PERMIT_SUPERSEDED',
    changed: { permit: permit.number, supersededBy: number },
  }));
  return { number, acts: [issued, ...superseded] };
}

/** What the register says of the permit whose place the new one takes goes on with it, where its type says nothing else. */
function handedOn({ definition, input, base: number }: PreparedGrant): Record<string, unknown> {
  const base = number === undefined ? undefined : definition.grant?.base;
  const answer = base && base.stays !== true ? input.registers[base.permit] : undefined;
  if (answer?.status !== 'found') return {};
  return Object.fromEntries(Object.entries(answer.record).filter(([name]) => !SAID_OF_EVERY_PERMIT.has(name)));
}

/** The columns of a grant by its definition, and the numbers of the permits that it replaces. */
async function whatItSays(tx: Transaction, grant: PreparedGrant, within: readonly { number: string }[]) {
  const { definition, ruleset, input, evaluation, parcel, base } = grant;
  const { record, initially, replaces, plots } = ruleset.grant(input, evaluation);
  const taken = base !== undefined && definition.grant?.base?.stays !== true ? base : undefined;
  // A body may have let pass that another has taken its place; there is but one successor.
  const free = taken !== undefined && (await tx.permit.count({ where: { replaces: taken } })) === 0;
  const schema = registerSchemas[PERMITS] ?? {};
  const columns = {
    record: { ...fittingFields(schema, record), ...(parcel !== undefined && { nosaziCode: parcel }) } as object,
    ...(definition.grant && { initially: fittingFields(schema, { ...handedOn(grant), ...initially }) as object }),
    replaces: free ? taken : within.length === 1 ? within[0]?.number : null,
    ...(parcel !== undefined && { plot: plotOf(parcel) ?? null }),
  };
  const replaced = [...new Set([...(taken === undefined ? [] : [taken]), ...replaces])];
  return { byData: definition.grant !== undefined, columns, replaced, plots };
}
