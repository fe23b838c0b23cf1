import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../support/system.js';
import { codeOf, seedFiled } from './seed.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  const at = new Date('2026-11-23T08:00:00.123Z');
  // Five of one instant: only the reference tells them apart.
  for (let i = 1; i <= 5; i += 1) await seedFiled(system.prisma, { reference: `U-1400-00000${i}`, at });
  const later = new Date('2026-11-23T09:00:00Z');
  await seedFiled(system.prisma, { reference: 'U-1400-000006', ownerId: 'citizen-2', at: later, status: 'ISSUED' });
  await seedFiled(system.prisma, { reference: 'U-1400-000007', ownerId: 'citizen-2', at: later, role: 'fire' });
  await system.get('citizen-2', 'mutation { startApplication(permitType: "inquiry", answers: {}) { reference } }');
});
afterAll(() => system.stop());

interface Listed {
  applications: {
    totalCount: number | null;
    edges: { cursor: string; node: { reference: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const list = (as: string, args: string, fields = '') =>
  system.get<Listed>(
    as,
    `{ applications(${args}) { ${fields} edges { cursor node { reference } } pageInfo { hasNextPage endCursor } } }`,
  );
const referencesOf = ({ applications }: Listed) => applications.edges.map(({ node }) => node.reference);

describe('lists of applications', () => {
  it('are walked page by page without a gap or a double, also among equal instants', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 10; pages += 1) {
      const page: Listed = await list('citizen-1', after ? `first: 2, after: "${after}"` : 'first: 2');
      seen.push(...referencesOf(page));
      if (!page.applications.pageInfo.hasNextPage) break;
      after = page.applications.pageInfo.endCursor;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1].map((i) => `U-1400-00000${i}`));
  });

  it('count what they list, whatever the page', async () => {
    const page = await list('citizen-1', 'first: 2', 'totalCount');
    expect(page.applications.totalCount).toBe(5);
  });

  it('show a citizen their own, drafts included, and nobody another’s draft', async () => {
    expect((await list('citizen-2', 'first: 50')).applications.edges).toHaveLength(3);
    for (const overseer of ['supervisor-1', 'admin-1', 'auditor-1', 'integrator-1']) {
      expect(referencesOf(await list(overseer, 'first: 50'))).toHaveLength(7);
    }
  });

  it('are narrowed by their filter', async () => {
    const by = async (filter: string) => referencesOf(await list('supervisor-1', `first: 50, filter: ${filter}`));
    expect(await by('{ status: [ISSUED] }')).toEqual(['U-1400-000006']);
    expect(await by('{ permitType: ["inquiry"] }')).toEqual([]);
    expect(
      await by('{ submittedAfter: "2026-11-23T08:30:00Z", submittedBefore: "2026-11-23T12:30:00+03:30" }'),
    ).toEqual([]);
    expect(await by('{ submittedAfter: "2026-11-23T12:00:00+03:30" }')).toHaveLength(2);
  });

  it.each([
    ['first: 0', 'first'],
    ['first: 101', 'first'],
    ['after: "bm9uc2Vuc2U"', 'after'],
  ])('refuse (%s)', async (args, path) => {
    const answer = await system.ask('citizen-1', `{ applications(${args}) { edges { cursor } } }`);
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.extensions.issues?.[0]?.path).toBe(path);
  });
});

