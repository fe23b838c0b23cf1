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
