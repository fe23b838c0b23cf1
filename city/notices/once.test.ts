import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createNotificationActivities } from '../../activities/notify.js';
import { createRecordTransition } from '../../activities/record-transition.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { logAt } from '../../runtime/temporal-log.js';
import { workflowBundle } from '../../runtime/workflow-bundle.js';
import {
  eventually,
  type MailServer,
  type SmsService,
  startMailServer,
  startSmsService,
} from '../../test/support/receivers.js';
import { createTestDatabase, type TestDatabase, temporalAddress } from '../../test/support/servers.js';
import type { Transition } from '../../workflows/transition.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import { unasked } from '../registers/test-support/unasked.js';
import { createChannels } from './channels.js';
import { createNotices } from './notices.js';
import { createDeliveryStarter, type DeliveryStarter } from './start-delivery.js';
import { loadTemplates } from './templates.js';
import { addCase, addPeople, entry, transition } from './test-support/case.js';

const taskQueue = 'notifications-once';

let database: TestDatabase;
let prisma: PrismaClient;
let mail: MailServer;
let sms: SmsService;
let connection: NativeConnection;
let client: Client;
let worker: Worker;
let running: Promise<void>;
let delivery: DeliveryStarter;
let record: (transition: Transition) => Promise<unknown>;

const sent = (id: string) =>
  eventually(`${id} is sent`, async () => (await prisma.notification.findUniqueOrThrow({ where: { id } })).sentAt);

beforeAll(async () => {
  logAt('error');
  [database, mail, sms] = await Promise.all([createTestDatabase(), startMailServer(), startSmsService()]);
  prisma = createPrisma(database.url);
  await addPeople(prisma);
  connection = await NativeConnection.connect({ address: temporalAddress() });
  client = new Client({ connection });
  const channels = createChannels({
    notifications: { smtpUrl: mail.url, mailFrom: 'permits@city.example' },
    connectors: { sms: { url: sms.url } },
  });
  delivery = createDeliveryStarter(client, taskQueue);
  worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: createNotificationActivities({ prisma, channels, delivery }),
  });
  running = worker.run();
  record = createRecordTransition({
    prisma,
    notices: createNotices({ prisma, templates: await loadTemplates(), delivery }),
    catalogue: {} as Catalogue,
    registers: unasked,
    cityPolicy: {},
    calendar: async () => ({ thursday: 'half', holidays: new Set() }),
    auditKey: 'test-key',
  }).recordTransition;
});
afterAll(async () => {
  worker.shutdown();
  await running;
  await connection.close();
  await prisma.$disconnect();
  await database.drop();
  await mail.down();
  await sms.stop();
});

const events: [type: string, event: string, more?: Partial<Transition>][] = [
  ['FILED', 'FILED'],
  ['REFILED', 'FILED'],
  ['RETURNED', 'RETURNED'],
  ['RETURNED_FOR_CORRECTION', 'RETURNED'],
  ['RETURNED_BY_CLOCK', 'RETURNED'],
  ['APPROVED', 'APPROVED'],
  ['APPROVED_BY_ENGINE', 'APPROVED'],
  ['REMINDED', 'DUE_SOON'],
  ['PAID', 'PAID'],
  ['ISSUED', 'ISSUED', { status: 'ISSUED', issue: true }],
  ['SLIPS_EXPIRED', 'EXPIRED'],
  ['EXPIRED', 'EXPIRED', { status: 'EXPIRED' }],
  ['TASK_EXPIRED', 'EXPIRED', { status: 'EXPIRED' }],
];

it.each(events)('tells of %s as %s once, though its transition is tried again and again', async (type, event, more) => {
  const reference = `O-${type}`;
  const mine = type === 'REMINDED' ? { assignee: 'citizen-1' } : {};
  await addCase(prisma, reference, { task: mine, slip: 'PAID' });
  const step = transition(reference, { timeline: [entry(reference, type)], ...more });
  await record(step);
  await Promise.all([record(step), record(step)]);
  const id = `${reference}-1-citizen-1`;
  const row = await prisma.notification.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ event, reference });
  expect(JSON.stringify([row.subject, row.message])).not.toMatch(/undefined|\{\w+\}/);
  await sent(id);
  await record(step);
  // Whatever is started for a message that is on its way or was sent finds nothing to do.
  await Promise.all([delivery.alone(id), delivery.soon()]);
  await client.workflow.getHandle(`notification/${id}`).result();
  expect(mail.mails.filter(({ messageId }) => messageId === `${id}@city.example`)).toHaveLength(1);
  expect(sms.taken.filter((taken) => taken.id === id)).toHaveLength(1);
});

it('has sent nothing besides', () => {
  expect([mail.mails.length, sms.taken.length]).toEqual([events.length, events.length]);
});
