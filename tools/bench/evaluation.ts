import { compileRuleset } from '../../forms/evaluation/compile.js';
import { sampleInput } from '../../forms/evaluation/vectors/sample.js';
import { loadShipped } from '../../forms/load.js';
import { constructionByHand } from './by-hand.js';
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
  const { definitions, rulebooks } = await loadShipped();
  const definition = definitions.find(({ code }) => code === 'construction');
  const [rulebook] = rulebooks;
  if (!definition || !rulebook) throw new Error('The construction permit and its rulebook are not shipped.');
  const ruleset = compileRuleset(definition, rulebook);
  const input = sampleInput(definition, { zone: 'Z-M1', parcel: { deedArea: '300' }, floors });
  const outcome = ruleset.evaluate(input).outcome;
  if (outcome !== 'CLEAN') throw new Error(`The measured case came out ${outcome}; it has to be clean to be charged.`);
  const evaluate = () => ruleset.evaluate(input);
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
