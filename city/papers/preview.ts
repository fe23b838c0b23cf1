import { checkAnswers } from '../../forms/answers/check-answers.js';
import { exampleInput } from '../../forms/check/examples.js';
import type { DraftSlip, Evaluation, Ruleset } from '../../forms/evaluation/types.js';
import { everyStepOf } from '../../forms/every-step.js';
import { issuesOf } from '../../forms/grants.js';
import { jalaliDay, startOfDay } from '../../forms/jalali.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { ExampleCase } from '../../forms/language/example.js';
import type { PaperTemplate } from '../../forms/language/paper-template.js';
import type { Rulebook } from '../../forms/language/rulebook.js';
import { feeCurrency } from '../../forms/money.js';
import { clockOf } from './case-rows.js';
import type { PaperModel } from './paper/model.js';
import { permitPaper } from './paper/permit.js';
import { type RefusedCase, refusalPaper } from './paper/refusal.js';
import { slipPaper } from './paper/slip.js';
import { tongueOf } from './paper/tongue.js';
import { sampleAnswers } from './sample-answers.js';

/** A template, and the case that it is shown with. */
export interface Preview {
  template: PaperTemplate;
  definition: FormDefinition;
  /** the day of filing, where no example says one */
  today: string;
  ruleset: Pick<Ruleset, 'evaluate'>;
  rulebook: Pick<Rulebook, 'notice' | 'slips' | 'currency'>;
  /** the municipality, as it signs */
  issuer: string;
  publicUrl: string;
}

/** The example that shows a type at its best: one that comes out clean, else the first; undefined where there is none. */
export const exampleOf = ({ examples = [] }: Pick<FormDefinition, 'examples'>): ExampleCase | undefined =>
  examples.find(({ expected }) => expected.outcome === 'CLEAN') ?? examples[0];

type Shown = Pick<Evaluation, 'regulations' | 'feeLines' | 'slips' | 'validUntil'> & {
  answers: Record<string, unknown>;
  asOf: string;
};

/** An example as it comes out; for a type without one, its form filled with samples. */
function shownCase({ template, definition, ruleset, rulebook, today }: Preview): Shown {
  const example = exampleOf(definition);
  if (example) {
    const { asOf } = example;
    const { answers } = checkAnswers(definition, example.answers, asOf);
    return { ...ruleset.evaluate(exampleInput(definition, example, answers)), answers, asOf };
  }
  const [payee = ''] = Object.keys(rulebook.slips.payees);
  const amount = '1000000';
  const currency = feeCurrency(definition.currency ?? rulebook.currency);
  const { words, say } = tongueOf(template);
  const label = words.paper.sample;
  const line = {
    code: 'SAMPLE',
    title: label,
    amount,
    ...(currency && { currency }),
    payee,
    basis: '',
    explanation: { label, value: amount, inputs: [] },
  };
  return {
    answers: sampleAnswers(definition.form.schema, today, say(label)),
    asOf: today,
    regulations: [],
    feeLines: [line],
    slips: [{ payee, lines: [line], sum: amount, rounding: '0', payable: amount, payUntil: today }],
    validUntil: today,
  };
}

const NUMBER = '1400-000000';
const REFERENCE = 'P-1400-0000000';

/** What the template would make of the example, marked across the top as worth nothing. */
export function previewPaper(preview: Preview): PaperModel {
  const { template, definition, rulebook, issuer, publicUrl } = preview;
  const { answers, asOf, ...evaluation } = shownCase(preview);
  const issuedAt = startOfDay(asOf);
  const payees = { ...rulebook.slips.payees, ...definition.payees };
  const payeeTitle = (payee: string) => payees[payee]?.title ?? { fa: payee, en: payee };
  const { words, say } = tongueOf(template);
  const banner = say(words.notes.preview);
  const notice = definition.notice ?? rulebook.notice;
  const common = {
    reference: REFERENCE,
    answers,
    issuer,
    ...(notice && { notice }),
  };
  if (template.paper === 'refusal') return previewRefusal(preview, common, issuedAt);
  const isSlip = template.paper === 'draft-slip' || template.paper === 'receipt';
  if (!isSlip) {
    const granted = { ...common, number: NUMBER, issuedAt, validUntil: evaluation.validUntil ?? null, definition };
    const parts = issuesOf(definition.steps).find(({ id }) => id === template.step)?.parts ?? null;
    const paper = permitPaper({ ...granted, parts, evaluation, conditions: [], payeeTitle, template });
    return { ...paper, banner, verificationUrl: `${publicUrl}/verify` };
  }
  const [slip = NO_SLIP] = evaluation.slips;
  const paper = slipPaper({
    ...common,
    id: `${REFERENCE}-1-1`,
    status: template.paper === 'receipt' ? 'PAID' : 'DRAFT',
    permitType: definition.title,
    payee: payeeTitle(slip.payee),
    lines: slip.lines,
    sum: BigInt(slip.sum),
    rounding: BigInt(slip.rounding),
    payable: BigInt(slip.payable),
    billId: slip.billId ?? null,
    paymentId: slip.paymentId ?? null,
    payUntil: slip.payUntil,
    paidAt: issuedAt,
    trackingNumber: '000000',
    drawnAt: issuedAt,
    form: definition.form,
    templates: { 'draft-slip': template, receipt: template },
  });
  return { ...paper, banner };
}

/** By the first term whose silence refuses, where the type has one; otherwise by its first review. */
function previewRefusal(
  { template, definition }: Preview,
  common: Pick<RefusedCase, 'reference' | 'answers' | 'issuer'>,
  rejectedAt: Date,
): PaperModel {
  const steps = everyStepOf(definition.steps);
  const term = definition.clocks?.find(({ atEnd }) => atEnd.is === 'refusal');
  const silence = term && clockOf(definition, undefined, term.id, template);
  const { words, say } = tongueOf(template);
  const review = steps.find(({ type }) => type === 'review' || type === 'inspect');
  const title = review?.title ?? definition.title;
  const paper = refusalPaper({
    ...common,
    rejectedAt,
    rejection: silence
      ? { step: silence.clock.id, silence }
      : { step: review?.id ?? '', title, reason: say(words.paper.sample) },
    definition,
    findings: [],
    objections: steps.flatMap((step) =>
      step.type === 'appeal' && step.of.includes('REJECTED')
        ? [{ title: step.title, until: step.within === undefined ? null : jalaliDay(rejectedAt) }]
        : [],
    ),
    template,
    hasDecided: () => true,
  });
  return { ...paper, banner: say(words.notes.preview) };
}

/** For an example that costs nothing. */
const NO_SLIP: DraftSlip = { payee: '—', lines: [], sum: '0', rounding: '0', payable: '0', payUntil: '1400/01/01' };
