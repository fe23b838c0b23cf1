import { expect, it } from 'vitest';
import { definitionWith } from '../../test/support/definition.js';
import { step } from '../../test/support/steps.js';
import type { CarryOver } from '../language/carry-over.js';
import type { FormDefinition } from '../language/definition.js';
import { checkCarryOver } from './check.js';
import { asResults, carryFindings } from './on-work.js';

const field = (type: object) => ({ title: 'فیلد', 'x-i18n': { en: { title: 'Field' } }, ...type });
const area = field({ type: 'string', format: 'decimal' });
const yes = field({ type: 'boolean' });
const formOf = (required: string[], properties: object) => ({
  schema: { type: 'object', additionalProperties: false, required, properties },
  ui: {},
});
const title = { fa: 'نمونه', en: 'Sample' };
const bodies = [
  { id: 'FIRE', title, role: 'agency' },
  { id: 'WATER', title, role: 'agency', form: formOf(['meter'], { meter: yes }) },
];

function version(number: number, steps: FormDefinition['steps'], carryOver?: CarryOver[]): FormDefinition {
  return { ...definitionWith({ version: number, steps }), ...(carryOver && { carryOver }) };
}

const old = version(1, [
  step('form', 'request', {}),
  step('review', 'visit', { role: 'supervisor', form: formOf(['area'], { area, fax: yes }) }),
  step('consult', 'opinions', { bodies, form: formOf(['safe'], { safe: yes }) }),
]);
const seen = step('review', 'inspection', {
  role: 'supervisor',
  form: formOf(['measured', 'dry'], { measured: area, dry: yes }),
});
const asked = step('consult', 'opinions', { bodies, form: formOf(['fireproof'], { fireproof: yes }) });
const carried = version(
  2,
  [step('form', 'request', {}), seen, asked],
  [
    {
      from: 1,
      results: {
        inspection: { rename: { area: 'measured' }, default: { dry: false }, drop: ['fax'] },
        opinions: { rename: { safe: 'fireproof' } },
      },
    },
  ],
);
const kept = {
  visit: { area: '118.5', fax: true, outcome: 'approve', by: 'supervisor-1' },
  opinions: { outcome: 'approve', by: 'agency-1' },
  'opinions.FIRE': { safe: true, outcome: 'approve', by: 'agency-1' },
  'opinions.WATER': { meter: true, outcome: 'approve', by: 'agency-1' },
};
const steps = { visit: 'inspection' };
const findings = (to: FormDefinition) => carryFindings({ from: old, to, published: [old, carried, to], steps }, kept);

it('carries what officials and bodies filled in along, under the names that it has now', () => {
  expect(asResults(findings(carried))).toEqual({
    inspection: { measured: '118.5', dry: false, outcome: 'approve', by: 'supervisor-1' },
    opinions: { outcome: 'approve', by: 'agency-1' },
    'opinions.FIRE': { fireproof: true, outcome: 'approve', by: 'agency-1' },
    'opinions.WATER': { meter: true, outcome: 'approve', by: 'agency-1' },
  });
  expect(findings(carried).every(({ fits }) => fits)).toBe(true);
});

it('follows versions between, and says what fits no longer', () => {
  const { carryOver: _, ...bare } = carried;
  const misfits = (to: FormDefinition) => findings(to).flatMap(({ to: at, fits }) => (fits ? [] : [at]));
  expect(misfits({ ...bare, version: 3, carryOver: [{ from: 2 }] })).toEqual([]);
  const further = version(
    4,
    [
      step('form', 'request', {}),
      seen,
      step('consult', 'opinions', { bodies, form: formOf(['tested'], { tested: yes }) }),
    ],
    [{ from: 2, results: { opinions: { rename: { fireproof: 'tested' } } } }],
  );
  expect(asResults(findings(further))['opinions.FIRE']).toMatchObject({ tested: true });
  expect(misfits({ ...bare, version: 3 })).toEqual(['inspection', 'opinions.FIRE']);
});

it('lets alone what stands there already, and what nobody filled in', () => {
  const there = {
    visit: { outcome: 'return', by: 'a' },
    inspection: { measured: '1', dry: true, outcome: 'approve', by: 'b' },
  };
  expect(
    carryFindings({ from: old, to: carried, published: [], steps }, there).map(({ to, data }) => [to, data]),
  ).toEqual(Object.entries(there));
});

it('takes the first of two steps that become one, and loses nothing of the other', () => {
  const merged = { visit: 'inspection', look: 'inspection' };
  const given = { look: { outcome: 'approve', by: 'a' }, visit: { outcome: 'return', by: 'b' } };
  const found = carryFindings({ from: old, to: carried, published: [], steps: merged }, given);
  expect(found.map(({ from, to, data }) => [from, to, data])).toEqual([
    ['look', 'inspection', given.look],
    ['visit', 'visit', given.visit],
  ]);
});

it('takes no counts of a public notice for what somebody filled in', () => {
  const notice = (field: string) =>
    step('publish-notice', 'view', {
      text: title,
      lasts: { days: 1 },
      shows: {},
      form: formOf([field], { [field]: yes }),
    });
  const [before, after] = [version(1, [notice('harm')]), version(2, [notice('damage')])];
  const counted = { view: { objections: 2, requests: 0 } };
  expect(carryFindings({ from: before, to: after, published: [] }, counted)).toEqual([
    { from: 'view', to: 'view', data: counted.view, fits: true },
  ]);
});

it('is held against the forms of both versions', () => {
  const codes = (results: NonNullable<CarryOver['results']>) =>
    checkCarryOver({ ...carried, carryOver: [{ from: 1, results }] }, [{ ...old, steps: renamed }]).map(
      ({ path, code }) => `${path} ${code}`,
    );
  const renamed = old.steps.map((each) => (each.id === 'visit' ? { ...each, id: 'inspection' } : each));
  expect(codes(carried.carryOver?.[0]?.results ?? {})).toEqual([]);
  expect(codes({ inspektion: {} })).toEqual(['carryOver[0].results.inspektion CARRY_UNKNOWN_FIELD']);
  expect(codes({ inspection: { rename: { area: 'dry' } } }).sort()).toEqual([
    'carryOver[0].results.inspection CARRY_FIELD_LOST',
    'carryOver[0].results.inspection CARRY_FIELD_UNFILLED',
    'carryOver[0].results.inspection.rename.area CARRY_TYPE',
  ]);
  expect(codes({ opinions: { default: { fireproof: 'yes' }, drop: ['safe'] } })).toEqual([
    'carryOver[0].results.opinions.default.fireproof CARRY_TYPE',
  ]);
});
