import { askedAnswers } from '../../forms/agenda/agenda.js';
import { titleOfEntry } from '../../forms/bodies.js';
import { type CaseClock, clocksOf } from '../../forms/clocks-as-they-stand.js';
import { bodyAsked } from '../../forms/each.js';
import { entryIn, stepNamed } from '../../forms/entries.js';
import { everyStepOf } from '../../forms/every-step.js';
import type { DecisionPolicy } from '../../forms/language/decision-policy.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { PaperTemplate } from '../../forms/language/paper-template.js';
import type { Rulebook } from '../../forms/language/rulebook.js';
import { readSaid } from '../../forms/language/said-text.js';
import type { Step } from '../../forms/language/step.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { documentsFor, workFormOf } from '../../forms/work-forms.js';
import type { PrismaClient } from '../../prisma/client.js';
import { definitionWithNames, formWithNames } from '../registers/chosen-records.js';
import type { Line } from './paper/fees.js';
import type { Finding } from './paper/findings.js';
import { partiesOf } from './paper/parties.js';
import type { GrantedCase } from './paper/permit.js';
import type { SlipOfCase } from './paper/slip.js';
import { tongueOf } from './paper/tongue.js';
import type { DecidedByEngine, FiledNow, PermitNow } from './permit-now.js';
import { definitionOf, pinnedDocument } from './pinned-documents.js';
import { templateOf } from './pinned-templates.js';
import { resultsSaid } from './results-said.js';

type Answers = Record<string, unknown>;

/** All that a permit's paper is made from, with the code of its type. */
export async function grantedCase(
  prisma: PrismaClient,
  {
    filed,
    step,
    ...permit
  }: Pick<PermitNow, 'number' | 'issuedAt' | 'validUntil' | 'parts' | 'plots' | 'step'> & { filed: FiledNow },
  { reference, issuer }: Pick<GrantedCase, 'reference' | 'issuer'>,
): Promise<{ granted: GrantedCase; type: string }> {
  const pinned = await definitionOf(prisma, filed.permitTypeHash);
  const answers = askedAnswers(pinned.form, filed.answers);
  const [book, officeName, template] = await Promise.all([
    rulebookOf(prisma, filed.rulebookHash, pinned),
    officeNameOf(prisma, answers),
    templateOf(prisma, filed.templates, pinned.useLimit ? 'inquiry-answer' : 'permit', step),
  ]);
  const results = await resultsSaid(prisma, reference, template);
  const said = [...filed.decided.map(({ answers: filled }) => filled), ...Object.values(results)];
  const definition = await definitionWithNames(prisma, pinned, answers, said);
  const { regulations, feeLines, credits } = filed;
  const granted: GrantedCase = {
    ...permit,
    reference,
    issuedAt: new Date(permit.issuedAt),
    definition,
    answers,
    work: { steps: definition.steps, results },
    evaluation: { regulations, feeLines, ...(credits && { credits }) },
    ...silenceOf(definition, filed, template),
    conditions: lastOf(filed.decided).flatMap(conditionsIn),
    findings: await findingsOf(prisma, { definition, hash: filed.permitTypeHash }, filed.decided),
    ...(filed.decision && { decision: await decisionOf(prisma, filed.decision) }),
    issuer,
    ...(officeName && { officeName }),
    ...(book.notice && { notice: book.notice }),
    payeeTitle: book.payeeTitle,
    template,
  };
  return { granted, type: definition.code };
}

/** The legal term whose end it was, and what has decided. */
function silenceOf(
  definition: FormDefinition,
  { clocks, silence: id, decided: all }: FiledNow,
  template: PaperTemplate,
) {
  const decided = new Set([
    ...all.filter(({ approves }) => approves).flatMap(({ stepId }) => [stepId, entryIn(stepId).step]),
    ...(id === null ? [] : [id]),
  ]);
  const silence = id === null ? undefined : clockOf(definition, { clocks }, id, template);
  return { hasDecided: (where: string) => decided.has(where), ...(silence && { silence }) };
}

/** A legal term of a case as it stands, in the words of the paper that tells of it. */
export const clockOf = (
  definition: FormDefinition,
  standing: unknown,
  id: string,
  template: PaperTemplate,
): CaseClock | undefined =>
  clocksOf(
    { clocks: definition.clocks, steps: everyStepOf(definition.steps) },
    standing,
    tongueOf(template).words,
  ).find(({ clock }) => clock.id === id);

/** What the engine decided by, with the words of its policy. */
async function decisionOf(prisma: PrismaClient, decision: DecidedByEngine): Promise<GrantedCase['decision']> {
  const pinned = await pinnedDocument(prisma, decision.policyHash);
  if (!pinned) throw new Error(`There is no decision policy of the hash ${decision.policyHash}.`);
  return { ...decision, legalBasis: (pinned.document as DecisionPolicy).legalBasis };
}

