import { evaluationWords } from '../messages/evaluation.js';
import { feeCurrency } from '../money.js';
import type { EvaluationCase } from './case.js';
import { checksOf, outcomeOf } from './checks.js';
import { creditsOf, payableOf } from './credits.js';
import { createExplainer, type Explainer } from './explain.js';
import { calculateFees, missingCheck } from './fees.js';
import { plotsChanged } from './grant.js';
import { regulationsOf } from './regulations.js';
import { drawSlips } from './slips.js';
import type { Check, DraftSlip, Evaluation, Explanation, FeeLine, Outcome } from './types.js';
import { validityOf } from './validity.js';

const { laneTitle, validity: validityTitle, billId: slipTitle } = evaluationWords;

/** Regulations, checks, fee lines, slips, lane and validity of one case. */
export function evaluateCase(open: EvaluationCase, rulesetHash: string, explainer = createExplainer(open)): Evaluation {
  const checks = checksOf(open, explainer);
  const first = outcomeOf(open, checks);
  const draft = first.outcome === 'CLEAN' ? draftOf(open, explainer) : undefined;
  const all = [...checks, ...(draft?.checks ?? [])];
  const { outcome, referralTarget } = outcomeOf(open, all);
  const granted = outcome === 'CLEAN' ? draft : undefined;
  const currency = feeCurrency(open.setting.rulebook.currency);
  const credits = creditsOf(granted?.lines ?? [], open.setting.rulebook.slips);
  const evaluation: Evaluation = {
    outcome,
    referralTarget,
    ...laneOf(open, explainer, outcome),
    ...(currency && { currency }),
    regulations: regulationsOf(open),
    checks: all,
    feeLines: granted?.lines ?? [],
    slips: granted?.slips ?? [],
    ...(credits.length > 0 && { credits }),
    total: String(payableOf(granted?.lines ?? [])),
    validUntil: granted?.validUntil ?? null,
    ...(granted?.validityExplanation && { validityExplanation: granted.validityExplanation }),
    rulesetHash,
  };
  const plots = granted && plotsChanged(open, evaluation);
  return plots ? { ...evaluation, plots } : evaluation;
}

/** Says nothing of how a value came to be, which is most of the work of an evaluation. */
export const silent: Explainer = { explain: (label) => ({ label, value: '', inputs: [] }) };

interface Draft {
  lines: FeeLine[];
  slips: DraftSlip[];
  checks: Check[];
  validUntil: string | null;
  validityExplanation?: Explanation;
}

/** What a clean case would cost and how long it would hold; what of that cannot be worked out comes as checks. */
function draftOf(open: EvaluationCase, explainer: Explainer): Draft {
  const { program, rulebook } = open.setting;
  const { lines, checks } = calculateFees(open, explainer);
  const file = program.fileCode && open.work(program.fileCode, slipTitle);
  const numbered = lines.some(({ payee }) => rulebook.slips.payees[payee]?.issuer);
  if (numbered && file && 'problem' in file) {
    checks.push(missingCheck({ code: 'BILL', title: slipTitle, basis: rulebook.slips.basis }, file.problem));
  }
  const fileCode = file && 'value' in file && typeof file.value === 'bigint' ? file.value : undefined;
  const { asOf, firstPeriod } = open.input;
  const slips = checks.length === 0 ? drawSlips(lines, { terms: rulebook.slips, asOf, firstPeriod, fileCode }) : [];
  const validity = validityOf(open, explainer);
  if (validity.problem) {
    const { basis } = program.validity;
    checks.push(missingCheck({ code: 'VALIDITY', title: validityTitle, basis }, validity.problem));
  }
  return { lines, slips, checks, validUntil: validity.until, validityExplanation: validity.explanation };
}

/** Only a clean case has a lane of its own; the others go to the applicant or to the body they are referred to. */
function laneOf(
  open: EvaluationCase,
  explainer: Explainer,
  outcome: Outcome,
): Pick<Evaluation, 'lane' | 'laneExplanation'> {
  if (outcome === 'REFERRAL') return { lane: 'referral' };
  if (outcome !== 'CLEAN') return { lane: 'applicant' };
  const passedOver: Explanation[] = [];
  for (const { lane, when } of open.setting.program.lanes) {
    const worked = when && open.work(when, laneTitle);
    if (!when || !worked) continue;
    const explanation = explainer.explain(evaluationWords.lane({ lane }), when, worked);
    if ('value' in worked && worked.value === true) {
      return { lane, laneExplanation: { label: laneTitle, value: lane, inputs: [explanation] } };
    }
    passedOver.push(explanation);
  }
  return { lane: 'supervised', laneExplanation: { label: laneTitle, value: 'supervised', inputs: passedOver } };
}
