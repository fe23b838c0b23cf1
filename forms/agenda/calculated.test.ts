import { describe, expect, it } from 'vitest';
import { checkAnswers, checkDraft } from '../answers/check-answers.js';
import { checkCalculated } from '../check/calculated.js';
import type { FormDefinition } from '../language/definition.js';
import { agendaOf } from './agenda.js';
import { isOpen, sectionsOf } from './questions.js';

const area = { title: 'x', type: 'string', format: 'decimal' };
const whole = { title: 'x', type: 'integer' };
const volume = { ...area, 'x-decimals': 2, 'x-value': 'item.area * item.height / 3' };

const building = (over: object = {}) => ({
  form: {
    schema: {
      type: 'object',
      required: ['floors'],
      properties: {
        floors: {
          title: 'x',
          type: 'array',
          maxItems: 20,
          items: {
            type: 'object',
            required: ['area', 'height'],
            properties: { area, height: area, box: { type: 'object', title: 'x', properties: { volume } } },
          },
        },
        pool: { title: 'x', type: 'boolean' },
        poolArea: area,
        total: {
          ...area,
          'x-value': 'sum(answers.floors.map(f, f.area)) + answers.poolArea.orValue(dec("0"))',
        },
        large: { title: 'x', type: 'boolean', 'x-value': 'answers.total.orValue(dec("0")) > dec("250")' },
        reason: { title: 'x', type: 'string' },
        ...over,
      },
      allOf: [
        {
          if: { properties: { pool: { const: true } }, required: ['pool'] },
          then: { required: ['poolArea'] },
        },
        {
          if: { properties: { large: { const: true } }, required: ['large'] },
          then: { required: ['reason'] },
        },
      ],
    } as Record<string, unknown>,
    ui: {},
  },
});

const floors = [
  { area: '100', height: '3' },
  { area: '120.5', height: '3' },
];
const withBoxes = [
  { area: '100', height: '3', box: { volume: '100' } },
  { area: '120.5', height: '3', box: { volume: '120.5' } },
];

describe('a calculated field', () => {
  it('is worked out where it stands, and what a client says of it counts for nothing', () => {
    const claimed = { floors: [{ ...floors[0], box: { volume: '1' } }, floors[1]], total: '1', large: true };
    const { answers, issues } = checkAnswers(building(), claimed);
    expect(issues).toEqual([]);
    expect(answers).toEqual({ floors: withBoxes, total: '220.5', large: false });
    // A draft keeps what was given, and nothing that was not.
    expect(checkDraft(building(), claimed).answers).toEqual({ floors: [{ ...floors[0], box: {} }, floors[1]] });
  });

  it('counts only what is asked, and opens what hangs on it', () => {
    const given = { floors, poolArea: '40' };
    expect(checkAnswers(building(), given).answers).toMatchObject({ total: '220.5', large: false });
    const { answers, issues } = checkAnswers(building(), { ...given, pool: true });
    expect(answers).toMatchObject({ total: '260.5', large: true });
    expect(issues.map(({ path, code }) => [path, code])).toEqual([['reason', 'REQUIRED']]);
  });

  it('is rounded to the decimals that it may have, and left out while something is missing', () => {
    const [one] = checkAnswers(building(), { floors: [{ area: '10', height: '1' }] }).answers.floors as object[];
    expect(one).toMatchObject({ box: { volume: '3.33' } });
    const [half] = checkAnswers(building(), { floors: [{ area: '10' }] }).answers.floors as object[];
    expect(half).toEqual({ area: '10' });
  });

  it('is shown by the agenda and never asked', () => {
    const sections = sectionsOf(agendaOf(building().form, { floors }));
    const total = sections.find(({ name }) => name === 'total')?.questions[0];
    expect(total).toMatchObject({ calculated: true, answered: true, needed: false });
    const open = sectionsOf(agendaOf(building().form, {})).flatMap(({ questions }) => questions.filter(isOpen));
    expect(open.map(({ path }) => path)).toEqual(['floors']);
  });
});

describe('the check of calculated fields', () => {
  const codes = (over: object) =>
    checkCalculated(building(over) as unknown as FormDefinition).map(({ path, code }) => [path, code]);
  const at = 'form.schema.properties.odd.x-value';

  it('finds nothing in a sound form', () => expect(codes({})).toEqual([]));

  it.each([
    ['an expression that is none', { odd: { ...whole, 'x-value': '1 +' } }, [at, 'EXPRESSION_SYNTAX']],
    ['a value of another type', { odd: { ...whole, 'x-value': '"a"' } }, [at, 'EXPRESSION_TYPE']],
    ['a name that is not there', { odd: { ...whole, 'x-value': 'size(answers.flors)' } }, [at, 'UNKNOWN_NAME']],
    ['an entry outside a list', { odd: { ...area, 'x-value': 'item.area' } }, [at, 'UNKNOWN_NAME']],
    ['itself', { odd: { ...whole, 'x-value': 'answers.odd.orValue(1)' } }, [at, 'CALCULATED_ORDER']],
    [
      'one behind it',
      { odd: { ...whole, 'x-value': 'answers.next.orValue(1)' }, next: { ...whole, 'x-value': '1' } },
      [at, 'CALCULATED_ORDER'],
    ],
    ['a group', { odd: { title: 'x', type: 'object', 'x-value': 'answers.floors' } }, [at, 'CALCULATED_KIND']],
    [
      'what is personal',
      {
        odd: { title: 'x', type: 'string', 'x-value': 'answers.owners.map(o, o.name).join(" ")' },
        owners: {
          type: 'array',
          maxItems: 5,
          items: { type: 'object', required: ['name'], properties: { name: { type: 'string', 'x-personal': 'name' } } },
        },
      },
      [at, 'CALCULATED_PERSONAL'],
    ],
    [
      'what could take too long',
      {
        odd: {
          title: 'x',
          type: 'array',
          maxItems: 200,
          items: {
            type: 'object',
            properties: {
              sum: { ...whole, 'x-value': 'size(range(1, 200).filter(n, range(1, 200).exists(m, m == n)))' },
            },
          },
        },
      },
      ['form.schema.properties.odd.items.properties.sum.x-value', 'EXPRESSION_REFUSED'],
    ],
  ])('finds %s', (_, over, found) => expect(codes(over)).toEqual([found]));

  it('takes what is in a whole that is marked as personal', () => {
    const owner = {
      title: 'x',
      type: 'object',
      'x-personal': true,
      properties: {
        name: { title: 'x', type: 'string' },
        shown: { title: 'x', type: 'string', 'x-value': 'answers.owner.name.orValue("")' },
      },
    };
    expect(codes({ owner })).toEqual([]);
  });

  it('tells two alike apart by where they stand', () => {
    const odd = { ...whole, 'x-value': 'size(answers.flors)' };
    expect(codes({ odd, even: odd }).map(([path]) => path)).toEqual([at, at.replace('odd', 'even')]);
  });
});
