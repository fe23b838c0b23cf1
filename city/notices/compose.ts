import { BY_RESPONDER } from '../../forms/appeals.js';
import { type FeeChange, feeChangesInWords } from '../../forms/evaluation/fee-changes.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { Currency } from '../../forms/money.js';
import type { Transaction } from '../../prisma/client.js';
import type { NotificationEvent } from '../../prisma/generated/client/enums.js';
import { type Occurrence, occurrencesOf, type Told } from './events.js';
import { type CaseFacts, firstReasons, readFacts } from './facts.js';
import { noticeWords, outsideWords } from './messages.js';
import {
  applicants,
  isApplying,
  keyOf,
  openTasks,
  personKey,
  type Recipient,
  remindedOf,
  type TaskView,
  workersOf,
} from './recipients.js';
import { fillTemplate } from './template-text.js';
import type { FindTemplate } from './templates.js';
import { timelineSentence } from './timeline.js';
import { dayWords, type NoticeSubject, valuesFor } from './words.js';

export interface ComposedNotice extends Recipient {
  id: string;
  event: NotificationEvent;
  subject: LocalizedText;
  message: LocalizedText;
  districtId: string | null;
}

/** All that the messages of a transition say or turn on, as it leaves its case. */
export interface NoticeView {
  facts: CaseFacts;
  tasks: readonly TaskView[];
  /** texts of remarks, by their ids */
  words: ReadonlyMap<string, string>;
  /** what the checks of the revision say that it fails by */
  failed: readonly LocalizedText[];
  /** what is charged otherwise than before the revision was worked out anew, where something was approved */
  charged: readonly FeeChange[];
  /** whose case it was until it was handed over */
  formerOwner: string | null;
}

/** Whether anybody is told of a transition. */
export function isTold(transition: Told): boolean {
  return transition.notifications.length > 0 || occurrencesOf(transition).length > 0;
}

/** The messages of a transition, one for each event and recipient. */
export function composeNotice(
  transition: Told,
  view: NoticeView,
  find: FindTemplate,
  portalUrl?: string,
): ComposedNotice[] {
  const { facts } = view;
  const composed = composedFrom(transition, facts, find);
  const messages: ComposedNotice[] = [];
  for (const occurrence of occurrencesOf(transition)) {
    const { event, entry } = occurrence;
    const recipients = recipientsOf(occurrence, view);
    if (recipients.length === 0) continue;
    const link = WITH_PAPER.has(event) && portalUrl ? `${portalUrl}/case/${transition.reference}` : undefined;
    const subject = { ...subjectOf(occurrence, view), link };
    const id = (recipient: Recipient) => `${transition.reference}-${entry.seq}-${keyOf(recipient)}`;
    messages.push(...recipients.map((recipient) => composed(event, id(recipient), recipient, subject)));
  }
  for (const note of transition.notifications) {
    const recipients = isApplying(note.to) ? applicants(facts) : [{ to: note.to, person: null }];
    const subject = { ...stepOf(transition, note.id), message: note.message };
    // The first recipient's message has the note's own id.
    const id = ({ person }: Recipient, i: number) => (i === 0 ? note.id : `${note.id}-${personKey(person ?? note.to)}`);
    messages.push(...recipients.map((recipient, i) => composed('MESSAGE', id(recipient, i), recipient, subject)));
  }
  return messages;
}

/** What happens to a case beside its transitions, and is told to whom it is of. */
export interface Outside {
  reference: string;
  /** number of the transition that it goes with, where there is one under way */
  transition?: number;
  event: NotificationEvent;
  /** tells this act from others of the case: the same one is told once */
  key: string;
  at: Date;
  reason?: string | LocalizedText | undefined;
  /** what is told, where the event alone does not say it */
  summary?: LocalizedText | undefined;
  /** what the message is about, where its template names a step */
  step?: LocalizedText | undefined;
  /** in smallest units */
  total?: bigint | undefined;
  /** where they go on */
  link?: string | undefined;
  /** of the portal, where they go on who cannot open the case */
  path?: string | undefined;
  /** accounts of who is told; by default whom the case is of */
  people?: readonly string[];
  /** the same where they are not of the applying side */
  recipients?: readonly Recipient[];
}

/** The messages of an act beside the transitions of a case, as rows. */
export async function composeOutside(tx: Transaction, outside: Outside, find: FindTemplate) {
  const { reference, event, key, at: createdAt, reason, step, total = null, path, people, recipients: given } = outside;
  const { revision, transition: last } = await tx.application.findUniqueOrThrow({
    where: { reference },
    select: { revision: true, transition: true },
  });
  const facts = await readFacts(tx, reference, revision);
  const composed = composedFrom({ reference }, facts, find);
  const words = typeof reason === 'string' ? { fa: reason, en: reason } : reason;
  const summary = outside.summary ?? step ?? outsideWords[event] ?? facts.title;
  const subject = { summary, step, reason: words, total, link: outside.link };
  const told = people?.map((person): Recipient => ({ to: 'applicant', person }));
  const recipients = given ?? told ?? applicants(facts);
  return recipients.map((recipient) => ({
    ...composed(event, `${reference}-${key}-${keyOf(recipient)}`, recipient, subject),
    reference,
    transition: outside.transition ?? last,
    createdAt,
    ...(path !== undefined && { path }),
  }));
}

