import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicants, statusOf } from '../support/permits.js';
import { freshPlot } from '../support/plots.js';
import { type System, startSystem } from '../support/system.js';

const both = (fa: string, en: string) => ({ fa, en });
const rule = (id: string, pass: string) => ({
  id,
  title: both('پلاک', 'Plots'),
  pass,
  message: both('چنین نیست.', 'It is not so.'),
  onFail: 'block',
  basis: 'illustrative',
});

/** Plots that are merged into one, of which none may be in another case or have a permit. */
const MERGER = {
  code: 'merger',
  version: 1,
  title: both('تجمیع پلاک', 'Merger of plots'),
  generation: 'CITIZEN',
  offered: ['OFFICE', 'CITIZEN'],
  rulebook: 'city',
  form: {
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'تجمیع',
      type: 'object',
      additionalProperties: false,
      required: ['plots'],
      properties: {
        plots: {
          title: 'پلاک‌ها',
          'x-i18n': { en: { title: 'Plots' } },
          type: 'array',
          minItems: 1,
          maxItems: 8,
          items: {
            title: 'پلاک',
            'x-i18n': { en: { title: 'Plot' } },
            type: 'object',
            additionalProperties: false,
            required: ['code'],
            properties: {
              code: {
                title: 'کد نوسازی',
                'x-i18n': { en: { title: 'Renewal code' } },
                type: 'string',
                format: 'nosazi-code',
              },
              zone: { title: 'پهنه', 'x-i18n': { en: { title: 'Zone' } }, type: 'string', maxLength: 20 },
            },
          },
        },
      },
    },
  },
  documents: [],
  registers: [{ name: 'parents', register: 'parcels', key: 'item.code', each: 'plots' }],
  rules: [
    rule('R-MERGE-01', 'parents.all(p, !p.detained)'),
    rule('R-MERGE-02', 'plot.openCases.size() == 0'),
    rule('R-MERGE-03', 'plot.permits.size() == 0'),
  ],
  fees: [],
  grant: { record: { parentPlots: 'answers.plots.map(p, p.code)' } },
  steps: [
    { id: 'request', type: 'form', title: both('درخواست', 'Request') },
    { id: 'analysis', type: 'analyze', title: both('تحلیل', 'Analysis') },
    {
      id: 'approval',
      type: 'review',
      title: both('بررسی', 'Review'),
      role: 'supervisor',
      outcomes: ['approve', 'reject'],
    },
    { id: 'permit', type: 'issue', title: both('صدور', 'Issue') },
  ],
};

let system: System;
let people: ReturnType<typeof applicants>;

beforeAll(async () => {
  system = await startSystem();
  people = applicants(system);
  const publish = 'mutation($d: JSON!) { publishPermitType(definition: $d) { status } }';
  await system.get('admin-1', publish, { d: MERGER });
});
afterAll(() => system.stop());

const merge = async (...plots: string[]) => {
  const answers = { plots: plots.map((code) => ({ code })) };
  return people.submit(await people.draft('merger', answers, 'citizen-1', []));
};

it('is found by each of its plots, which no other case is granted anything on meanwhile', {
  timeout: 120_000,
}, async () => {
  const [one, two, three] = [freshPlot(), freshPlot(), freshPlot()];
  const first = await merge(one, two);
  expect(first.evaluation.outcome).toBe('CLEAN');

  const query = `query($p: String!) {
    applications(filter: { parcel: $p }) { edges { node { reference } } }
    tasks(filter: { parcel: $p }) { edges { node { application { reference } } } }
    search(query: $p) { edges { node { reference } } }
  }`;
  interface Found {
    applications: { edges: { node: { reference: string } }[] };
    tasks: { edges: { node: { application: { reference: string } } }[] };
    search: { edges: { node: { reference: string } }[] };
  }
  const foundBy = async (p: string) => {
    const { applications, tasks, search } = await system.get<Found>('supervisor-1', query, { p });
    return {
      cases: applications.edges.map(({ node }) => node.reference),
      tasks: tasks.edges.map(({ node }) => node.application.reference),
      search: search.edges.map(({ node }) => node.reference),
    };
  };
  const alone = [first.reference];
  for (const plot of [one, two]) expect(await foundBy(plot)).toEqual({ cases: alone, tasks: alone, search: alone });
  expect(await foundBy(three)).toEqual({ cases: [], tasks: [], search: [] });

  // Only the second of its plots is in another case, and only the second of that case's.
  const second = await merge(three, two);
  expect(statusOf(second, 'R-MERGE-02')).toBe('FAIL');
  expect(statusOf(second, 'R-MERGE-03')).toBe('PASS');

  await people.approve(first.reference);
  await people.becomes(first.reference, 'ISSUED');
  const third = await merge(freshPlot(), two);
  expect(statusOf(third, 'R-MERGE-03')).toBe('FAIL');
  expect(statusOf(await merge(freshPlot()), 'R-MERGE-03')).toBe('PASS');
});

it('is of one plot again where the others are taken out of a draft', async () => {
  const [one, two] = [freshPlot(), freshPlot()];
  const reference = await people.draft('merger', { plots: [{ code: one }, { code: two }] }, 'citizen-1', []);
  const parcels = async () => {
    const row = await system.prisma.application.findUniqueOrThrow({ where: { reference } });
    return [row.parcel, row.parcels];
  };
  expect(await parcels()).toEqual([one, [one, two]]);
  const save = 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }';
  await system.get('citizen-1', save, { r: reference, a: { plots: [{ code: two }] } });
  expect(await parcels()).toEqual([two, []]);
});

