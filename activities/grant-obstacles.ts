import { askRegisters, parcelOf } from '../cases/ask-registers.js';
import type { EvaluationDependencies } from '../cases/evaluate.js';
import { readFiled } from '../cases/filed-revision.js';
import { applicantOf } from '../cases/may-file.js';
import type { RegisterReader } from '../city/registers/privacy.js';
import { restsOnPermit } from '../forms/evaluation/base-rules.js';
import { PLOT } from '../forms/evaluation/scope.js';
import type { Evaluation, EvaluationInput, Ruleset } from '../forms/evaluation/types.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { plotOf } from '../forms/plot.js';
import type { PrismaClient, Transaction } from '../prisma/client.js';
import type { Transition } from '../workflows/transition.js';

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
  /** number of the permit that it rests on */
  base: string | undefined;
}

/** Reads what a grant needs before its transaction begins. */
export async function prepareGrant(
  deps: EvaluationDependencies & { prisma: PrismaClient },
  { reference, revision }: Pick<Transition, 'reference' | 'revision'>,
): Promise<PreparedGrant> {
  const { permitTypeHash, ownerId } = await deps.prisma.application.findUniqueOrThrow({
    where: { reference },
    select: { permitTypeHash: true, ownerId: true },
  });
  const filed = await readFiled(deps, { reference, revision, definitionHash: permitTypeHash });
  const { input, evaluation } = filed;
  const [definition, ruleset, owner] = await Promise.all([
    deps.catalogue.definition(permitTypeHash),
    deps.catalogue.ruleset(permitTypeHash, filed.rulebookHash),
    deps.prisma.account.findUnique({ where: { id: ownerId }, select: { nationalId: true } }),
  ]);
  const lookups = ruleset.lookups(input.answers);
  const keyOf = (wanted: (lookup: { name: string; register: string }) => boolean) => lookups.find(wanted)?.key;
  return {
    definition,
    ruleset,
    input,
    evaluation,
    person: applicantOf({ ownerId, ownerNationalId: owner?.nationalId ?? null }),
    ownerId,
    parcel: parcelOf(ruleset, input.answers),
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
  { definition, ruleset, input, evaluation, person, parcel, base }: PreparedGrant,
): Promise<EvaluationInput['registers'] | undefined> {
  const { rechecked } = ruleset;
  if (rechecked.size === 0) return undefined;
  const plot = parcel === undefined ? undefined : plotOf(parcel);
  await holdAlone(tx, [
    ...(plot === undefined ? [] : [`plot/${plot}`]),
    ...(base === undefined ? [] : [`permit/${base}`]),
  ]);
  // Nor is the permit suspended or revoked in between.
  if (base !== undefined) await tx.$queryRaw`SELECT 1 FROM "Permit" WHERE number = ${base} FOR UPDATE`;
  const asked = await askRegisters(registers, ruleset, { answers: input.answers, person, reference, inside: tx });
  const read = Object.entries(asked).filter(([name]) => name === PLOT || name === definition.grant?.base?.permit);
  const silent = read.find(([, { status }]) => status === 'unavailable');
  if (silent) throw new Error(`"${silent[0]}" cannot be looked up now, and ${reference} is not granted without.`);
  const now = { ...input, registers: { ...input.registers, ...Object.fromEntries(read) } };
  const was = new Map(evaluation.checks.map(({ rule, status }) => [rule, status]));
  const statusIn = (one: Evaluation) => new Map(one.checks.map(({ rule, status }) => [rule, status]));
  const cleared = statusIn(ruleset.judge(now));
  const stands = ({ rule, status }: Evaluation['checks'][number]): boolean => {
    if (status !== 'FAIL' && status !== 'MISSING') return true;
    // A body has seen this very failure and let it pass.
    return was.get(rule) === 'WARN' && cleared.get(rule) === 'WARN';
  };
  const { checks } = ruleset.judge({ ...now, cleared: [] });
  return checks.every((check) => !rechecked.has(check.rule) || stands(check)) ? undefined : now.registers;
}

/** In one order, so that two grants never wait for each other. */
async function holdAlone(tx: Transaction, names: string[]): Promise<void> {
  for (const name of names.sort())
    await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
