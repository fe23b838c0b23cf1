import { ApplicationFailure } from '@temporalio/common';
import { parcelsOf, severalPlots } from '../cases/ask-registers.js';
import { type EvaluationDependencies, evaluateAnswers, summaryOf } from '../cases/evaluate.js';
import { readFiled, resultsOf } from '../cases/filed-revision.js';
import { type FilingNow, filingNow } from '../cases/filing-now.js';
import { generationOf } from '../cases/generation.js';
import { applicantOf, mayFile } from '../cases/may-file.js';
import { plotEnded } from '../cases/plot-ended.js';
import { standingRow } from '../city/catalogue/served.js';
import { districtOf } from '../city/people/district-of.js';
import { claimedOffice, representativeFact } from '../city/people/representative.js';
import { appendToTrail } from '../city/trail/append.js';
import { chosenIssues } from '../forms/agenda/chosen.js';
import { type AnswerIssue, checkAnswers } from '../forms/answers/check-answers.js';
import { changedFees, type FeeChange, linesBefore } from '../forms/evaluation/fee-changes.js';
import { keptEvaluation } from '../forms/evaluation/kept.js';
import type { Evaluation } from '../forms/evaluation/types.js';
import { filesLacking, withoutStray } from '../forms/files-in-form.js';
import { offeredBy } from '../forms/generation.js';
import { jalaliDay } from '../forms/jalali.js';
import type { FormDefinition, Generation } from '../forms/language/definition.js';
import { plotOf } from '../forms/plot.js';
import { tellFilingRefused } from '../prisma/application-changed.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Database } from '../prisma/sql.js';
import {
  type Activities,
  type FilingSummary,
  type Proof,
  ROWS_DIFFER,
  type SubmissionRequest,
} from '../workflows/activities.js';
import { whileItIsOpen } from './filed-on-notice.js';
import { keepSubmission } from './keep-submission.js';
import { isGenuine, type SenderTrust } from './senders.js';

type EvaluationActivities = Pick<Activities, 'evaluateSubmission' | 'clearReferrals'>;

/** What the engine may decide of the type from now on; nothing where it is switched off, or cannot be read. */
async function policyOf(
  { catalogue }: EvaluationDependencies,
  permitType: string,
  now: FilingNow,
): Promise<Pick<FilingSummary, 'policy'>> {
  if (now.policies.length === 0) return {};
  const inForce = await catalogue.decisionPolicy(permitType, now.policies.map(standingRow));
  if (!inForce || inForce.policy.mode === 'off') return {};
  const { mode, version } = inForce.policy;
  return { policy: { hash: inForce.hash, version, mode, ...(mode === 'shadow' && { beside: true }) } };
}