/** A plot as the register has it, with what it says of this one. */
async function plotWith(more: object): Promise<string> {
  const key = freshPlot();
  const where = { register_key: { register: 'parcels', key } };
  const { record } = await system.prisma.registerRecord.findUniqueOrThrow({ where });
  await system.prisma.registerRecord.update({ where, data: { record: { ...(record as object), ...more } } });
  return key;
}

it('is seen by the people of the district of each of its plots', { timeout: 120_000 }, async () => {
  const [here, there] = [() => plotWith({ district: '9' }), () => plotWith({ district: '2' })];
  for (const [person, district] of Object.entries({ 'cashier-1': 'district-9', 'head-1': 'district-2' })) {
    const grant = 'mutation($p: ID!, $d: ID) { grantRole(person: $p, role: "supervisor", district: $d) { id } }';
    await system.get('admin-1', grant, { p: person, d: district });
  }
  const districtOf = async (reference: string) =>
    (await system.prisma.application.findUniqueOrThrow({ where: { reference } })).districtId;
  const listed = '{ tasks(first: 50) { edges { node { application { reference } } } } }';
  const sees = async (as: string, reference: string) =>
    JSON.stringify(await system.get(as, listed)).includes(reference);
  // Whichever is named first.
  for (const plots of [
    [await here(), await there()],
    [await there(), await here()],
  ]) {
    const { reference } = await merge(...plots);
    expect(await districtOf(reference)).toBeNull();
    expect([await sees('cashier-1', reference), await sees('head-1', reference)]).toEqual([true, true]);
  }
  const { reference } = await merge(freshPlot(), await here());
  expect(await districtOf(reference)).toBe('district-9');
  expect([await sees('cashier-1', reference), await sees('head-1', reference)]).toEqual([true, false]);
});

it('has each entry filled in by what the register says of its plot', async () => {
  const [one, two] = [await plotWith({ zone: 'Z-R2' }), await plotWith({ zone: 'Z-C1' })];
  const answers = {
    plots: [{ code: one }, { code: '9-1-7-1999999-0-0-0' }, { code: two }, { code: one, zone: 'mine' }],
  };
  const query =
    'query($a: JSON!) { prefill(permitType: "merger", answers: $a) { answers fields { path value source } } }';
  type Known = { prefill: { answers: { plots: object[] }; fields: object[] } };
  const { prefill } = await system.get<Known>('citizen-1', query, { a: answers });
  const from = { source: 'REGISTER' };
  expect(prefill.fields).toEqual([
    { path: 'plots[0].zone', value: 'Z-R2', ...from },
    { path: 'plots[2].zone', value: 'Z-C1', ...from },
  ]);
  expect(prefill.answers.plots).toEqual([
    { code: one, zone: 'Z-R2' },
    { code: '9-1-7-1999999-0-0-0' },
    { code: two, zone: 'Z-C1' },
    { code: one, zone: 'mine' },
  ]);
});

it('is reached by no office whose mandate is for one of its plots alone', { timeout: 120_000 }, async () => {
  const [one, two] = [freshPlot(), freshPlot()];
  const mandateFor = async (p: string | null) => {
    const offer = `mutation($p: String) {
      offerMandate(officeId: "OFF-0001", permitTypes: ["merger"], parcel: $p, validUntil: "1499/01/01") { id } }`;
    const { offerMandate } = await system.get<{ offerMandate: { id: string } }>('citizen-1', offer, { p });
    const accept = 'mutation($i: ID!) { respondToMandate(id: $i, accept: true) { id } }';
    await system.get('office-1', accept, { i: offerMandate.id });
    return offerMandate.id;
  };
  const named = (...plots: string[]) => ({ plots: plots.map((code) => ({ code })) });
  const start = `mutation($m: ID!, $a: JSON!) {
    startApplication(permitType: "merger", answers: $a, onBehalfOf: $m) { reference } }`;
  const save = 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }';
  const submit = 'mutation($r: ID!) { submitApplication(reference: $r) { status } }';
  const LISTED =
    'query($r: ID!) { application(reference: $r) { status } applications { edges { node { reference } } } }';
  const lists = async (r: string) => JSON.stringify(await system.ask('office-1', LISTED, { r })).includes(`"${r}"`);
  const said = async (query: string, variables: object) =>
    JSON.stringify(await system.ask('office-1', query, variables as never));

  const forOne = await mandateFor(one);
  expect(await said(start, { m: forOne, a: named(one, two) })).toContain('MANDATE_SCOPE');
  expect(await said(start, { m: forOne, a: named(two, one) })).toContain('MANDATE_SCOPE');
  const { startApplication: begun } = await system.get<{ startApplication: { reference: string } }>('office-1', start, {
    m: forOne,
    a: named(one),
  });
  const { reference } = begun;
  expect(await said(save, { r: reference, a: named(one, two) })).toContain('MANDATE_SCOPE');
  expect(await lists(reference)).toBe(true);

  // The owner names another plot, and the case is out of the office's reach until it is of one again.
  await system.get('citizen-1', save, { r: reference, a: named(one, two) });
  expect(await lists(reference)).toBe(false);
  for (const act of [save, submit])
    expect(await said(act, { r: reference, a: named(one) })).toMatch(/MANDATE_SCOPE|NOT_FOUND/);
  await system.get('citizen-1', save, { r: reference, a: named(one) });
  expect(await lists(reference)).toBe(true);

  // A mandate without a plot is for whatever is named.
  expect(await said(start, { m: await mandateFor(null), a: named(one, two) })).toContain('"reference"');
});
