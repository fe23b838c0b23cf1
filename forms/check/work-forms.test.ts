import { describe, expect, it } from 'vitest';
import { definitionJson, everyStepFile } from '../../test/support/definition.js';
import { exampleSurroundings } from '../diagnostics/example-surroundings.js';
import { diagnoseExample } from '../diagnostics/run-example.js';
import { loadShipped } from '../load.js';

const sound = definitionJson(everyStepFile);
const surroundings = exampleSurroundings(await loadShipped(), sound);
const field = (title: string, more: object) => ({ title, 'x-i18n': { en: { title } }, ...more });
const form = {
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['area', 'safe'],
    properties: {
      area: field('Area', { type: 'string', format: 'decimal' }),
      safe: field('Safe', { type: 'boolean' }),
      tier: field('Tier', { type: 'string', enum: ['LOW', 'HIGH'] }),
    },
  },
};
/** Step 8 is the review `approval`; step 9 the payment; the opinion of the agency stands in a branch. */
const withForm = (changes: Record<string, unknown>) =>
  diagnoseExample({ changes: { version: 2, 'steps[8].form': form, ...changes } }, sound, surroundings);
const fee = (amount: string) => ({
  fees: [
    {
      code: 'F-TEST',
      title: { fa: 'ب', en: 'b' },
      amount,
      payee: 'MUNICIPALITY',
      basis: 'illustrative: x',
      illustrative: true,
    },
  ],
});

describe('what people find on their work', () => {
  it.each([
    ['a condition', { 'steps[9].when': 'results.approval.safe.orValue(false)' }],
    ['an amount', fee('rial(results.approval.area.orValue(dec("0")) * dec("1000"))')],
    ['a choice', { 'steps[9].when': 'results.approval.tier.orValue("LOW") == "HIGH"' }],
    ['the decision itself', { 'steps[9].when': 'results.approval.outcome.orValue("") == "approve"' }],
    ['an answer of another step without a form', { 'steps[9].when': 'results.enquiry.found == true' }],
  ])('is read by its type: %s', async (_, changes) => {
    expect((await withForm(changes)).issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    ['a field that is not there', { 'steps[9].when': 'results.approval.saef.orValue(false)' }, 'UNKNOWN_NAME', 'safe'],
    [
      'a step that is not there',
      { 'steps[9].when': 'results.aproval.safe.orValue(false)' },
      'UNKNOWN_NAME',
      'approval',
    ],
    ['a number as a condition', { 'steps[9].when': 'results.approval.area.orValue(dec("0"))' }, 'EXPRESSION_TYPE'],
    ['a value that may be missing', { 'steps[9].when': 'results.approval.safe' }, 'EXPRESSION_TYPE'],
    ['a fee of a choice', fee('results.approval.tier.orValue("LOW")'), 'EXPRESSION_TYPE'],
    [
      'what a body without a form says',
      { 'steps[9].when': 'results.opinion.AGENCY_INQUIRI.outcome.orValue("") == ""' },
      'UNKNOWN_NAME',
      'AGENCY_INQUIRY',
    ],
  ])('is refused where it is %s', async (_, changes, code, hint?: string) => {
    const { issues } = await withForm(changes);
    expect(issues).toContainEqual(expect.objectContaining({ code, ...(hint && { hint }) }));
  });

  it('has names that are set right one by one, however many are wrong', async () => {
    const named = (id: string) => ({ id, title: { fa: 'دستگاه', en: 'Agency' }, role: 'agency', form });
    const bodies = [named('water'), named('roads')];
    const { issues } = await withForm({ 'steps[5].branches[0].steps[0].bodies': bodies });
    expect(issues.flatMap(({ code, hint }) => (code === 'BAD_FORMAT' ? [hint] : []))).toEqual(['WATER', 'ROADS']);
  });

  it('is held to the same rules as the form of the applicant, at its own place', async () => {
    const broken = structuredClone(form) as unknown as { schema: { properties: Record<string, object> } };
    broken.schema.properties.mobile = { title: '', type: 'string', format: 'mobile' };
    const { issues } = await withForm({ 'steps[8].form': { ...broken, ui: { 'ui:order': ['area', 'saef', '*'] } } });
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual(
      expect.arrayContaining([
        'steps[8].form.schema.properties.mobile.title MISSING_TITLE',
        'steps[8].form.schema.properties.mobile.format PERSONAL_UNMARKED',
        'steps[8].form.ui.ui:order[1] UI_ORDER',
      ]),
    );
  });
});
