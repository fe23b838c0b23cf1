import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { sampleInput } from '../../forms/evaluation/vectors/sample.js';
import { build } from '../../runtime/compiled/build.js';
import { root } from '../../runtime/compiled/sources.js';
import { type Figure, median, ofRounds, quantile } from './figures.js';

const floors = [
  { level: -1, use: 'PARKING', area: '170', units: 0 },
  { level: 0, use: 'COM', area: '150', units: 2, openingLength: '4.2', height: '5.1' },
  { level: 1, use: 'OFF', area: '160', units: 2 },
  { level: 2, use: 'RES', area: '160', units: 2, projectionDepth: '0.8', projectionArea: '6' },
  { level: 3, use: 'RES', area: '160', units: 2, projectionDepth: '0.8', projectionArea: '6' },
  { level: 4, use: 'RES', area: '160.55', units: 2 },
  { level: -1, use: 'STORAGE', area: '30', units: 0 },
];
const tariff = { residential: 1_500_000, commercial: 5_000_000, office: 3_000_000 };
const WARM = 500;
const CALLS = 2_000;
const ROUNDS = 5;

/** Both sides as a worker would run them: tsx, with which this runs, adds to every closure. */
async function compiled() {
  await build();
  const byHand = join(root, 'node_modules/.cache/parvaneh/bench/by-hand.mjs');
  const entryPoints = [join(import.meta.dirname, 'by-hand.ts')];
  await bundle({ entryPoints, outfile: byHand, format: 'esm', platform: 'node', target: 'node20.19' });
  const load = (path: string) => import(pathToFileURL(join(root, path)).href);
  const { compileRuleset }: typeof import('../../forms/evaluation/compile.js') = await load(
    'dist/forms/evaluation/compile.js',
  );
  const { askedAnswers }: typeof import('../../forms/agenda/agenda.js') = await load('dist/forms/agenda/agenda.js');
  const { loadShipped }: typeof import('../../forms/load.js') = await load('dist/forms/load.js');
  const { constructionByHand }: typeof import('./by-hand.js') = await import(pathToFileURL(byHand).href);
  return { compileRuleset, askedAnswers, loadShipped, constructionByHand };
}

/** Milliseconds of every call. */
function timesOf(count: number, call: () => unknown): number[] {
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const start = performance.now();
    call();
    times.push(performance.now() - start);
  }
  return times;
}

/** Full evaluations of a construction with explanations, turn by turn with its fee formulas by hand. */
export async function benchEvaluation(): Promise<Figure[]> {
  const { compileRuleset, askedAnswers, loadShipped, constructionByHand } = await compiled();
  const { definitions, rulebooks } = await loadShipped();
  const definition = definitions.find(({ code }) => code === 'construction');
  const [rulebook] = rulebooks;
  if (!definition || !rulebook) throw new Error('The construction permit and its rulebook are not shipped.');
  const ruleset = compileRuleset(definition, rulebook);
  const sample = sampleInput(definition, { zone: 'Z-M1', parcel: { deedArea: '300' }, floors });
  // As they were filed: what a form does not ask is kept by nobody.
  const input = { ...sample, answers: askedAnswers(definition.form, sample.answers) };
  const outcome = ruleset.evaluate(input).outcome;
  if (outcome !== 'CLEAN') throw new Error(`The measured case came out ${outcome}; it has to be clean to be charged.`);
  // A worker reads them anew each time, so that nothing is known of them yet.
  const evaluate = () => ruleset.evaluate({ ...input, answers: { ...input.answers } });
  const byHand = () => constructionByHand(floors, '300', tariff);
  timesOf(WARM, evaluate);
  timesOf(WARM, byHand);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    evaluated: timesOf(CALLS, evaluate),
    byHand: timesOf(CALLS, byHand),
  }));
  const of = (figure: (round: (typeof rounds)[number]) => number) => ofRounds(rounds.map(figure));
  return [
    {
      what: 'evaluation with explanations, p50',
      ...of(({ evaluated }) => median(evaluated)),
      unit: 'ms',
      goal: { most: 0.8 },
    },
    {
      what: 'evaluation with explanations, p99',
      ...of(({ evaluated }) => quantile(evaluated, 0.99)),
      unit: 'ms',
      goal: { most: 3 },
    },
    {
      what: 'evaluation ÷ its fee formulas by hand',
      ...of((round) => median(round.evaluated) / median(round.byHand)),
      goal: { most: 15 },
    },
  ];
}
