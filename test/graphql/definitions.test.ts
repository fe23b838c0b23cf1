import { afterAll, beforeAll, expect, it } from 'vitest';
import { type System, startSystem } from '../support/system.js';
import { seedFiled } from './seed.js';

let system: System;
beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  await seedFiled(system.prisma, { reference: 'U-1400-000001' });
});
afterAll(() => system.stop());

interface Report {
  validatePermitType: {
    valid: boolean;
    issues: { path: string; code: string; line: number | null; column: number | null; meaning: { fa: string } }[];
  };
}

const validate = async (definition: unknown) => {
  const query =
    'mutation($d: JSON!) { validatePermitType(definition: $d) { valid issues { path code line column meaning { fa } } } }';
  return (await system.get<Report>('admin-1', query, { d: definition })).validatePermitType;
};

const inquiry = async () =>
  (await system.prisma.permitType.findFirstOrThrow({ where: { code: 'inquiry' } })).definition as {
    steps: { role?: string }[];
  };

it('given as a text, a definition is reported on with lines and columns', async () => {
  const text = JSON.stringify(await inquiry(), null, 2).replace('"next": "payment"', '"next": "paymnet"');
  const { valid, issues } = await validate(text);
  const [issue] = issues.filter(({ code }) => code === 'UNKNOWN_STEP');
  expect(valid).toBe(false);
  expect(text.split('\n')[(issue?.line ?? 0) - 1]?.slice((issue?.column ?? 0) - 1)).toMatch(/^"paymnet"/);
  expect(issue?.meaning.fa).toMatch(/گام/);
  expect((await validate('{"code": "a",}')).issues).toMatchObject([{ code: 'NOT_JSON', line: 1, column: 14 }]);
});

it('warns of a role that nobody holds, and stays valid', async () => {
  await system.prisma.roleHolding.updateMany({ where: { roleId: 'director' }, data: { until: new Date() } });
  const { valid, issues } = await validate(await inquiry());
  expect(valid).toBe(true);
  expect(issues.map(({ code }) => code)).toContain('ROLE_NOT_HELD');
});

it('draws a permit type, and a case with where it stands', async () => {
  const { permitType } = await system.get<{ permitType: { diagram: string; fa: string } }>(
    'citizen-1',
    '{ permitType(code: "inquiry") { diagram(language: EN) fa: diagram } }',
  );
  expect(permitType.diagram).toContain('"Municipal approval"');
  expect(permitType.fa).toContain('"تأیید شهرداری"');
  await system.prisma.application.update({
    where: { reference: 'U-1400-000001' },
    data: { currentSteps: ['approval'] },
  });
  const { application } = await system.get<{ application: { diagram: string } }>(
    'citizen-1',
    '{ application(reference: "U-1400-000001") { diagram } }',
  );
  expect(application.diagram).toMatch(/class s\d+ here/);
});
