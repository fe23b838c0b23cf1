import { describe, expect, it } from 'vitest';
import { definitionWith } from '../test/support/definition.js';
import { checkAnswers } from './answers/check-answers.js';
import { normaliseAnswers } from './answers/normalise.js';
import { createEnvironment } from './expression/environment.js';
import { geometryText, isGeometry, ringsOf, squareMetres } from './geometry.js';

const ring = (...points: [number, number][]) => [...points, points[0]];
const square = ring([59.6, 36.3], [59.601, 36.3], [59.601, 36.301], [59.6, 36.301]);
const polygon = { type: 'Polygon', coordinates: [square] };
const text = (coordinates: unknown, type = 'Polygon') => JSON.stringify({ type, coordinates });
const inner = ring([59.6002, 36.3002], [59.6004, 36.3002], [59.6004, 36.3004]);

describe('an area of the ground', () => {
  it.each<[string, string, boolean]>([
    ['a square', text([square]), true],
    ['one with a hole', text([square, inner]), true],
    ['two squares', text([[square], [inner]], 'MultiPolygon'), true],
    ['an open ring', text([square.slice(0, -1)]), false],
    ['three points', text([ring([0, 0], [1, 1])]), false],
    ['a figure of eight', text([ring([0, 0], [1, 1], [1, 0], [0, 1])]), false],
    ['an edge that goes back', text([ring([0, 0], [2, 0], [1, 0], [1, 1])]), false],
    ['a hole that cuts the edge', text([square, ring([59.5, 36.2], [59.6005, 36.3005], [59.5, 36.4])]), false],
    [
      'metres in place of degrees',
      text([ring([735_000, 4_020_000], [735_010, 4_020_000], [735_010, 4_020_010])]),
      false,
    ],
    ['text in a point', text([[...square.slice(0, -1), ['59.6', '36.3']]]), false],
    ['a line', text(square, 'LineString'), false],
    ['no JSON', '{', false],
    [
      '501 points',
      text([ring(...Array.from({ length: 501 }, (_, i): [number, number] => [Math.cos(i / 80), Math.sin(i / 80)]))]),
      false,
    ],
  ])('%s', (_, given, isIt) => {
    expect(isGeometry(given)).toBe(isIt);
  });

  it('is measured in square metres, without its holes', () => {
    // A hundred-thousandth of the sphere's meridian is 111.32 m; a degree of longitude is narrower by the cosine.
    const expected = (111.319 ** 2 * Math.cos((36.3005 * Math.PI) / 180)) / 1;
    expect(Number(squareMetres(text([square])))).toBeCloseTo(expected, -1);
    const whole = Number(squareMetres(text([square])));
    expect(Number(squareMetres(text([square, inner])))).toBeLessThan(whole);
    expect(squareMetres('{}')).toBeUndefined();
    expect(ringsOf(text([square, inner]))).toHaveLength(2);
  });

  it('is kept as the geometry alone, whatever a map writes around it', () => {
    const feature = { type: 'Feature', properties: { owner: 'x' }, geometry: polygon };
    const high = { type: 'Polygon', coordinates: [square.map((point) => [...(point ?? []), 980])] };
    for (const value of [polygon, feature, { type: 'FeatureCollection', features: [feature] }, high]) {
      expect(geometryText(value)).toBe(JSON.stringify(polygon));
    }
    expect(geometryText({ type: 'FeatureCollection', features: [feature, feature] })).toBeUndefined();
  });
});

const titled = { title: 'محدوده', 'x-i18n': { en: { title: 'Outline' } } };
const { form } = definitionWith({
  form: {
    schema: { type: 'object', properties: { outline: { ...titled, type: 'string', format: 'geojson' } } },
    ui: {},
  },
});

it('may be sent as JSON or as text, and is refused in words where it is none', () => {
  const kept = { outline: JSON.stringify(polygon) };
  expect(normaliseAnswers({ form }, { outline: polygon })).toEqual(kept);
  expect(normaliseAnswers({ form }, { outline: JSON.stringify(polygon, null, 2) })).toEqual(kept);
  expect(checkAnswers({ form }, { outline: polygon }).issues).toEqual([]);
  expect(checkAnswers({ form }, { outline: 'here' }).issues).toMatchObject([{ path: 'outline', code: 'WRONG_FORMAT' }]);
});

it('is measured in expressions', () => {
  const area = createEnvironment().registerVariable('outline', 'string').parse('geoArea(outline) > dec("9000")');
  expect(area({ outline: JSON.stringify(polygon) })).toBe(true);
});
