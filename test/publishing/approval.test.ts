import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf } from '../graphql/seed.js';
import { smallAnswers, smallType } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
beforeAll(async () => {
  system = await startSystem({ PUBLICATION_APPROVAL: 'true', UNSIGNED_PUBLICATIONS: 'false' }, { worker: false });
});
afterAll(() => system.stop());

const publish = 'mutation($d: JSON!) { publishPermitType(definition: $d) { hash status version } }';
const approve = 'mutation($id: ID!, $hash: String!) { approvePublication(id: $id, hash: $hash) { status decidedBy } }';
const reject = 'mutation($id: ID!) { rejectPublication(id: $id, reason: "no") { status reason } }';
const startable = async () => {
  const start =
    'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { permitType { version } } }';
  const { data, errors } = await system.ask<{ startApplication: { permitType: { version: number } } }>(
    'citizen-1',
    start,
    { a: smallAnswers },
  );
  return errors ? errors[0]?.extensions.code : data.startApplication.permitType.version;
};

interface Proposed {
  id: string;
  hash: string;
  version: number;
  permitType: { code: string } | null;
}
async function propose(definition: object, as = 'admin-1'): Promise<Proposed> {
  const { publishPermitType } = await system.get<{ publishPermitType: object }>(as, publish, { d: definition });
  expect(publishPermitType).toMatchObject({ status: 'DRAFT' });
  const query = '{ publications(status: PROPOSED, code: "awning") { id hash version permitType { code } } }';
  const { publications } = await system.get<{ publications: Proposed[] }>('auditor-1', query);
  const [newest] = publications;
  if (!newest) throw new Error('nothing is proposed');
  return newest;
}

it('what one administrator proposes is served when another has approved exactly that', async () => {
  const { id, hash } = await propose(smallType());
  expect(await startable()).toBe('NOT_FOUND');
  expect(codeOf(await system.ask('admin-1', approve, { id, hash }))).toBe('SEPARATION_OF_DUTIES');
  expect(codeOf(await system.ask('admin-2', approve, { id, hash: '0'.repeat(64) }))).toBe('CONFLICT');
  expect(codeOf(await system.ask('supervisor-1', approve, { id, hash }))).toBe('FORBIDDEN');
  expect(await startable()).toBe('NOT_FOUND');
  const twice = await Promise.all([1, 2].map(() => system.ask('admin-2', approve, { id, hash })));
  expect(twice.map(({ data }) => data)).toEqual(
    [1, 2].map(() => ({ approvePublication: { status: 'APPROVED', decidedBy: 'admin-2' } })),
  );
  expect(await startable()).toBe(1);
});

it('a rejected proposal frees its number, and a decided one stays decided', async () => {
  const { id, hash } = await propose(smallType({ version: 2 }));
  expect(codeOf(await system.ask('admin-2', publish, { d: smallType({ version: 2, fee: '1' }) }))).toBe(
    'DEFINITION_INVALID',
  );
  expect(await system.get('admin-2', reject, { id })).toEqual({
    rejectPublication: { status: 'REJECTED', reason: 'no' },
  });
  expect(codeOf(await system.ask('admin-2', approve, { id, hash }))).toBe('CONFLICT');
  const again = await propose(smallType({ version: 2, fee: '1' }), 'admin-2');
  expect(codeOf(await system.ask('admin-2', approve, again))).toBe('SEPARATION_OF_DUTIES');
  await system.get('admin-1', approve, again);
  expect(await startable()).toBe(2);
  expect(codeOf(await system.ask('admin-1', reject, { id: again.id }))).toBe('CONFLICT');
});

it('of two who decide at the same time one is heard', async () => {
  const proposed = await propose(smallType({ version: 3 }));
  const answers = await Promise.all([
    system.ask('admin-2', approve, proposed),
    system.ask('admin-1', reject, { id: proposed.id }),
  ]);
  expect(answers.map(codeOf).filter((code) => code !== undefined)).toEqual(['CONFLICT']);
  expect(await startable()).toBe(answers[0]?.errors ? 2 : 3);
});

it('the same definition again changes nothing, and a number below the highest is refused', async () => {
  const before = await system.prisma.publication.count();
  await system.get('admin-1', publish, { d: smallType() });
  expect(await system.prisma.publication.count()).toBe(before);
  const lower = await system.ask('admin-1', publish, { d: { ...smallType(), description: { fa: 'ب', en: 'b' } } });
  expect(lower.errors?.[0]?.extensions.issues).toMatchObject([{ path: 'version', code: 'VERSION_TAKEN' }]);
});

it('only administrators propose; what is wrong is refused with its place', async () => {
  expect(codeOf(await system.ask('supervisor-1', publish, { d: smallType({ version: 7 }) }))).toBe('FORBIDDEN');
  const { steps, ...rest } = smallType({ version: 7 });
  const broken = await system.ask('admin-1', publish, {
    d: { ...rest, steps: [...steps, { id: 'x', type: 'nothing' }] },
  });
  expect(codeOf(broken)).toBe('DEFINITION_INVALID');
  expect(broken.errors?.[0]?.extensions.issues?.map(({ path }) => path)).toContain('steps[5].type');
});

it('a check says that another administrator has to approve, until one has', async () => {
  const query = 'mutation($d: JSON!) { validatePermitType(definition: $d) { valid standing needsApproval } }';
  const standing = async (definition: object) =>
    (await system.get<{ validatePermitType: object }>('admin-1', query, { d: definition })).validatePermitType;
  const own = { ...smallType(), code: 'pergola' };
  expect(await standing(own)).toEqual({ valid: true, standing: null, needsApproval: true });
  await system.get('admin-1', publish, { d: own });
  expect(await standing(own)).toEqual({ valid: true, standing: 'PROPOSED', needsApproval: true });
  const proposed = '{ publications(status: PROPOSED, code: "pergola") { id hash } }';
  const { publications } = await system.get<{ publications: { id: string; hash: string }[] }>('auditor-1', proposed);
  await system.get('admin-2', approve, publications[0]);
  expect(await standing(own)).toEqual({ valid: true, standing: 'APPROVED', needsApproval: false });
});