export function createEvaluationActivities(
  deps: EvaluationDependencies & { prisma: PrismaClient; decisions?: SenderTrust },
) {
  const { prisma } = deps;
  async function evaluateSubmission({
    reference,
    definitionHash,
    revision,
    from,
    filedBy,
    at,
    proof,
    transition,
  }: SubmissionRequest): Promise<FilingSummary> {
    await mustBeOurs(deps.decisions, proof);
    const definition = await deps.catalogue.definition(definitionHash);
    const asOf = jalaliDay(new Date(at));
    const now = await filingNow(prisma, { reference, filedBy, revision, from, rulebook: definition.rulebook, asOf });
    // Before anything is refused: rows that are ahead may be of a case that has ended.
    if (transition !== undefined) mustBeAt(now, transition, definitionHash);
    mustStillBe(now);
    const filing = mayFile(now, { reference, filedBy, at });
    const source = sourceOf(now, from);
    const generation = generationOf(now);
    if (revision === 1) mustBeOffered(definition, generation);
    // What was filed before was held to the day of that filing, which the clock may have been set back behind.
    const checked = checkAnswers(definition, source.answers, from === 'previous' ? undefined : asOf);
    const { schema } = definition.form;
    const issues = [...checked.issues, ...filesLacking(schema, checked.answers, source.documents)];
    mustFit(issues);
    const files = withoutStray(schema, checked.answers, source.documents);
    const { ownerId, parcel, parcels: named, officeId } = filing;
    const officeNamed = claimedOffice(checked.answers) ?? officeId;
    const of = { ownerId, officeId: officeNamed, permitType: definition.code, parcel, parcels: named, today: asOf };
    const representative = await representativeFact(prisma, of);
    const evaluated = await evaluateAnswers(deps, {
      definitionHash,
      answers: checked.answers,
      documents: [...new Set(files.map(({ code }) => code))],
      representative,
      generation,
      asOf,
      // Those of this very revision are there already when a filing that was cut off is worked out again.
      firstPeriod: now.slips + 1,
      rulebooks: now.rulebooks.map(standingRow),
      results: now.results,
      person: applicantOf(filing),
      reference,
    });
    const { evaluation, input, rulebookHash } = evaluated;
    // What was chosen before stays, whatever has become of its record.
    if (from !== 'previous') mustFit(chosenIssues(schema, input.answers, input.registers));
    const ruleset = await deps.catalogue.ruleset(definitionHash, rulebookHash);
    const { outcome, referralTarget, lane, validUntil, rulesetHash, total } = evaluation;
    const parcels = parcelsOf(ruleset, checked.answers);
    const templates = await deps.catalogue.templates(definition.code, now.templates.map(standingRow));
    const keep = (database: Database) =>
      keepSubmission(database, {
        reference,
        revision,
        answers: input.answers,
        documents: files.filter(({ code }) => input.documents.includes(code)),
        asOf,
        plot: plotOf(parcels[0] ?? '') ?? null,
        plots: severalPlots(parcels),
        generation,
        filedById: filedBy,
        filedAt: at,
        rulebookHash,
        templates,
        ...{ outcome, referralTarget, lane, total, validUntil, rulesetHash },
        registers: input.registers,
        representative: input.representative,
        evaluation,
      });
    await (revision === 1 && now.onNotice ? whileItIsOpen(deps, now, keep) : keep(prisma));
    const summary = summaryOf(evaluated, now.results);
    const policy = await policyOf(deps, definition.code, now);
    const district = districtOf(definition, input.registers, now.districts);
    const { steps, clocks } = definition;
    return {
      ...summary,
      ...policy,
      parties: filing.parties,
      district,
      ...(transition === 0 && { steps, ...(clocks && { clocks }) }),
    };
  }

  const activities: EvaluationActivities = {
    async evaluateSubmission(request) {
      try {
        return await evaluateSubmission(request);
      } catch (error) {
        // Whoever waits for a first filing looks at once.
        if (request.revision === 1 && error instanceof ApplicationFailure)
          await tellFilingRefused(prisma, request.reference).catch(() => undefined);
        throw error;
      }
    },

    async clearReferrals({ reference, definitionHash, revision, cleared }) {
      const { input, rulebookHash, evaluation: was } = await readFiled(deps, { reference, revision, definitionHash });
      const slips = await prisma.paymentSlip.count({ where: { reference, revision: { lt: revision } } });
      const results = await resultsOf(prisma, reference);
      const evaluated = await evaluateAnswers(deps, {
        definitionHash,
        rulebookHash,
        ...input,
        results,
        cleared,
        firstPeriod: slips + 1,
      });
      const before = linesBefore(was, evaluated.evaluation);
      const evaluation = { ...evaluated.evaluation, ...(before && { before }) };
      const fees = before === was.before ? [] : changedFees(evaluation).map(amounts);
      await prisma.$transaction(async (tx) => {
        await tx.submission.update({
          where: { reference_revision: { reference, revision } },
          data: { cleared, ...columnsOf(evaluation) },
        });
        const changed = { cleared: [...cleared], ...(fees.length > 0 && { fees }) };
        const act = { act: 'EVALUATED_ANEW', by: 'engine', revision, changed };
        await appendToTrail(tx, [{ subject: reference, ...act }]);
      });
      return summaryOf(evaluated, results);
    },
  };
  return activities;
}

/** A case may have been begun before its type was looked at so. */
function mustBeOffered(definition: FormDefinition, generation: Generation): void {
  if (offeredBy(definition).includes(generation)) return;
  throw ApplicationFailure.nonRetryable(`The type is not offered to a filing of ${generation}.`, 'FORBIDDEN');
}

/** Whoever files is told what has become of the plot. */
function mustStillBe({ ended }: FilingNow): void {
  if (!ended) return;
  const text = plotEnded(ended);
  throw ApplicationFailure.nonRetryable(text.en, 'CONFLICT', text);
}

function mustFit(issues: readonly AnswerIssue[]): void {
  if (issues.length === 0) return;
  const said = 'Some answers are missing or wrong; see issues.';
  throw ApplicationFailure.nonRetryable(said, 'ANSWERS_INVALID', { issues });
}

async function mustBeOurs(settings: SenderTrust | undefined, proof: Proof | undefined): Promise<void> {
  if (!proof || (settings && (await isGenuine(settings, proof)))) return;
  throw ApplicationFailure.nonRetryable(`The filing of ${proof.reference} is not sealed.`, 'FORBIDDEN');
}

/** Rows that are ahead of a case were written by a run of it that nobody heard of: the case takes them up first. */
function mustBeAt({ transition, permitTypeHash }: FilingNow, known: number, definitionHash: string): void {
  if (transition > known || permitTypeHash !== definitionHash) {
    throw ApplicationFailure.nonRetryable(`The rows are at transition ${transition}, not ${known}.`, ROWS_DIFFER);
  }
}

/** As the trail has it, in smallest units; left out for what there was, or is, not. */
const amounts = ({ code, from, to }: FeeChange) => ({
  code,
  ...(from && { from: from.amount }),
  ...(to && { to: to.amount }),
});

function columnsOf(evaluation: Evaluation) {
  const { outcome, referralTarget, lane, validUntil, rulesetHash } = evaluation;
  return {
    outcome,
    referralTarget,
    lane,
    total: BigInt(evaluation.total),
    validUntil,
    rulesetHash,
    evaluation: keptEvaluation(evaluation) as object,
  };
}

/** What is filed: the applicant's copy as they saw it, or the submission before, to be worked out anew. */
function sourceOf({ source, draftVersion }: FilingNow, from: { draftVersion: number } | 'previous') {
  if (from !== 'previous' && draftVersion !== from.draftVersion) {
    throw ApplicationFailure.nonRetryable(
      'The draft was changed while it was being filed; look at it and file again.',
      'STALE_REVISION',
    );
  }
  if (!source) throw new Error('There is no submission before it to work out anew.');
  return source;
}
