import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { type MailServer, type SmsService, startMailServer, startSmsService } from '../../test/support/receivers.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { type Channels, createChannels } from './channels.js';
import { ChannelUnavailableError, deliver, deliverAll, MessageTakenError } from './deliver.js';
import { mailOf } from './mail.js';
import { addPeople } from './test-support/case.js';

let database: TestDatabase;
let prisma: PrismaClient;
let mail: MailServer;
let sms: SmsService;
let folder: string;
let channels: Channels;

beforeAll(async () => {
  [database, mail, sms] = await Promise.all([createTestDatabase(), startMailServer(), startSmsService()]);
  prisma = createPrisma(database.url, 3);
  folder = await mkdtemp(join(tmpdir(), 'parvaneh-outbox-'));
  await addPeople(prisma);
  channels = createChannels({
    notifications: { smtpUrl: mail.url, mailFrom: 'permits@city.example' },
    connectors: { sms: { url: sms.url } },
  });
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
  await mail.down();
  await sms.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  mail.mails.length = 0;
  mail.refuseWith = undefined;
  sms.taken.length = 0;
  sms.status = 200;
});

async function message(id: string, person: string | null = 'citizen-1', to = 'applicant'): Promise<void> {
  const words = { subject: { fa: 'موضوع', en: 'Subject' }, message: { fa: 'متن <b>', en: 'Text <b>\nsecond line' } };
  const about = { reference: 'D-1', transition: 1, event: 'FILED' as const, createdAt: new Date() };
  await prisma.notification.create({ data: { id, person, to, ...about, ...words } });
}

const nothing = () => undefined;
const send = (id: string, over = channels) => deliver({ prisma, channels: over }, id, nothing);
const sentAt = async (id: string) => (await prisma.notification.findUniqueOrThrow({ where: { id } })).sentAt;
const deliveries = async (notificationId: string) =>
  (await prisma.notificationDelivery.findMany({ where: { notificationId }, orderBy: { channel: 'asc' } })).map(
    ({ channel, refusal }) => [channel, refusal],
  );