/** One slip as it stands; null when there is none of that name. */
export async function readSlip(prisma: PrismaClient, id: string, issuer: string): Promise<SlipOfCase | null> {
  const slip = await prisma.paymentSlip.findUnique({
    where: { id },
    include: {
      settledBy: { select: { trackingNumber: true } },
      application: { select: { permitTypeHash: true } },
    },
  });
  if (!slip) return null;
  const { reference, revision } = slip;
  const submission = await prisma.submission.findUniqueOrThrow({
    where: { reference_revision: { reference, revision } },
  });
  const definition = await definitionOf(prisma, slip.application.permitTypeHash);
  const { title } = definition;
  const form = await formWithNames(prisma, definition.form, submission.answers);
  const [book, draft, receipt, owed] = await Promise.all([
    rulebookOf(prisma, submission.rulebookHash, definition),
    templateOf(prisma, submission.templates, 'draft-slip'),
    templateOf(prisma, submission.templates, 'receipt'),
    prisma.refund.findMany({
      where: { reference, revision, kind: { not: 'FEE_ANNULLED' } },
      orderBy: { id: 'asc' },
      select: { payee: true, amount: true, kind: true },
    }),
  ]);
  return {
    id,
    reference,
    status: slip.status,
    permitType: title,
    payee: book.payeeTitle(slip.payee),
    lines: slip.lines as unknown as Line[],
    sum: slip.sum,
    rounding: slip.rounding,
    payable: slip.payable,
    billId: slip.billId,
    paymentId: slip.paymentId,
    payUntil: slip.payUntil,
    paidAt: slip.paidAt,
    ...(slip.settledBy && { trackingNumber: slip.settledBy.trackingNumber }),
    owedBack: owed.map(({ payee, amount, kind }) => ({
      payee: book.payeeTitle(payee),
      amount,
      lapses: kind === 'FLOORED',
    })),
    drawnAt: submission.filedAt,
    form,
    answers: askedAnswers(form, submission.answers as Answers),
    issuer,
    ...(book.notice && { notice: book.notice }),
    templates: { 'draft-slip': draft, receipt },
  };
}

type Decided = FiledNow['decided'][number];

/** Of each step, or body, the last decision counts: what an earlier revision was approved under no longer does. */
const lastOf = <T extends Pick<Decided, 'stepId' | 'body'>>(decided: readonly T[]): T[] => [
  ...new Map(decided.map((each) => [`${each.stepId} ${each.body ?? ''}`, each])).values(),
];

const conditionsIn = ({ conditions, due }: Decided): GrantedCase['conditions'] =>
  conditions.map((text, i) => ({ text: readSaid(text), ...(due[i] && { due: due[i] }) }));

/** What was filled in and attached with the last of them, each by the form that it answers: the case may have moved to another version since. */
export async function findingsOf(
  prisma: PrismaClient,
  now: { definition: FormDefinition; hash: string },
  decided: readonly Pick<Decided, 'stepId' | 'body' | 'answers' | 'formHash' | 'files'>[],
): Promise<Finding[]> {
  const found = lastOf(decided).map(async (each) => {
    const { answers, formHash } = each;
    if (answers === null || formHash === null || formHash === now.hash) return findingIn(now.definition, each);
    const then = await definitionOf(prisma, formHash);
    return findingIn(await definitionWithNames(prisma, then, {}, [answers]), each);
  });
  return (await Promise.all(found)).flat();
}

function findingIn(
  definition: FormDefinition,
  { stepId, body, answers, files }: Pick<Decided, 'stepId' | 'body' | 'answers' | 'files'>,
): Finding[] {
  const step = stepNamed(definition.steps, stepId);
  const form = step && workFormOf(step, body);
  const documents = (step ? documentsFor(step, body) : []).flatMap(({ code, title }) => {
    const count = files.filter((each) => each === code).length;
    return count > 0 ? [{ title, count }] : [];
  });
  const filled = form && answers ? { form, answers: askedAnswers(form, answers as Answers) } : {};
  return documents.length > 0 || 'form' in filled ? [{ of: entryOf(step, stepId, body), ...filled, documents }] : [];
}

/** What people call the work on one entry of a list; undefined of what is of the whole case. */
function entryOf(step: Step | undefined, stepId: string, asked: string | null): LocalizedText | undefined {
  const { body, entry } = bodyAsked(step, asked);
  if (body && entry !== undefined) return titleOfEntry(body.title, entry);
  return entryIn(stepId).entry === undefined ? undefined : (body ?? step)?.title;
}

async function rulebookOf(
  prisma: PrismaClient,
  hash: string,
  { payees = {}, notice }: Pick<FormDefinition, 'payees' | 'notice'>,
) {
  const pinned = await pinnedDocument(prisma, hash);
  const book = pinned?.document as Pick<Rulebook, 'notice' | 'slips'> | undefined;
  return {
    notice: notice ?? book?.notice,
    payeeTitle: (payee: string): LocalizedText =>
      (payees[payee] ?? book?.slips.payees[payee])?.title ?? { fa: payee, en: payee },
  };
}

export async function officeNameOf(prisma: PrismaClient, answers: Answers): Promise<string | undefined> {
  const key = partiesOf(answers).applicant?.representative?.officeId;
  if (!key) return undefined;
  const office = await prisma.office.findUnique({ where: { id: key }, select: { name: true } });
  return office?.name;
}
