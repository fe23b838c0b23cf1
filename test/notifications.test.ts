import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceFiling } from './support/lives.js';
import { eventually, type MailServer, type SmsService, startMailServer, startSmsService } from './support/receivers.js';
import { temporalAddress } from './support/servers.js';
import { type System, startSystem } from './support/system.js';

let mail: MailServer;
let sms: SmsService;
let system: System;
let connection: Connection;

beforeAll(async () => {
  [mail, sms] = await Promise.all([startMailServer(), startSmsService()]);
  const headers = { authorization: 'Bearer sms-key' };
  system = await startSystem({
    SMTP_URL: mail.url,
    MAIL_FROM: 'شهرداری <permits@city.example>',
    CONNECTORS: JSON.stringify({ sms: { url: sms.url, headers } }),
  });
  connection = await Connection.connect({ address: temporalAddress() });
});
afterAll(async () => {
  await system.stop();
  await connection.close();
  await mail.down();
  await sms.stop();
});

interface Shown {
  reference: string;
  status: string;
  revision: number;
  tasks: { id: string; status: string }[];
  slips: { id: string; status: string }[];
}
interface Told {
  id: string;
  event: string;
  subject: { fa: string; en: string };
  message: { fa: string; en: string };
  readAt: string | null;
  sentOver: string[];
}

const SHOWN = 'reference status revision tasks { id status } slips { id status }';

async function filed(as: string, permitType = 'construction', on = system): Promise<Shown> {
  const filing = referenceFiling(permitType);
  const started = await on.get<{ startApplication: { reference: string } }>(
    as,
    'mutation($t: ID!, $a: JSON!) { startApplication(permitType: $t, answers: $a) { reference } }',
    { t: permitType, a: filing.answers },
  );
  const { reference } = started.startApplication;
  for (const code of filing.documents) await on.attach(as, reference, code);
  return submit(as, reference, on);
}

async function submit(as: string, reference: string, on = system): Promise<Shown> {
  const query = `mutation($r: ID!) { submitApplication(reference: $r) { ${SHOWN} } }`;
  return (await on.get<{ submitApplication: Shown }>(as, query, { r: reference })).submitApplication;
}

const openTask = ({ tasks }: Shown) => tasks.find(({ status }) => status === 'OPEN')?.id;

async function decide(application: Shown, outcome: string, reason?: string): Promise<void> {
  const query = `mutation($t: ID!, $o: ReviewOutcome!, $r: String) {
    decideTask(id: $t, outcome: $o, reason: $r) { status } }`;
  await system.get('supervisor-1', query, { t: openTask(application), o: outcome, r: reason });
}

