import type { Transaction } from '../../../prisma/client.js';
import { keptBecause, kindTitles } from '../messages/kinds.js';
import { personWords } from '../messages/person.js';
import type { Kind } from './kind.js';

/** Stands where a name was. */
export const ERASED_NAME = personWords.erasedName;

/** Whether any record that has to be kept names the person. */
const namedByRecords: NonNullable<Kind['free']> = async (db, person) => {
  const counts = await Promise.all([
    db.application.count({ where: { revision: { gt: 0 }, OR: [{ ownerId: person }, { filedById: person }] } }),
    db.task.count({ where: { decidedBy: person } }),
    db.receiptDecision.count({ where: { decidedBy: person } }),
    db.mandate.count({ where: { ownerId: person, status: { in: ['ACTIVE', 'REVOKED'] } } }),
    db.roleHolding.count({ where: { person, role: { kind: { not: 'CITIZEN' } } } }),
  ]);
  return counts.some((count) => count > 0);
};

/** Whatever was created with a key, among what is the person's. Keys name their owner only by a hash. */
async function keysOf(db: Transaction, person: string) {
  const [cases, mandates, visits] = await Promise.all([
    db.application.findMany({ where: { ownerId: person }, select: { reference: true } }),
    db.mandate.findMany({ where: { ownerId: person }, select: { id: true } }),
    db.paymentSession.findMany({ where: { slip: { application: { ownerId: person } } }, select: { id: true } }),
  ]);
  const created = [...cases.map(({ reference }) => reference), ...[...mandates, ...visits].map(({ id }) => id)];
  return db.idempotencyKey.findMany({
    where: { result: { in: created } },
    select: { id: true, result: true, createdAt: true },
  });
}

export const accountKinds: readonly Kind[] = [
  {
    name: 'identity',
    title: kindTitles.identity,
    kept: keptBecause.identity,
    rows: (db, person) =>
      db.account.findMany({
        where: { id: person, NOT: { name: { equals: ERASED_NAME } } },
        select: { id: true, name: true, nationalId: true, officeId: true },
      }),
    free: async (db, person) => !(await namedByRecords(db, person)),
    async erase(db, person) {
      await db.account.updateMany({ where: { id: person }, data: { name: ERASED_NAME, nationalId: null } });
    },
  },
  {
    name: 'contact',
    title: kindTitles.contact,
    rows: (db, person) =>
      db.account.findMany({
        where: { id: person, OR: [{ email: { not: null } }, { mobile: { not: null } }] },
        select: { email: true, mobile: true },
      }),
    async erase(db, person) {
      await db.account.updateMany({ where: { id: person }, data: { email: null, mobile: null } });
    },
  },
  {
    name: 'holdings',
    title: kindTitles.holdings,
    kept: keptBecause.holdings,
    rows: (db, person) => db.roleHolding.findMany({ where: { person }, orderBy: { from: 'asc' } }),
  },
  {
    name: 'sessions',
    title: kindTitles.sessions,
    // Neither its secret nor the provider's tokens are anybody's to read.
    rows: (db, person) =>
      db.session.findMany({ where: { person }, select: { viewer: true, createdAt: true, expiresAt: true } }),
    async erase(db, person) {
      await db.session.deleteMany({ where: { person } });
    },
  },
  {
    name: 'payment-links',
    title: kindTitles.paymentLinks,
    // The secret is not even known here.
    rows: (db, person) =>
      db.paymentLink.findMany({
        where: { createdBy: person },
        select: { slipId: true, createdAt: true, expiresAt: true, revokedAt: true },
      }),
    async erase(db, person) {
      await db.paymentLink.deleteMany({ where: { createdBy: person } });
    },
  },
  {
    name: 'webhook-endpoints',
    title: kindTitles.webhookEndpoints,
    // What signs is nobody's to read.
    rows: (db, person) =>
      db.webhookEndpoint.findMany({
        where: { ownerId: person },
        select: { id: true, url: true, types: true, permitTypes: true, status: true, createdAt: true },
      }),
    async erase(db, person) {
      await db.webhookEndpoint.deleteMany({ where: { ownerId: person } });
    },
  },
  {
    name: 'preferences',
    title: kindTitles.preferences,
    rows: (db, person) => db.notificationPreference.findMany({ where: { person } }),
    async erase(db, person) {
      await db.notificationPreference.deleteMany({ where: { person } });
    },
  },
  {
    name: 'notifications',
    title: kindTitles.notifications,
    rows: (db, person) =>
      db.notification.findMany({
        where: { person },
        include: { deliveries: true, reads: true },
        orderBy: { createdAt: 'asc' },
      }),
    async erase(db, person) {
      await db.notification.deleteMany({ where: { person } });
    },
  },
  {
    name: 'read-marks',
    title: kindTitles.readMarks,
    async rows(db, person) {
      const where = { person, notification: { person: null } };
      const [sent, read, messages] = await Promise.all([
        db.notificationDelivery.findMany({ where }),
        db.notificationRead.findMany({ where }),
        db.caseMessageRead.findMany({ where: { person } }),
      ]);
      return [...sent, ...read, ...messages];
    },
    async erase(db, person) {
      await db.notificationDelivery.deleteMany({ where: { person } });
      await db.notificationRead.deleteMany({ where: { person } });
      await db.caseMessageRead.deleteMany({ where: { person } });
    },
  },
  {
    name: 'idempotency-keys',
    title: kindTitles.idempotencyKeys,
    rows: keysOf,
    async erase(db, person) {
      await db.idempotencyKey.deleteMany({ where: { id: { in: (await keysOf(db, person)).map(({ id }) => id) } } });
    },
  },
];
