import { afterAll, beforeAll, expect, it } from 'vitest';
import { exampleOn, numberOf } from '../support/example.js';
import { answersFor } from '../support/permits.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let life: ReturnType<typeof exampleOn>;

beforeAll(async () => {
  system = await startSystem();
  life = exampleOn(system, 'completion-certificate');
  await life.publish();
});
afterAll(() => system.stop());

interface Filed {
  documents: { code: string; sha256: string; url: string }[];
}
const filesOf = async (as: string, reference: string): Promise<Filed['documents']> => {
  const query = 'query($r: ID!) { application(reference: $r) { documents { code sha256 url } } }';
  return (await system.get<{ application: Filed }>(as, query, { r: reference })).application.documents;
};
const save = (reference: string, answers: object) =>
  system.get('citizen-1', 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }', {
    r: reference,
    a: answers,
  });
interface Answer {
  errors?: { extensions: { code: string; issues: { path: string; code: string }[] } }[];
}
const refusal = async (reference: string) => {
  const submit = 'mutation($r: ID!) { submitApplication(reference: $r) { status } }';
  const { errors } = (await system.ask('citizen-1', submit, { r: reference })) as Answer;
  return errors?.[0]?.extensions.issues.map(({ path, code }) => `${path} ${code}`);
};

it('a file stands in its row: needed by the form, lacking until it is attached, and gone with the row', async () => {
  const { plot, ...construction } = await life.people.granted();
  const example = life.definition.examples[0];
  const { property } = answersFor('construction', plot);
  const building = example?.answers.building as { floors: object[] };
  const answers = { ...example?.answers, property, basePermit: { number: numberOf(construction) } };
  const withFloor = (floor: object) => ({
    ...answers,
    building: { ...building, floors: [...building.floors, { level: 2, use: 'COM', area: '40', ...floor }] },
  });
  const place = 'building.floors[2].photo';
  const reference = await life.people.draft('completion-certificate', withFloor({}), 'citizen-1', example?.documents);
  expect(await refusal(reference)).toEqual([`${place} REQUIRED`]);
  await save(reference, withFloor({ photo: 'a'.repeat(64) }));
  expect(await refusal(reference)).toEqual([`${place} FILE_NOT_ATTACHED`]);

  await system.attach('citizen-1', reference, 'FLOOR_PHOTO');
  const photo = (await filesOf('citizen-1', reference)).find(({ code }) => code === 'FLOOR_PHOTO')?.sha256;
  await save(reference, withFloor({ photo }));
  expect((await life.people.submit(reference)).revision).toBe(1);
  const filed = async (revision: number) =>
    (
      (await system.prisma.submission.findUniqueOrThrow({ where: { reference_revision: { reference, revision } } }))
        .documents as { code: string }[]
    ).map(({ code }) => code);
  expect(await filed(1)).toContain('FLOOR_PHOTO');
  expect(await filesOf('supervisor-1', reference)).toContainEqual(expect.objectContaining({ sha256: photo }));

  await save(reference, answers);
  expect((await life.people.submit(reference)).revision).toBe(2);
  expect(await filed(2)).not.toContain('FLOOR_PHOTO');
});
