import type { Catalogue } from '../city/catalogue/catalogue.js';
import { evaluationOf, type KeptEvaluation } from '../forms/evaluation/kept.js';
import type {
  Decisions,
  Evaluation,
  EvaluationInput,
  PlotsChanged,
  RegisterAnswer,
} from '../forms/evaluation/types.js';
import { generationInRules } from '../forms/generation.js';
import type { Generation } from '../forms/language/definition.js';
import type { PrismaClient } from '../prisma/client.js';

interface FiledRevision {
  input: EvaluationInput;
  rulebookHash: string;
  evaluation: Evaluation;
  decide(results: Record<string, unknown>): Decisions;
  /** what a permit that is granted now would make of plots; undefined where nothing, or it is not known yet */
  plots(results: Record<string, unknown>): PlotsChanged | undefined;
}

/** What of a revision's row it is read again from. */
export interface FiledRow {
  answers: unknown;
  documents: unknown;
  registers: unknown;
  representative: unknown;
  asOf: string;
  cleared: string[];
  /** of the case then; null where an older version kept none */
  generation: Generation | null;
  rulebookHash: string;
  evaluation: unknown;
}

type FiledDependencies = { catalogue: Catalogue; cityPolicy: Record<string, string> };

/** A filed revision as it was evaluated: the frozen answers, documents and register answers, never today's. */
export async function readFiled(
  deps: FiledDependencies & { prisma: PrismaClient },
  of: { reference: string; revision: number; definitionHash: string },
): Promise<FiledRevision> {
  const { reference, revision, definitionHash } = of;
  const submission = await deps.prisma.submission.findUniqueOrThrow({
    where: { reference_revision: { reference, revision } },
  });
  return asFiled(deps, submission, definitionHash);
}

/** The same of a row that was read already. */
export async function asFiled(deps: FiledDependencies, row: FiledRow, definitionHash: string): Promise<FiledRevision> {
  const { rulebookHash } = row;
  const [definition, ruleset] = await Promise.all([
    deps.catalogue.definition(definitionHash),
    deps.catalogue.ruleset(definitionHash, rulebookHash),
  ]);
  const input: EvaluationInput = {
    answers: row.answers as Record<string, unknown>,
    documents: (row.documents as { code: string }[]).map(({ code }) => code),
    registers: row.registers as Record<string, RegisterAnswer>,
    representative: row.representative as EvaluationInput['representative'],
    asOf: row.asOf,
    generation: generationInRules(definition, row.generation ?? undefined),
    policy: deps.cityPolicy,
    cleared: row.cleared,
    firstPeriod: 1,
  };
  const evaluation = evaluationOf(row.evaluation as KeptEvaluation);
  return {
    input,
    rulebookHash,
    evaluation,
    decide: (results) => ruleset.decide(input, evaluation, results),
    plots: (results) => ruleset.grant({ ...input, results }, evaluation).plots,
  };
}

/** What services, signals and decisions of the case have given so far, by step, in the order of their names. */
export async function resultsOf(
  prisma: Pick<PrismaClient, 'stepResult'>,
  reference: string,
): Promise<Record<string, unknown>> {
  const rows = await prisma.stepResult.findMany({ where: { reference }, orderBy: { step: 'asc' } });
  return Object.fromEntries(rows.map(({ step, data }) => [step, data]));
}

/** What a permit of a case would make of plots by what its steps have found by now, which its evaluation need not read. */
export async function plotsByNow(
  deps: FiledDependencies & { prisma: PrismaClient },
  of: { reference: string; revision: number; definitionHash: string },
): Promise<PlotsChanged | undefined> {
  const { grant } = await deps.catalogue.definition(of.definitionHash);
  if (!grant?.plots) return undefined;
  const [filed, results] = await Promise.all([readFiled(deps, of), resultsOf(deps.prisma, of.reference)]);
  return filed.evaluation.outcome === 'CLEAN' ? filed.plots(results) : undefined;
}
