import type { Catalogue } from '../city/catalogue/catalogue.js';
import type { Decisions, Evaluation, EvaluationInput, RegisterAnswer } from '../forms/evaluation/types.js';
import type { PrismaClient } from '../prisma/client.js';

interface FiledRevision {
  input: EvaluationInput;
  rulebookHash: string;
  evaluation: Evaluation;
  decide(results: Record<string, unknown>): Decisions;
}

/** A filed revision as it was evaluated: the frozen answers, documents and register answers, never today's. */
export async function readFiled(
  deps: { prisma: PrismaClient; catalogue: Catalogue; cityPolicy: Record<string, string> },
  of: { reference: string; revision: number; definitionHash: string },
): Promise<FiledRevision> {
  const { reference, revision, definitionHash } = of;
  const submission = await deps.prisma.submission.findUniqueOrThrow({
    where: { reference_revision: { reference, revision } },
  });
  const [definition, ruleset] = await Promise.all([
    deps.catalogue.definition(definitionHash),
    deps.catalogue.ruleset(definitionHash, submission.rulebookHash),
  ]);
  const input: EvaluationInput = {
    answers: submission.answers as Record<string, unknown>,
    documents: (submission.documents as { code: string }[]).map(({ code }) => code),
    registers: submission.registers as unknown as Record<string, RegisterAnswer>,
    representative: submission.representative as EvaluationInput['representative'],
    asOf: submission.asOf,
    generation: definition.generation,
    policy: deps.cityPolicy,
    cleared: submission.cleared,
    firstPeriod: 1,
  };
  const evaluation = submission.evaluation as unknown as Evaluation;
  const { rulebookHash } = submission;
  return { input, rulebookHash, evaluation, decide: (results) => ruleset.decide(input, evaluation, results) };
}

/** What services, signals and decisions of the case have given so far, by step. */
export async function resultsOf(prisma: PrismaClient, reference: string): Promise<Record<string, unknown>> {
  const rows = await prisma.stepResult.findMany({ where: { reference } });
  return Object.fromEntries(rows.map(({ step, data }) => [step, data]));
}
