import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNotices } from '../../cases/notice-view.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { NotificationEvent } from '../../prisma/generated/client/enums.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import type { Transition } from '../../workflows/transition.js';
import { createNotices } from './notices.js';
import { loadTemplates, parseTemplates } from './templates.js';
import { addCase, addPeople, entry, stepTitle, transition } from './test-support/case.js';

let database: TestDatabase;
let prisma: PrismaClient;
let write: (transition: Transition) => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 3);
  await addPeople(prisma);
  const notices = createNotices({
    prisma,
    templates: await loadTemplates(),
    delivery: { soon: async () => undefined, isUnderWay: async () => true },
    portalUrl: () => 'https://city.example',
  });
  write = (written) => prisma.$transaction((tx) => writeNotices(tx, notices, written));
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

const rowsOf = (reference: string) => prisma.notification.findMany({ where: { reference }, orderBy: { id: 'asc' } });
const toldOf = async (reference: string) =>
  (await rowsOf(reference)).map(({ id, event, to, person }) => [id, event, to, person]);

describe('whom a transition tells', () => {
  it('tells the owner and who filed for them', async () => {
    await addCase(prisma, 'N-1', { filedById: 'office-1' });
    await write(transition('N-1', { timeline: [entry('N-1', 'FILED', { seq: 7 })] }));
    expect(await toldOf('N-1')).toEqual([
      ['N-1-7-citizen-1', 'FILED', 'applicant', 'citizen-1'],
      ['N-1-7-office-1', 'FILED', 'applicant', 'office-1'],
    ]);
  });

  it('tells nobody of what happens inside the office', async () => {
    await addCase(prisma, 'N-2', { task: { stepType: 'consult' } });
    const types = ['APPROVED', 'TASK_OPENED', 'CLAIMED', 'ESCALATED', 'TASK_EXPIRED', 'ENDED'];
    await write(transition('N-2', { timeline: types.map((type, i) => entry('N-2', type, { seq: i + 1 })) }));
    expect(await toldOf('N-2')).toEqual([]);
  });

  it('tells a refusal by silence as one by people, each with where its paper is', async () => {
    await addCase(prisma, 'N-22', { task: { stepType: 'review' } });
    await write(transition('N-22', { timeline: [entry('N-22', 'CLOCK_REFUSAL', { data: { title: stepTitle } })] }));
    await write(transition('N-22', { number: 9, timeline: [entry('N-22', 'ISSUED', { seq: 9 })] }));
    const rows = await rowsOf('N-22');
    expect(rows.map(({ event }) => event)).toEqual(['REJECTED', 'ISSUED']);
    for (const { message } of rows) {
      for (const said of Object.values(message as object)) expect(said).toContain('https://city.example/case/N-22');
    }
    expect(JSON.stringify(rows[0]?.message)).toContain('The decision: https');
  });

  it('reminds the people whose open task it is, and otherwise the applicant', async () => {
    const remind = (reference: string) => write(transition(reference, { timeline: [entry(reference, 'REMINDED')] }));
    await addCase(prisma, 'N-3', { task: { escalatedTo: 'director' } });
    await addCase(prisma, 'N-4', { task: { assignee: 'supervisor-2' } });
    await addCase(prisma, 'N-5', { slip: 'PAYABLE' });
    for (const reference of ['N-3', 'N-4', 'N-5']) await remind(reference);
    expect(await toldOf('N-3')).toEqual([
      ['N-3-1-role-director', 'DUE_SOON', 'director', null],
      ['N-3-1-role-supervisor', 'DUE_SOON', 'supervisor', null],
    ]);
    expect(await toldOf('N-4')).toEqual([['N-4-1-supervisor-2', 'DUE_SOON', 'supervisor', 'supervisor-2']]);
    expect(await toldOf('N-5')).toEqual([['N-5-1-citizen-1', 'DUE_SOON', 'applicant', 'citizen-1']]);
    await addCase(prisma, 'N-6I', { task: { role: 'invited' } });
    await remind('N-6I');
    const task = await prisma.task.findFirstOrThrow({ where: { reference: 'N-6I' } });
    expect((await toldOf('N-6I')).map(([, , to]) => to)).toEqual([`invitation.${task.id}`]);
    expect((await rowsOf('N-5'))[0]?.message).toMatchObject({
      en: expect.stringContaining('Pay 139,400,000 rials until 2026-12-23 (1405/10/02).'),
    });
  });

  it('tells the applicant once of every end, with the reason and how to object', async () => {
    const remark = (
      await prisma.remark.create({ data: { reference: 'E-20', author: 'supervisor-1', text: 'no way to it' } })
    ).id;
    const ends = [
      ['E-20', 'REJECTED', 'REJECTED', 'REJECTED'],
      ['E-21', 'WITHDRAWN', 'WITHDRAWN', 'WITHDRAWN'],
      ['E-22', 'REJECTION_STANDS', 'EXPIRED', 'REJECTED'],
      ['E-23', 'PERMIT_SUSPENDED', 'SUSPENDED', 'ISSUED'],
      ['E-24', 'PERMIT_REVOKED', 'REVOKED', 'ISSUED'],
      ['E-25', 'AUDITED', 'AUDITED', 'ISSUED'],
    ] as const;
    for (const [reference, type, event, status] of ends) {
      await addCase(prisma, reference, { task: { stepType: 'review' } });
      const data = { task: `${reference}-1`, result: 'reject', effect: 'suspend' };
      await prisma.remark.updateMany({ where: { id: remark }, data: { reference } });
      const told = transition(reference, { status, timeline: [entry(reference, type, { data, remark })] });
      await write(told);
      await write(told);
      expect(await toldOf(reference)).toEqual([[`${reference}-1-citizen-1`, event, 'applicant', 'citizen-1']]);
      const [{ message } = {}] = await rowsOf(reference);
      const { fa, en } = message as { fa: string; en: string };
      expect(en).toContain('secretariat');
      expect(fa).toContain('اعتراض');
      if (event !== 'EXPIRED') expect(en).toContain('no way to it');
    }
    // An auditor's decision is none on the application, and an audit that was not made found nothing.
    await addCase(prisma, 'E-26', { task: { stepType: 'audit' } });
    const timeline = [
      entry('E-26', 'REJECTED', { seq: 1, data: { task: 'E-26-1' } }),
      entry('E-26', 'AUDITED', { seq: 2, data: { result: 'expire' } }),
    ];
    await write(transition('E-26', { timeline }));
    expect(await toldOf('E-26')).toEqual([]);
  });

  it('passes the message of a notify step on, never to everybody who might apply', async () => {
    await addCase(prisma, 'N-6', { filedById: 'office-1' });
    const message = { fa: 'پیام', en: 'A message with {braces} [kept]' };
    const data = { step: 'tell', title: stepTitle };
    const notifications = [
      { id: 'N-6-tell-1', to: 'applicant', message },
      { id: 'N-6-staff-1', to: 'supervisor', message },
      { id: 'N-6-all-1', to: 'citizen', message },
    ];
    const told = transition('N-6', { notifications, timeline: [entry('N-6', 'NOTIFIED', { data })] });
    await write(told);
    await write(told);
    expect(await toldOf('N-6')).toEqual([
      ['N-6-all-1', 'MESSAGE', 'applicant', 'citizen-1'],
      ['N-6-all-1-office-1', 'MESSAGE', 'applicant', 'office-1'],
      ['N-6-staff-1', 'MESSAGE', 'supervisor', null],
      ['N-6-tell-1', 'MESSAGE', 'applicant', 'citizen-1'],
      ['N-6-tell-1-office-1', 'MESSAGE', 'applicant', 'office-1'],
    ]);
    const own = await prisma.notification.findUniqueOrThrow({ where: { id: 'N-6-tell-1' } });
    expect(own.message).toEqual(message);
    expect(own.subject).toMatchObject({ en: 'Municipal approval (N-6)' });
  });

  it('never lets an outside id reach an id of its own', async () => {
    await addCase(prisma, 'N-7', { filedById: 'auth0|someone@people.example' });
    await write(transition('N-7', { timeline: [entry('N-7', 'FILED')] }));
    const ids = (await rowsOf('N-7')).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(id).toMatch(/^N-7-1-[\w-]+$/);
    expect(ids.join()).not.toContain('someone');
  });

  it('tells of a lapse once, though the case ends with it', async () => {
    await addCase(prisma, 'N-8');
    const timeline = [entry('N-8', 'SLIPS_EXPIRED'), entry('N-8', 'ENDED', { seq: 2 })];
    await write(transition('N-8', { status: 'EXPIRED', timeline }));
    expect(await toldOf('N-8')).toEqual([['N-8-2-citizen-1', 'EXPIRED', 'applicant', 'citizen-1']]);
  });
});

