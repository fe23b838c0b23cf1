import { describe, expect, it } from 'vitest';
import { definitionWith } from '../../test/support/definition.js';
import type { CarryOver } from '../language/carry-over.js';
import type { FormDefinition } from '../language/definition.js';
import { carryAlong, wayBetween } from './carry.js';
import { checkCarryOver } from './check.js';

const field = (type: object) => ({ title: 'فیلد', 'x-i18n': { en: { title: 'Field' } }, ...type });
const text = field({ type: 'string' });
const whole = field({ type: 'integer' });
const area = field({ type: 'string', format: 'decimal' });
const group = (required: string[], properties: object) =>
  field({ type: 'object', additionalProperties: false, required, properties });

function version(number: number, required: string[], properties: object, carryOver?: CarryOver[]): FormDefinition {
  const schema = { type: 'object', additionalProperties: false, required, properties };
  return { ...definitionWith({ version: number, form: { schema, ui: {} } }), ...(carryOver && { carryOver }) };
}

const one = version(1, ['use', 'length', 'width'], {
  use: text,
  length: area,
  width: area,
  plot: group(['number'], { number: text, plaque: text }),
  fax: text,
});
const two = version(2, ['purpose', 'area'], { purpose: text, area }, [
  { from: 1, rename: { use: 'purpose' }, compute: { area: 'answers.length * answers.width' }, drop: ['fax'] },
]);
const codes = (definition: FormDefinition, published: FormDefinition[]) =>
  checkCarryOver(definition, published).map(({ path, code }) => `${path} ${code}`);

describe('a mapping', () => {
  const plot = (one.form.schema.properties as Record<string, object>).plot;
  const sound = version(2, ['purpose', 'area', 'floors'], { purpose: text, area, floors: whole, place: plot }, [
    {
      from: 1,
      rename: { use: 'purpose', plot: 'place' },
      compute: { area: 'answers.length * answers.width' },
      default: { floors: 1 },
      drop: ['fax', 'length', 'width'],
    },
  ]);

  it('is sound where every old field has a place and every needed one a value', () => {
    expect(codes(sound, [one])).toEqual([]);
  });

  it('moves groups, computes exactly, fills, drops, and leaves what it cannot know', () => {
    const before = { use: 'خانه', length: '12.50', width: '8.4', plot: { number: '7' }, fax: '1' };
    const { answers, changes } = carryAlong([one, sound], before);
    expect(answers).toEqual({ purpose: 'خانه', area: '105', floors: 1, place: { number: '7' } });
    expect(changes.map(({ kind, from, to }) => `${kind} ${from ?? ''} ${to ?? ''}`)).toEqual([
      'dropped fax ',
      'dropped length ',
      'dropped width ',
      'renamed use purpose',
      'renamed plot place',
      'filled  area',
      'filled  floors',
    ]);
    expect(carryAlong([one, sound], { length: '3' }).answers).toEqual({ floors: 1 });
  });

  it('is followed over versions between, and not where one link is missing', () => {
    const three = version(3, ['purpose'], { purpose: text, area, floors: whole }, [{ from: 2, drop: ['place'] }]);
    const way = wayBetween(one, three, [one, sound, three]);
    expect(way?.map((link) => link.version)).toEqual([1, 2, 3]);
    expect(carryAlong(way ?? [], { use: 'خانه', plot: { number: '7' } }).answers).toEqual({
      purpose: 'خانه',
      floors: 1,
    });
    const { carryOver: _, ...bare } = sound;
    expect(wayBetween(one, three, [one, bare, three])).toBeUndefined();
  });

  it('is held against both forms', () => {
    expect(codes(two, [one])).toEqual([
      'carryOver[0] CARRY_FIELD_LOST',
      'carryOver[0] CARRY_FIELD_LOST',
      'carryOver[0] CARRY_FIELD_LOST',
      'carryOver[0] CARRY_FIELD_LOST',
    ]);
    const wrong = version(2, ['use', 'width'], { use: whole, width: area, length: area, plot, fax: text }, [
      { from: 1, compute: { width: 'answers.use' }, default: { nothing: 1 }, drop: ['telex'] },
    ]);
    expect(codes(wrong, [one]).sort()).toEqual([
      'carryOver[0] CARRY_TYPE',
      'carryOver[0].compute.width EXPRESSION_TYPE',
      'carryOver[0].default.nothing CARRY_UNKNOWN_FIELD',
      'carryOver[0].drop[0] CARRY_UNKNOWN_FIELD',
    ]);
  });
});