describe('an application', () => {
  const read = (as: string, reference: string, fields = 'reference') =>
    system.ask<{ application: Record<string, unknown> | null }>(
      as,
      `query($r: ID!) { application(reference: $r) { ${fields} } }`,
      { r: reference },
    );

  it('of another is not found, just as one that does not exist', async () => {
    const others = await read('citizen-2', 'U-1400-000001');
    const none = await read('citizen-2', 'U-1400-999999');
    expect(codeOf(others)).toBe('NOT_FOUND');
    expect(others).toEqual(none);
    expect(others.data.application).toBeNull();
  });

  it('is shown to whose role a task of it is for', async () => {
    expect(codeOf(await read('office-1', 'U-1400-000007'))).toBe('NOT_FOUND');
    expect((await read('supervisor-1', 'U-1400-000007')).data.application).not.toBeNull();
  });

  it('shows its filed answers while under review, exact rials, and its parts', async () => {
    const fields = `answers status revision permitType { code version } currentSteps { code type }
      evaluation { total outcome feeLines { amount explanation { value inputs { value } } } checks { rule status } }
      slips { id sum rounding payable payUntil status } tasks { id outcomes step { code type } }
      documents { code url } timeline { seq type summary { fa en } data } permit { number }`;
    const { data } = await read('citizen-1', 'U-1400-000001', fields);
    expect(data.application).toMatchObject({
      answers: { edited: false },
      revision: 1,
      permitType: { code: 'construction' },
      currentSteps: [{ code: 'approval', type: 'review' }],
      evaluation: { total: '9007199254740993', feeLines: [{ amount: '9007199254740993' }] },
      slips: [{ sum: '9007199254740993', rounding: '993', payable: '9007199254740000', payUntil: '1499/10/02' }],
      tasks: [{ id: 'U-1400-000001-1', outcomes: ['APPROVE', 'RETURN', 'REJECT'] }],
      documents: [
        {
          code: 'DEED',
          url: expect.stringContaining(`${system.url}/applications/U-1400-000001/documents/DEED?expires=`),
        },
      ],
      permit: null,
    });
  });

  it('shows the working copy of a returned case to its applicant alone', async () => {
    await seedFiled(system.prisma, { reference: 'U-1400-000020', status: 'RETURNED' });
    const mine = await read('citizen-1', 'U-1400-000020', 'answers');
    const theirs = await read('supervisor-1', 'U-1400-000020', 'answers');
    expect(mine.data.application?.answers).toEqual({ edited: true });
    expect(theirs.data.application?.answers).toEqual({ edited: false });
    await system.prisma
      .$executeRaw`UPDATE "Application" SET "ownerId" = 'x', "filedById" = 'x' WHERE reference = 'U-1400-000020'`;
  });

  it('keeps the definition to administrators', async () => {
    const field = '{ permitType(code: "construction") { definition } }';
    expect(codeOf(await system.ask('citizen-1', field))).toBe('FORBIDDEN');
    const { permitType } = await system.get<{ permitType: { definition: { code: string } } }>('admin-1', field);
    expect(permitType.definition.code).toBe('construction');
  });
});

describe('lists of tasks', () => {
  const ids = async (as: string, filter = '{}') => {
    const query = `{ tasks(first: 50, filter: ${filter}) { edges { node { id application { reference } } } } }`;
    const { tasks } = await system.get<{ tasks: { edges: { node: { id: string } }[] } }>(as, query);
    return tasks.edges.map(({ node }) => node.id);
  };

  it('hold the work of the caller’s roles and of their own applications', async () => {
    expect(await ids('supervisor-1', '{ status: [OPEN] }')).not.toContain('U-1400-000007-1');
    expect(await ids('citizen-2')).toEqual(['U-1400-000006-1', 'U-1400-000007-1']);
    expect(await ids('auditor-1', '{ role: "fire" }')).toEqual(['U-1400-000007-1']);
    expect(await ids('office-1')).toEqual([]);
  });

  it('are narrowed to the late and to the caller’s own', async () => {
    const id = 'U-1400-000003-1';
    await system.prisma.task.update({ where: { id }, data: { dueAt: new Date(0), assignee: 'supervisor-1' } });
    expect(await ids('supervisor-1', '{ overdue: true }')).toEqual([id]);
    expect(await ids('supervisor-1', '{ mine: true }')).toEqual([id]);
    expect(await ids('supervisor-2', '{ mine: true }')).toEqual([]);
    expect(await ids('supervisor-1', '{ overdue: false }')).not.toContain(id);
  });
});