describe('what a return says', () => {
  it('says the reviewer’s words', async () => {
    await addCase(prisma, 'N-10', { task: {} });
    const { id } = await prisma.remark.create({
      data: { reference: 'N-10', author: 'supervisor-1', text: 'نقشه خوانا نیست {number}' },
    });
    await write(transition('N-10', { timeline: [entry('N-10', 'RETURNED', { remark: id })] }));
    expect((await rowsOf('N-10'))[0]?.message).toMatchObject({
      fa: expect.stringContaining('دلیل: نقشه خوانا نیست {number}'),
      en: expect.stringContaining('Reason: نقشه خوانا نیست {number}'),
    });
  });

  it('says what the engine found, and not all of a long list', async () => {
    const check = (i: number, status: string) => ({
      rule: `R-${i}`,
      status,
      title: { fa: `عنوان ${i}`, en: `title ${i}` },
      ...(i > 1 && { message: { fa: `پیام ${i}`, en: `message ${i}` } }),
    });
    const failing = [1, 2, 3, 4, 5, 6, 7].map((i) => check(i, i % 2 ? 'FAIL' : 'MISSING'));
    await addCase(prisma, 'N-11', { checks: [check(0, 'PASS'), ...failing] });
    await write(transition('N-11', { timeline: [entry('N-11', 'RETURNED_FOR_CORRECTION')] }));
    expect((await rowsOf('N-11'))[0]?.message).toMatchObject({
      en: expect.stringContaining(
        'Reason: \n- title 1\n- message 2\n- message 3\n- message 4\n- message 5\n- and more\n',
      ),
    });
  });
});

