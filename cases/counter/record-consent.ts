import { createHash, randomInt } from 'node:crypto';
import { appendToTrail } from '../../city/trail/append.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { Transaction } from '../../prisma/client.js';
import type { ConsentGiven } from '../../prisma/generated/client/enums.js';
import { type Acting, byViewer } from '../acting.js';
import { type Attempt, onlyOnce } from '../idempotency.js';
import { counterMessages } from '../messages/counter.js';
import { invalidInput, Refusal } from '../refusals.js';
import { counterOf } from './at-counter.js';
import { type Identified, type Identifying, identified } from './identify.js';
import { consentedScope, type WantedScope } from './scope.js';
import { consentWords } from './words.js';

export interface NewConsent extends Identifying, WantedScope {
  given: ConsentGiven;
  /** hash of the words that were read (`wordsHash`): those that are kept are these and no others */
  words: string;
}

/** So many consents in a hundred are drawn for an auditor to look at. Whoever takes one cannot know which. */
const DRAWN_PERCENT = 10;

export const wordsHash = ({ fa, en }: LocalizedText): string =>
  createHash('sha256')
    .update(JSON.stringify([fa, en]))
    .digest('base64url');

/** What somebody would agree to: the words to be read to them. */
export async function proposeConsent(acting: Acting, wanted: WantedScope): Promise<LocalizedText> {
  const counter = await counterOf(acting);
  const scope = await consentedScope(acting, wanted);
  return consentWords({ counter: counter.name, ...scope, permitTypes: scope.titles });
}

/**
 * Records that somebody who stands before the caller agrees to be acted for: a mandate of the counter, in force at once. Opens
 * an account for whom nobody knows yet. Once for an attempt; gives the mandate's id.
 */
export async function recordConsent(acting: Acting, wanted: NewConsent, attempt: Attempt): Promise<string> {
  const counter = await counterOf(acting);
  const { titles, permitTypes, parcel, validUntil } = await consentedScope(acting, wanted);
  const words = consentWords({ counter: counter.name, permitTypes: titles, parcel, validUntil });
  if (wordsHash(words) !== wanted.words) throw new Refusal('CONFLICT', counterMessages.WORDS_CHANGED);
  const person = await identified(acting, wanted);
  const { identifiedBy, paper, paperNumber } = person;
  return onlyOnce(acting, attempt, async (tx) => {
    const now = new Date();
    const ownerId = await accountFor(acting, tx, person, counter.id);
    const by = acting.viewer.id;
    const { id } = await tx.mandate.create({
      data: {
        ...{ officeId: counter.id, ownerId, permitTypes, parcel, validUntil },
        ...{ status: 'ACTIVE', offeredAt: now, answeredAt: now, answeredBy: by },
        consent: {
          create: {
            ...{ identifiedBy, paper, paperNumber, given: wanted.given, words: { ...words } },
            ...{ takenBy: by, takenAt: now, drawn: randomInt(100) < DRAWN_PERCENT },
          },
        },
      },
      select: { id: true },
    });
    const changed = { office: counter.id, permitTypes, parcel, validUntil, identifiedBy, given: wanted.given };
    const act = { subject: `mandate/${id}`, act: 'MANDATE_ACCEPTED', onBehalfOf: ownerId, changed };
    await appendToTrail(tx, [byViewer(acting, act)]);
    return id;
  });
}

/** The account of whoever was identified; opened at the counter for whom there is none. Gives its id. */
async function accountFor(acting: Acting, tx: Transaction, person: Identified, counterId: string): Promise<string> {
  const { nationalId, mobile } = person;
  // Two counters may open the same person's at the same instant.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`person ${nationalId}`}, 0))`;
  const known = await tx.account.findUnique({ where: { nationalId }, select: { id: true, mobile: true } });
  if (known && (known.mobile || !mobile)) return known.id;
  const subject = (id: string) => ({ subject: `person/${id}`, act: 'PERSON_SAVED', changed: { office: counterId } });
  if (known) {
    // A number that is there already is never changed at a counter: its owner does that.
    await tx.account.update({ where: { id: known.id }, data: { mobile }, select: { id: true } });
    await appendToTrail(tx, [byViewer(acting, subject(known.id))]);
    return known.id;
  }
  if (!person.name) throw invalidInput('name', 'REQUIRED', counterMessages.NAME_NEEDED);
  const name = { fa: person.name, en: person.name };
  const signedIn = await tx.session.findFirst({
    where: { viewer: { path: ['nationalId'], equals: nationalId }, expiresAt: { gt: new Date() } },
    select: { person: true },
    orderBy: { createdAt: 'desc' },
  });
  const taken = signedIn && (await tx.account.count({ where: { id: signedIn.person } })) > 0;
  // Whoever has signed in already keeps the name that they are known by.
  const { id } = await tx.account.create({
    data: { id: signedIn && !taken ? signedIn.person : newAccountId(), name, nationalId, mobile, counterId },
    select: { id: true },
  });
  const role = await tx.role.findFirst({ where: { kind: 'CITIZEN' }, select: { id: true }, orderBy: { id: 'asc' } });
  if (role) {
    const from = new Date();
    const grant = { person: id, roleId: role.id, from, grantedBy: acting.viewer.id };
    await tx.roleHolding.create({ data: grant, select: { id: true } });
  }
  await appendToTrail(tx, [byViewer(acting, { ...subject(id), values: { '/name': name } })]);
  return id;
}

const newAccountId = (): string => `counter-${crypto.randomUUID()}`;
