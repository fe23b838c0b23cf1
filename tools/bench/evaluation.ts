import { compileRuleset } from '../../forms/evaluation/compile.js';
import { sampleInput } from '../../forms/evaluation/vectors/sample.js';
import { loadShipped } from '../../forms/load.js';
import { constructionByHand } from './by-hand.js';
import { median, quantile, type Say } from './figures.js';

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
const warmUp = 500;
const past = 100_000;

/** Milliseconds of every call. */
function timesOf(count: number, call: () => unknown): number[] {
  for (let i = 0; i < warmUp; i += 1) call();
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const start = performance.now();
    call();
    times.push(performance.now() - start);
  }
  return times;
}

const milliseconds = (value: number) => `${value.toFixed(2)} ms`;
const megabytes = () => Math.round(process.memoryUsage().heapUsed / 1_048_576);

/** Full evaluations of a construction with explanations: one by one, many past cases, and against the same by hand. */
export async function benchEvaluation(say: Say): Promise<void> {
  const { definitions, rulebooks } = await loadShipped();
  const definition = definitions.find(({ code }) => code === 'construction');
  const [rulebook] = rulebooks;
  if (!definition || !rulebook) throw new Error('The construction permit and its rulebook are not shipped.');

  const start = performance.now();
  const ruleset = compileRuleset(definition, rulebook);
  say('rules: compile a definition with its rulebook', milliseconds(performance.now() - start));

  const input = sampleInput(definition, { zone: 'Z-M1', parcel: { deedArea: '300' }, floors });
  const outcome = ruleset.evaluate(input).outcome;
  if (outcome !== 'CLEAN') throw new Error(`The measured case came out ${outcome}; it has to be clean to be charged.`);
  const times = timesOf(5000, () => ruleset.evaluate(input));
  say('rules: evaluation with explanations, p50 (goal 2 ms)', milliseconds(median(times)));
  say('rules: evaluation with explanations, p99 (goal 5 ms)', milliseconds(quantile(times, 0.99)));

  const byHand = timesOf(5000, () => constructionByHand(floors, '300', tariff));
  say('rules: the fee formulas by hand with fraction.js, p50', milliseconds(median(byHand)));
  say('rules: ratio to the same by hand', `${(median(times) / median(byHand)).toFixed(1)} times`);

  const before = megabytes();
  const begun = performance.now();
  let peak = before;
  for (let i = 0; i < past; i += 1) {
    const area = String(120 + (i % 40));
    const changed = floors.map((floor) => (floor.use === 'RES' ? { ...floor, area } : floor));
    const proposal = { ...(input.answers.proposal as object), floors: changed };
    ruleset.evaluate({ ...input, answers: { ...input.answers, proposal } });
    if (i % 1000 === 0) peak = Math.max(peak, megabytes());
  }
  const seconds = (performance.now() - begun) / 1000;
  say('rules: past cases evaluated again (goal 1,000/s)', `${Math.round(past / seconds)}/s`);
  say('rules: heap before, most and after', `${before}, ${peak}, ${megabytes()} MB`);
}
