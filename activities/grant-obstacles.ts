import { askRegisters, parcelsOf, severalPlots } from '../cases/ask-registers.js';
import type { CaseNow } from '../cases/case-now.js';
import type { EvaluationDependencies } from '../cases/evaluate.js';
import { asFiled } from '../cases/filed-revision.js';
import { applicantOf } from '../cases/may-file.js';
import type { RegisterReader } from '../city/registers/privacy.js';
import { restsOnPermit } from '../forms/evaluation/base-rules.js';
import { PLOT } from '../forms/evaluation/scope.js';
import type { Evaluation, EvaluationInput, Ruleset } from '../forms/evaluation/types.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { plotOf } from '../forms/plot.js';
import type { Transaction } from '../prisma/client.js';

/** A grant with all that its transaction needs and that does not change. */
export interface PreparedGrant {
  definition: FormDefinition;
  ruleset: Ruleset;
  input: EvaluationInput;
  evaluation: Evaluation;
  /** whom the registers are read for */
  person: RegisterReader;
  ownerId: string;
  parcel: string | undefined;
  /** all plots, where it is of several */
  plots: string[] | undefined;
  /** that nobody else is granted anything on meanwhile */
  heldPlot: string | null;
  /** number of the permit that it rests on */
  base: string | undefined;
}

/** What a grant needs, of what its case has kept. */
export async function prepareGrant(deps: EvaluationDependencies, now: CaseNow): Promise<PreparedGrant> {
  const { permitTypeHash, ownerId, grant } = now;
  if (!grant) throw new Error('A grant is prepared from what it rests on.');
  const { input: filed, evaluation, rulebookHash } = await asFiled(deps, grant.filed, permitTypeHash);
  const given = Object.entries(grant.results).map(([step, { data }]) => [step, data]);
  const input = { ...filed, results: Object.fromEntries(given) };
  const [definition, ruleset] = await Promise.all([
    deps.catalogue.definition(permitTypeHash),
    deps.catalogue.ruleset(permitTypeHash, rulebookHash),
  ]);
  const lookups = ruleset.lookups(input.answers);
  const parcels = parcelsOf(ruleset, input.answers);
  const keyOf = (wanted: (lookup: { name: string; register: string }) => boolean) => lookups.find(wanted)?.key;
  return {
    definition,
    ruleset,
    input,
    evaluation,
    person: applicantOf({ ownerId, ownerNationalId: grant.nationalId }),
    ownerId,
    parcel: parcels[0],
    plots: severalPlots(parcels),
    heldPlot: grant.filed.plot,
    base: restsOnPermit(evaluation) ? keyOf(({ name }) => name === definition.grant?.base?.permit) : undefined,
  };
}

/**
 * What the rules read of the plot and of the base permit, as it is at this moment, where a rule that held when the case was
 * filed no longer does. Nobody else is granted anything on them until the transaction ends. Throws while a register that
 * has to say so does not answer.
 */
export async function whatHasChanged(
  tx: Transaction,
  { registers }: Pick<EvaluationDependencies, 'registers'>,
  reference: string,
  { definition, ruleset, input, evaluation, person, parcel, plots, base, heldPlot }: PreparedGrant,
): Promise<EvaluationInput['registers'] | undefined> {
  const { rechecked } = ruleset;
  if (rechecked.size === 0) return undefined;
  const plot = parcel === undefined ? undefined : plotOf(parcel);
  // Its plot as it was filed for is held with the case.
  const named = plots ?? (plot === undefined ? [] : [plot]);
  // In one order, whoever else is granted something on some of them.
  for (const each of named.toSorted()) if (each !== heldPlot) await holdAlone(tx, `plot/${each}`);
  if (base !== undefined) await holdAlone(tx, `permit/${base}`);
  // Nor is the permit suspended or revoked in between.
  if (base !== undefined) await tx.$queryRaw`SELECT 1 FROM "Permit" WHERE number = ${base} FOR UPDATE`;
  const asked = await askRegisters(registers, ruleset, { answers: input.answers, person, reference, inside: tx });
  const read = Object.entries(asked).filter(([name]) => name === PLOT || name === definition.grant?.base?.permit);
  const silent = read.find(([, { status }]) => status === 'unavailable');
  if (silent) throw new Error(`"${silent[0]}" cannot be looked up now, and ${reference} is not granted without.`);
  const now = { ...input, registers: { ...input.registers, ...Object.fromEntries(read) } };
  const was = new Map(evaluation.checks.map(({ rule, status }) => [rule, status]));
  const statusIn = (one: Evaluation) => new Map(one.checks.map(({ rule, status }) => [rule, status]));
  const failing = ruleset
    .judge({ ...now, cleared: [] })
    .checks.filter(({ rule, status }) => rechecked.has(rule) && (status === 'FAIL' || status === 'MISSING'));
  if (failing.length === 0) return undefined;
  // A body has seen this very failure and let it pass.
  const cleared = statusIn(ruleset.judge(now));
  const stands = ({ rule }: Evaluation['checks'][number]): boolean =>
    was.get(rule) === 'WARN' && cleared.get(rule) === 'WARN';
  return failing.every(stands) ? undefined : now.registers;
}

/** A plot first and then a permit, so that two grants never wait for each other. */
async function holdAlone(tx: Transaction, name: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