async function pay(as: string, reference: string): Promise<void> {
  const query = `query($r: ID!) { application(reference: $r) { ${SHOWN} } }`;
  const { application } = await system.get<{ application: Shown }>(as, query, { r: reference });
  for (const { id } of application.slips.filter(({ status }) => status === 'PAYABLE')) {
    const { startPayment } = await system.get<{ startPayment: { redirectUrl: string } }>(
      as,
      'mutation($s: ID!) { startPayment(slipId: $s) { redirectUrl } }',
      { s: id },
    );
    await fetch(startPayment.redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
  }
}

const CONNECTION = `edges { cursor node { id event subject { fa en } message { fa en } readAt sentOver } }
  pageInfo { hasNextPage endCursor }`;
interface Page {
  notifications: { edges: { node: Told }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

async function told(as: string, first = 100, after?: string | null): Promise<Page['notifications']> {
  const query = `query($f: Int, $a: String) { notifications(first: $f, after: $a) { ${CONNECTION} } }`;
  return (await system.get<Page>(as, query, { f: first, a: after })).notifications;
}

const toldOf = async (as: string, reference: string) =>
  (await told(as)).edges.map(({ node }) => node).filter(({ id }) => id.startsWith(reference));

const mailsOf = (reference: string) => mail.mails.filter(({ messageId }) => messageId.startsWith(`${reference}-`));
const smsOf = (reference: string) => sms.taken.filter(({ id }) => id.startsWith(`${reference}-`));

describe('notifications of a case', () => {
  let reference: string;

  it('tell each event once, by mail and by SMS, from the first filing to the permit', async () => {
    const first = await filed('citizen-1');
    reference = first.reference;
    await decide(first, 'RETURN', 'سند خوانا نیست');
    await decide(await submit('citizen-1', reference), 'APPROVE');
    await pay('citizen-1', reference);
    const all = await eventually('every message is sent', async () => {
      const messages = await toldOf('citizen-1', reference);
      const sent = messages.filter(({ sentOver }) => sentOver.length === 2);
      return sent.some(({ event }) => event === 'ISSUED') && sent.length === messages.length ? sent : undefined;
    });
    expect(all.map(({ event }) => event).sort()).toEqual(['APPROVED', 'FILED', 'FILED', 'ISSUED', 'PAID', 'RETURNED']);
    const ids = all.map(({ id }) => id).sort();
    expect(
      mailsOf(reference)
        .map(({ messageId }) => messageId)
        .sort(),
    ).toEqual(ids.map((id) => `${id}@city.example`));
    expect(
      smsOf(reference)
        .map(({ id, key }) => [id, key])
        .sort(),
    ).toEqual(ids.map((id) => [id, id]));
    expect(mailsOf(reference).map(({ to }) => to)).toEqual(ids.map(() => 'citizen-1@example.com'));
    expect(smsOf(reference).every(({ secret }) => secret === 'Bearer sms-key')).toBe(true);
  });

  it('say in Persian digits and Jalali days what is to be paid, and the reason of a return', async () => {
    const texts = Object.fromEntries((await toldOf('citizen-1', reference)).map((each) => [each.event, each]));
    expect(texts.RETURNED?.message.fa).toContain('سند خوانا نیست');
    expect(texts.APPROVED?.message.fa).toMatch(
      /[۰-۹٬]+ ریال تا \u200e۱۴۰[۰-۹]\/[۰-۹]{2}\/[۰-۹]{2}\u200e قابل پرداخت است/,
    );
    expect(texts.APPROVED?.message.en).toMatch(/[\d,]+ rials are payable until \d{4}-\d\d-\d\d \(1\d{3}\/\d\d\/\d\d\)/);
    expect(texts.ISSUED?.subject.fa).toMatch(/پروانه \u200e۱۴۰[۰-۹]-[۰-۹]{6}\u200e صادر شد/);
    expect(texts.ISSUED?.message.en).toMatch(/permit 14\d\d-\d{6} was issued/);
    expect(smsOf(reference)[0]?.text).toContain('درخواست ثبت شد');
  });

  it('leave nothing of it in the histories of their deliveries', async () => {
    const client = new Client({ connection, namespace: system.config.temporal.namespace });
    const by = await system.prisma.notification.findMany({ where: { reference }, distinct: ['takenBy'] });
    expect(by.length).toBeGreaterThan(0);
    for (const { takenBy } of by) {
      expect(takenBy).toMatch(/^notices\//);
      const history = await client.workflow.getHandle(String(takenBy)).fetchHistory();
      const text = JSON.stringify(history, (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
      );
      expect(text).toContain('sendNotices');
      expect(text).not.toMatch(/@example|\+98|صادر|issued|U-1/);
    }
  });

  it('are shown page by page and marked as read by their recipient alone', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const page: Page['notifications'] = await told('citizen-1', 2, after);
      expect(page.edges.length).toBeLessThanOrEqual(2);
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(seen).toEqual((await told('citizen-1')).edges.map(({ node }) => node.id));
    expect(new Set(seen).size).toBe(seen.length);

    const mark = 'mutation($id: ID!) { markNotificationRead(id: $id) { id readAt } }';
    const refused = await system.ask('citizen-2', mark, { id: seen[0] });
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    interface Marked {
      markNotificationRead: { readAt: string };
    }
    const once = await system.get<Marked>('citizen-1', mark, { id: seen[0] });
    const again = await system.get<Marked>('citizen-1', mark, { id: seen[0] });
    expect(again.markNotificationRead.readAt).toBe(once.markNotificationRead.readAt);
    expect((await told('citizen-1')).edges.filter(({ node }) => node.readAt)).toHaveLength(1);
    expect(await toldOf('citizen-2', reference)).toEqual([]);
  });
});

describe('preferences', () => {
  const set = `mutation($l: NotificationLanguage, $e: [NotificationEventChannelsInput!]) {
    setNotificationPreferences(language: $l, events: $e) { language events { event channels } } }`;
  interface Preferences {
    language: string;
    events: { event: string; channels: string[] }[];
  }

  it('begin with every channel in Persian, and change only in what is given', async () => {
    const query = '{ notificationPreferences { language events { event channels } } }';
    const { notificationPreferences: before } = await system.get<{ notificationPreferences: Preferences }>(
      'citizen-2',
      query,
    );
    expect(before.language).toBe('FA');
    expect(before.events.every(({ channels }) => channels.join() === 'MAIL,SMS')).toBe(true);
    await system.get('citizen-2', set, { e: [{ event: 'FILED', channels: [] }] });
    await system.get('citizen-2', set, { l: 'BOTH' });
    const { setNotificationPreferences: after } = await system.get<{ setNotificationPreferences: Preferences }>(
      'citizen-2',
      set,
      { e: [{ event: 'APPROVED', channels: ['SMS', 'SMS'] }] },
    );
    expect(after.language).toBe('BOTH');
    const changed = after.events.filter(({ channels }) => channels.join() !== 'MAIL,SMS');
    expect(changed).toEqual([
      { event: 'FILED', channels: [] },
      { event: 'APPROVED', channels: ['SMS'] },
    ]);
    const twice = { event: 'PAID', channels: ['SMS'] };
    const refused = await system.ask('citizen-2', set, { e: [twice, twice] });
    expect(refused.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('keep a message from the channels that are off, but show it', async () => {
    const application = await filed('citizen-2', 'construction');
    const { reference } = application;
    await decide(application, 'APPROVE');
    await eventually('both messages are settled', async () => {
      const open = await system.prisma.notification.count({ where: { reference, sentAt: null } });
      const all = await system.prisma.notification.count({ where: { reference, person: 'citizen-2' } });
      return open === 0 && all === 2;
    });
    expect(mailsOf(reference)).toEqual([]);
    expect(smsOf(reference)).toHaveLength(1);
    expect(smsOf(reference)[0]?.text).toMatch(/تأیید شد[\s\S]*\n\n[\s\S]*was approved/);
    const shown = await toldOf('citizen-2', reference);
    expect(shown.map(({ event, sentOver }) => `${event} ${sentOver.join()}`)).toEqual(['APPROVED SMS', 'FILED ']);
  });
});

it('shows a role’s message to each who holds it, and to each as read by themselves', async () => {
  const words = { fa: 'پیام', en: 'message' };
  const row = { reference: 'R-1', transition: 1, event: 'MESSAGE' as const, subject: words, message: words };
  const createdAt = new Date();
  await system.prisma.notification.createMany({
    data: [
      { ...row, id: 'R-1-staff-1', to: 'supervisor', createdAt },
      { ...row, id: 'R-1-all-1', to: 'citizen', createdAt },
      { ...row, id: 'R-1-1-citizen-2', to: 'supervisor', person: 'citizen-2', createdAt },
    ],
  });
  const seen = async (as: string) => (await toldOf(as, 'R-1')).map(({ id, readAt }) => [id, readAt !== null]);
  await system.get('supervisor-1', 'mutation { markNotificationRead(id: "R-1-staff-1") { id } }');
  expect(await seen('supervisor-1')).toEqual([['R-1-staff-1', true]]);
  expect(await seen('supervisor-2')).toEqual([['R-1-staff-1', false]]);
  expect(await seen('citizen-1')).toEqual([]);
  expect(await seen('citizen-2')).toEqual([['R-1-1-citizen-2', false]]);
  const anonymous = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ notifications { edges { node { id } } } }' }),
  });
  expect(await anonymous.text()).toContain('UNAUTHENTICATED');
});

it('delivers once when the mail server was down and has come back', async () => {
  await mail.down();
  const { reference } = await filed('citizen-1');
  await eventually('the SMS went out', () => smsOf(reference).length === 1);
  const id = smsOf(reference)[0]?.id ?? '';
  const handle = new Client({ connection, namespace: system.config.temporal.namespace }).workflow.getHandle(
    `notification/${id}`,
  );
  await eventually('the mail was tried more than once', async () => {
    // It begins once the mail was tried with whatever else was to be sent.
    const { pendingActivities } = (await handle.describe().catch(() => undefined))?.raw ?? {};
    return pendingActivities?.some(({ attempt }) => Number(attempt) > 1);
  });
  const { lastFailure } = (await handle.describe()).raw.pendingActivities?.[0] ?? {};
  expect(lastFailure?.message).toBe('Not every message could be sent: MAIL ESOCKET.');
  await mail.up();
  await handle.result();
  expect(mailsOf(reference)).toHaveLength(1);
  expect(smsOf(reference)).toHaveLength(1);
});

it('writes what it would send to the outbox where neither mail server nor SMS service is named', async () => {
  const embedded = await startSystem();
  try {
    const { reference } = await filed('citizen-1', 'construction', embedded);
    const { outboxDir = '' } = embedded.config.notifications;
    const row = await eventually('the message is settled', () =>
      embedded.prisma.notification.findFirst({ where: { reference, sentAt: { not: null } } }),
    );
    expect((await readdir(outboxDir)).sort()).toEqual([`${row.id}.eml`, `${row.id}.json`]);
    const written = JSON.parse(await readFile(join(outboxDir, `${row.id}.json`), 'utf8'));
    expect(written).toMatchObject({ reference, event: 'FILED', mail: { to: 'citizen-1@example.com' } });
    expect(written.sms.text).toBe(written.mail.text);
  } finally {
    await embedded.stop();
  }
});
