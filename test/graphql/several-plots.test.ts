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