describe('deliver', () => {
  it('sends a message once over each channel, and again nothing', async () => {
    await message('once');
    await send('once');
    await send('once');
    await send('never-written');
    expect(mail.mails.map(({ to, messageId }) => [to, messageId])).toEqual([
      ['citizen-1@people.example', 'once@city.example'],
    ]);
    expect(sms.taken).toEqual([{ to: '+989700000000', text: 'متن <b>', id: 'once', key: 'once', secret: undefined }]);
    expect(await sentAt('once')).toBeInstanceOf(Date);
  });

  it('goes on after an outage with the channel that failed, and says no more than a code', async () => {
    await message('outage');
    sms.status = 503;
    const failure = await send('outage').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ChannelUnavailableError);
    expect(String(failure)).toBe('ChannelUnavailableError: Not every message could be sent: SMS HTTP_503.');
    expect((failure as Error).cause).toBeUndefined();
    expect(await sentAt('outage')).toBeNull();
    sms.status = 200;
    await send('outage');
    expect([mail.mails.length, sms.taken.length]).toEqual([1, 1]);
  });

  it.each([451, 421])('tries again when the mail server says %i', async (code) => {
    await message(`later-${code}`);
    mail.refuseWith = code;
    await expect(send(`later-${code}`)).rejects.toThrow(ChannelUnavailableError);
    mail.refuseWith = undefined;
    await send(`later-${code}`);
    expect([mail.mails.length, sms.taken.length]).toEqual([1, 1]);
  });

  it('keeps a refusal for good, and does not try again', async () => {
    await message('refused');
    mail.refuseWith = 550;
    sms.status = 422;
    await send('refused');
    mail.refuseWith = undefined;
    sms.status = 200;
    await send('refused');
    expect([mail.mails.length, sms.taken.length]).toEqual([0, 0]);
    expect(await deliveries('refused')).toEqual([
      ['MAIL', expect.stringContaining('no such user here')],
      ['SMS', 'HTTP 422'],
    ]);
  });

  it('waits for a configuration to be put right', async () => {
    await message('unauthorised');
    sms.status = 401;
    await expect(send('unauthorised')).rejects.toThrow('SMS HTTP_401');
    expect(await deliveries('unauthorised')).toEqual([['MAIL', null]]);
  });

  it('refuses addresses that would be more than an address', async () => {
    const odd = { email: 'a@people.example, b@people.example', mobile: '+98970"}', name: {} };
    await prisma.account.create({ data: { id: 'odd', ...odd } });
    await message('odd-address', 'odd');
    await send('odd-address');
    expect([mail.mails.length, sms.taken.length]).toEqual([0, 0]);
    expect((await deliveries('odd-address')).every(([, refusal]) => String(refusal).includes('is no'))).toBe(true);
  });

  it('sends a role’s message to each who holds it, each once', async () => {
    await message('role', null, 'supervisor');
    mail.refuseWith = 451;
    await expect(send('role')).rejects.toThrow(ChannelUnavailableError);
    mail.refuseWith = undefined;
    await send('role');
    expect(mail.mails.map(({ messageId }) => messageId).sort()).toEqual([
      'role-supervisor-1@city.example',
      'role-supervisor-2@city.example',
    ]);
    expect(sms.taken.map(({ id }) => id).sort()).toEqual(['role-supervisor-1', 'role-supervisor-2']);
  });

  it('leaves alone who has no address and what has no channel', async () => {
    await message('nobody', 'a-stranger');
    await send('nobody');
    await message('no-channels');
    await send('no-channels', {});
    expect([await sentAt('nobody'), await sentAt('no-channels')]).toEqual([expect.any(Date), expect.any(Date)]);
    expect([mail.mails.length, sms.taken.length]).toEqual([0, 0]);
  });

  it('writes the languages a person wants, each in its direction and without markup of its own', async () => {
    await prisma.notificationPreference.create({ data: { person: 'office-1', language: 'BOTH' } });
    await message('both', 'office-1');
    await send('both');
    expect(sms.taken[0]?.text).toBe('متن <b>\n\nText <b>\nsecond line');
    expect(mail.mails[0]?.raw).toContain('multipart/alternative');
    const texts = [
      { language: 'fa' as const, subject: 'موضوع', body: 'متن <b>' },
      { language: 'en' as const, subject: 'Subject', body: 'Text & "more"\nsecond line' },
    ];
    const to = 'citizen-1@people.example';
    const made = mailOf({ id: 'x', reference: 'D-1', event: 'FILED', to, texts }, 'شهرداری <p@city.example>');
    expect(made).toMatchObject({ subject: 'موضوع | Subject', messageId: '<x@city.example>' });
    expect(String(made.html).replace(/ style="[^"]*"/g, '')).toBe(
      '<div lang="fa" dir="rtl">متن &lt;b&gt;</div>\n' +
        '<div lang="en" dir="ltr">Text &amp; &quot;more&quot;<br>second line</div>',
    );
  });
});