describe('delivery', () => {
  it('is started again by a repeated transition whose first start failed, and by none that tells nobody', async () => {
    await addCase(prisma, 'N-20', { filedById: 'office-1' });
    let started = 0;
    const words = { subject: { fa: 'م', en: 's' }, body: { fa: 'م', en: 't' } };
    const events = Object.values(NotificationEvent);
    const templates = parseTemplates({ default: Object.fromEntries(events.map((event) => [event, words])) });
    const notices = createNotices({
      prisma,
      templates,
      delivery: {
        async soon() {
          started += 1;
          if (started === 1) throw new Error('the cluster is away');
        },
        isUnderWay: async () => true,
      },
    });
    const filed = transition('N-20', { timeline: [entry('N-20', 'FILED')] });
    await prisma.$transaction((tx) => writeNotices(tx, notices, filed));
    await expect(notices.deliver(filed)).rejects.toThrow('away');
    await notices.deliver(filed);
    await notices.deliver(transition('N-20', { number: 2, timeline: [entry('N-20', 'TASK_OPENED')] }));
    expect(started).toBe(2);
  });

  it('takes up again what a workflow had taken that was ended, and nothing of one that goes on', async () => {
    await addCase(prisma, 'N-21', { filedById: 'office-1' });
    await write(transition('N-21', { timeline: [entry('N-21', 'FILED')] }));
    const by = { 'N-21-1-citizen-1': 'notices/ended', 'N-21-1-office-1': 'notices/goes-on' };
    for (const [id, takenBy] of Object.entries(by))
      await prisma.notification.update({ where: { id }, data: { takenBy, createdAt: new Date() } });
    const delivery = { soon: async () => undefined, isUnderWay: async (id: string) => id !== 'notices/ended' };
    await createNotices({ prisma, templates: await loadTemplates(), delivery }).deliverAbandoned();
    const left = (await rowsOf('N-21')).map(({ id, takenBy }) => [id, takenBy]);
    expect(left).toEqual([
      ['N-21-1-citizen-1', null],
      ['N-21-1-office-1', 'notices/goes-on'],
    ]);
  });
});