function composedFrom({ reference }: Pick<Told, 'reference'>, facts: CaseFacts, find: FindTemplate) {
  return (event: NotificationEvent, id: string, recipient: Recipient, subject: NoticeSubject): ComposedNotice => {
    const template = find(event, facts.type);
    const fa = valuesFor('fa', reference, facts, subject);
    const en = valuesFor('en', reference, facts, subject);
    return {
      id,
      event,
      ...recipient,
      districtId: recipient.person === null ? facts.districtId : null,
      subject: { fa: fillTemplate(template.subject.fa, fa), en: fillTemplate(template.subject.en, en) },
      message: {
        fa: withNote(fillTemplate(template.body.fa, fa), subject.note?.fa),
        en: withNote(fillTemplate(template.body.en, en), subject.note?.en),
      },
    };
  };
}

const withNote = (text: string, note: string | undefined): string => (note ? `${text}\n${note}` : text);

function recipientsOf({ event, entry }: Occurrence, { facts, tasks, formerOwner }: NoticeView): Recipient[] {
  const { to, role, step, clock, task: decided } = entry.data ?? {};
  const open = openTasks(tasks);
  if (event === 'ASSIGNED') return [{ to: String(role), person: String(to) }];
  if (event === 'ESCALATED') return typeof to === 'string' ? [{ to, person: null }] : [];
  if (event === 'TRANSFERRED') {
    return [...applicants(facts), ...(formerOwner === null ? [] : [{ to: 'applicant', person: formerOwner }])];
  }
  if (event === 'STUCK') return [...applicants(facts), ...workersOf(open)];
  if (event === 'DUE_SOON') {
    // A clock runs over all that is open.
    const due = clock === undefined ? open.filter(({ stepId }) => stepId === String(step)) : open;
    return remindedOf(due, facts);
  }
  // The answer of a consulted body and the finding of an audit are approvals too, but not the applicant's.
  if (TOLD_OF_REVIEWS.has(entry.type) || event === 'VISIT') {
    const decides = event === 'VISIT' ? ['inspect'] : entry.type === 'REJECTED' ? ['review', 'inspect'] : ['review'];
    const isReview = tasks.some(({ id, stepType }) => id === String(decided) && decides.includes(stepType));
    if (!isReview) return [];
  }
  return applicants(facts);
}

/** Decisions that are the applicant's only where a review made them. */
const TOLD_OF_REVIEWS: ReadonlySet<string> = new Set(['APPROVED', 'REJECTED']);

function subjectOf({ event, entry }: Occurrence, { facts, words, failed, charged }: NoticeView): NoticeSubject {
  const { type, data = {}, remark } = entry;
  const summary = timelineSentence(type, data);
  const step = titleIn(data);
  const total = event === 'FILED' ? facts.evaluated : event === 'PAID' ? facts.paid : facts.due;
  const currency = data.currency as Currency | undefined;
  // Their words are read where they are masked, and not sent.
  const ofResponder = type === 'APPEAL_FILED' && data.by === BY_RESPONDER;
  if (!WITH_REASON.has(event) || ofResponder) {
    const note = noteOf([automatedNote(data), ...(event === 'APPROVED' ? [changedNote(charged)] : [])]);
    return { summary, step, total, currency, note };
  }
  if (type === 'RETURNED_FOR_CORRECTION') return { summary, step, reason: firstReasons(failed) };
  if (!remark) return { summary, step, reason: type === 'RETURNED_BY_CLOCK' ? summary : undefined };
  const text = words.get(remark);
  return { summary, step, reason: text === undefined ? undefined : { fa: text, en: text } };
}

/** Whoever is told of a decision that no person has made is told so, whatever a city's own templates say. */
function automatedNote({ policyVersion, appealUntil }: Record<string, unknown>): LocalizedText | undefined {
  if (typeof policyVersion !== 'number') return undefined;
  const said = noticeWords.byEngine({ version: policyVersion });
  const next =
    typeof appealUntil === 'string'
      ? noticeWords.mayObject({ until: dayWords(appealUntil) })
      : noticeWords.mayAskPerson;
  return { fa: `${said.fa} ${next.fa}`, en: `${said.en} ${next.en}` };
}

/** What is charged now, against what the applicant was told before. */
const changedNote = (charged: readonly FeeChange[]): LocalizedText | undefined =>
  charged.length > 0 ? noticeWords.chargedAnew({ changes: feeChangesInWords(charged) }) : undefined;

function noteOf(notes: readonly (LocalizedText | undefined)[]): LocalizedText | undefined {
  const said = notes.filter((note) => note !== undefined);
  if (said.length === 0) return undefined;
  return { fa: said.map(({ fa }) => fa).join('\n'), en: said.map(({ en }) => en).join('\n') };
}

/** Events that have a paper, which the page of the case has. */
const WITH_PAPER: ReadonlySet<NotificationEvent> = new Set(['ISSUED', 'REJECTED']);

/** Events that somebody may have said a reason for. */
const WITH_REASON: ReadonlySet<NotificationEvent> = new Set([
  'RETURNED',
  'ASSIGNED',
  'REJECTED',
  'WITHDRAWN',
  'SUSPENDED',
  'RESTORED',
  'REVOKED',
  'AUDITED',
  'APPEALED',
]);

const titleIn = (data: Record<string, unknown>) => data.title as LocalizedText | undefined;

/** The title of a `notify` step stands in the entry that was told with its message. */
function stepOf({ timeline, reference, revision }: Told, id: string): NoticeSubject {
  const entry = timeline.find(
    ({ type, data }) => type === 'NOTIFIED' && id === `${reference}-${String(data?.step)}-${revision}`,
  );
  const data = entry?.data ?? {};
  const summary = timelineSentence('NOTIFIED', data);
  return { summary, step: titleIn(data) ?? summary };
}