describe('deliverAll', () => {
  const alone: string[] = [];
  const delivery = { alone: async (id: string) => void alone.push(id) };
  const sendAll = (by: string, over = channels, starter = delivery) =>
    deliverAll({ prisma, channels: over, delivery: starter }, by, nothing);
  const takenBy = async (id: string) => (await prisma.notification.findUniqueOrThrow({ where: { id } })).takenBy;
  beforeEach(async () => {
    alone.length = 0;
    await prisma.notification.updateMany({ data: { sentAt: new Date() }, where: { sentAt: null } });
  });

  it('sends all that waits, each once, whoever delivers at the same time', async () => {
    const ids = Array.from({ length: 120 }, (_, i) => `all-${i}`);
    for (const id of ids) await message(id);
    await Promise.all([sendAll('notices/a'), sendAll('notices/b'), sendAll('notices/c')]);
    expect(sms.taken.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(mail.mails.map(({ messageId }) => messageId).sort()).toEqual(ids.map((id) => `${id}@city.example`).sort());
    expect(await prisma.notification.count({ where: { sentAt: null } })).toBe(0);
  });

  it('leaves a message that meets an outage to a workflow of its own, and sends the others', async () => {
    await message('held-up', 'office-1');
    await message('goes-out');
    const { MAIL, SMS } = channels;
    if (!(MAIL && SMS)) throw new Error('the channels are missing');
    const failing = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    const partly: Channels = {
      MAIL,
      SMS: { send: (each) => (each.id === 'held-up' ? Promise.reject(failing) : SMS.send(each)) },
    };
    await sendAll('notices/a', partly);
    expect([alone, await takenBy('held-up'), await sentAt('held-up')]).toEqual([
      ['held-up'],
      'notification/held-up',
      null,
    ]);
    expect(await sentAt('goes-out')).toBeInstanceOf(Date);
    await sendAll('notices/b');
    expect(sms.taken.map(({ id }) => id)).toEqual(['goes-out']);
    await send('held-up');
    expect([mail.mails.length, sms.taken.length]).toEqual([2, 2]);
  });

  it('goes on with its own where an attempt was broken off, and leaves those of another', async () => {
    await message('mine');
    await message('another’s');
    const taken = (id: string, by: string) => prisma.notification.update({ where: { id }, data: { takenBy: by } });
    await taken('mine', 'notices/a');
    await taken('another’s', 'notices/b');
    await expect(send('another’s')).rejects.toThrow(MessageTakenError);
    await sendAll('notices/a');
    expect(sms.taken.map(({ id }) => id)).toEqual(['mine']);
  });

  it('lets what is on its way arrive before it fails, so that another try sends nothing twice', async () => {
    await message('erased', 'office-1');
    await message('slow');
    const { SMS } = channels;
    if (!SMS) throw new Error('the channel is missing');
    const erasing: Channels = {
      SMS: {
        async send(each) {
          // Nothing can be noted of a message that is gone.
          if (each.id === 'erased') await prisma.notification.delete({ where: { id: 'erased' } });
          else await new Promise((resolve) => setTimeout(resolve, 500));
          await SMS.send(each);
        },
      },
    };
    await expect(sendAll('notices/a', erasing)).rejects.toThrow();
    await sendAll('notices/a', erasing);
    expect(sms.taken.map(({ id }) => id).sort()).toEqual(['erased', 'slow']);
    expect(await sentAt('slow')).toBeInstanceOf(Date);
  });

  it('keeps a message that it could not hand over', async () => {
    await message('unhanded');
    sms.status = 503;
    const away = { alone: () => Promise.reject(new Error('the cluster is away')) };
    await expect(sendAll('notices/a', channels, away)).rejects.toThrow('the cluster is away');
    expect(await takenBy('unhanded')).toBe('notices/a');
    sms.status = 200;
    await sendAll('notices/a');
    expect([mail.mails.length, sms.taken.length]).toEqual([1, 1]);
  });
});

describe('the outbox', () => {
  it('takes the place of what the installation does not have', async () => {
    const own = join(folder, 'own');
    const settings = { mailFrom: 'permits@city.example', outboxDir: own };
    await message('kept');
    await send('kept', createChannels({ notifications: settings, connectors: {} }));
    expect((await readdir(own)).sort()).toEqual(['kept.eml', 'kept.json']);
    expect(JSON.parse(await readFile(join(own, 'kept.json'), 'utf8'))).toEqual({
      id: 'kept',
      reference: 'D-1',
      event: 'FILED',
      mail: {
        to: 'citizen-1@people.example',
        subject: 'موضوع',
        text: 'متن <b>',
        messageId: '<kept@city.example>',
      },
      sms: { to: '+989700000000', text: 'متن <b>' },
    });
    expect(await readFile(join(own, 'kept.eml'), 'utf8')).toContain('Message-ID: <kept@city.example>');

    await message('half');
    await send('half', createChannels({ notifications: settings, connectors: { sms: { url: sms.url } } }));
    expect(sms.taken.map(({ id }) => id)).toEqual(['half']);
    expect(JSON.parse(await readFile(join(own, 'half.json'), 'utf8'))).not.toHaveProperty('sms');
  });

  it('is nowhere in production', async () => {
    expect(createChannels({ notifications: { mailFrom: 'x@city.example' }, connectors: {} })).toEqual({});
  });
});
