import { BY_RESPONDER } from '../../forms/appeals.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { outcomeWords } from '../../forms/messages/evaluation.js';
import type { MessageValue } from '../../forms/messages/messages.js';
import { type Currency, moneyOf } from '../../forms/money.js';
import { persianDigits } from '../../forms/persian.js';
import { appealFindings, auditFindings, ignoredBecause, measureFindings } from './messages/findings.js';
import { priorityWords, timelineMessages, timelineWords } from './messages.js';
import { dayWords } from './words.js';

type Data = Record<string, unknown>;
type Catalogue = Readonly<Record<string, LocalizedText>>;

const nothing: LocalizedText = { fa: '', en: '' };
const wordIn = (catalogue: Catalogue, code: unknown): LocalizedText | undefined => catalogue[String(code)];
const whole = (value: unknown): LocalizedText => ({ fa: persianDigits(String(value ?? '')), en: String(value) });

/** What the sentences may name of an event. */
function valuesOf(data: Data): Record<string, MessageValue> {
  const step = String(data.step ?? '');
  const currency = data.currency as Currency | undefined;
  return {
    title: { fa: step, en: step, ...(data.title as Partial<LocalizedText> | undefined) },
    outcome: wordIn(outcomeWords, data.outcome) ?? nothing,
    priority: wordIn(priorityWords, data.priority) ?? nothing,
    why: wordIn(ignoredBecause, data.exact ?? data.why) ?? ignoredBecause.other,
    before: moneyOf(String(data.before ?? '0'), currency),
    total: moneyOf(String(data.total ?? '0'), currency),
    appeal: wordIn(appealFindings, data.outcome) ?? nothing,
    measure: wordIn(measureFindings, data.outcome) ?? nothing,
    until: typeof data.heardUntil === 'string' ? dayWords(data.heardUntil) : nothing,
    finding: wordIn(auditFindings, data.effect ?? data.result) ?? nothing,
    revision: whole(data.revision),
    to: whole(data.to),
    policyVersion: whole(data.policyVersion),
    connector: String(data.connector),
    basis: String(data.basis ?? ''),
    signal: String(data.signal),
    objections: whole(data.objections),
    requests: whole(data.requests),
  };
}

/** `never`: which values a sentence names depends on the event's type, which may be any text here. */
type Sentence = LocalizedText | ((values: never) => LocalizedText);
const sentences: Readonly<Record<string, Sentence>> = timelineMessages;

function variantOf(type: string, data: Data): string {
  if (type === 'MOVED' && data.recalculate) return 'MOVED_TO_RECALCULATE';
  if (type === 'APPROVED_BY_ENGINE' && data.policyVersion !== undefined) return 'APPROVED_BY_POLICY';
  if (type === 'APPEAL_DECIDED' && data.measure) return 'MEASURE_DECIDED';
  if (type === 'REASSIGNED' && data.byRule) return 'ASSIGNED_BY_RULE';
  if (type === 'DECIDED' && data.stage !== undefined && data.said === undefined)
    return data.stage === 'approve' ? 'STAGE_PASSED' : 'STAGE_FAILED';
  if (type === 'APPEAL_FILED' && data.by === BY_RESPONDER) return 'APPEAL_BY_RESPONDER';
  if (type === 'APPEAL_FILED' && data.effect !== undefined)
    return data.heardUntil === undefined ? 'MEASURE_BEGUN' : 'MEASURE_ANNOUNCED';
  return type === 'CALCULATED' && data.before !== undefined ? 'CALCULATED_ANEW' : type;
}

/** The sentence of a timeline entry. An unknown type, from a newer workflow, is shown by its name. */
export function timelineSentence(type: string, data: Data): LocalizedText {
  const template = sentences[variantOf(type, data)];
  const bare =
    typeof template === 'function' ? template(valuesOf(data) as never) : (template ?? { fa: type, en: type });
  // An outcome of the step's own, in its words.
  const said = data.said as LocalizedText | undefined;
  const sentence = said ? timelineWords.said({ sentence: bare, said }) : bare;
  return data.onBehalfOf === undefined ? sentence : timelineWords.standIn({ sentence });
}
