import { type RegisterReader, visibleRegisters, withheld } from '../city/registers/privacy.js';
import type { Registers } from '../city/registers/registers.js';
import { PLOT } from '../forms/evaluation/scope.js';
import type { EvaluationInput, RegisterAnswer, Ruleset } from '../forms/evaluation/types.js';
import { plotOf } from '../forms/plot.js';
import { PARCELS } from '../forms/rulebook/registers.js';
import type { Transaction } from '../prisma/client.js';

/** Somebody who has not signed in: registers are not asked for them at all, so nobody learns even whether there is a record. */
export const ANONYMOUS = 'anonymous' as const;

interface Asking {
  answers: Record<string, unknown>;
  /** who the data is for; nobody's is withheld without */
  person?: RegisterReader | typeof ANONYMOUS | undefined;
  /** the case itself, which is no other case of its plot */
  reference?: string | undefined;
  /** the transaction that asks */
  inside?: Transaction | undefined;
}

/** All that an evaluation reads of registers, and what the installation says of the plot where it is read. */
export async function askRegisters(
  registers: Registers,
  ruleset: Ruleset,
  { answers, person, reference, inside }: Asking,
): Promise<EvaluationInput['registers']> {
  const lookups = ruleset.lookups(answers);
  const [plot, ...others] = ruleset.readsPlot ? parcelsOf(ruleset, answers) : [];
  if (person === ANONYMOUS) {
    const at = new Date().toISOString();
    const asked = [...lookups, ...(plot === undefined ? [] : [{ name: PLOT, register: PLOT }])];
    return Object.fromEntries(asked.map(({ name, register }) => [name, withheld({ source: register, at })]));
  }
  const ahead = await registers.ahead({ lookups, plot, beside: reference }, inside);
  const visible = visibleRegisters(ahead, person, inside);
  const questions = lookups.map(({ name, register, key }) => [name, () => visible.look(register, key)] as const);
  if (plot !== undefined) {
    const ofPlot = (code: string) => visible.plot(code, { beside: reference });
    questions.push([
      PLOT,
      others.length === 0 ? () => ofPlot(plot) : async () => together(await eachOf([plot, ...others], ofPlot)),
    ]);
  }
  // A transaction answers one question at a time.
  if (!inside) return Object.fromEntries(await Promise.all(questions.map(async ([name, ask]) => [name, await ask()])));
  const asked: EvaluationInput['registers'] = {};
  for (const [name, ask] of questions) asked[name] = await ask();
  return asked;
}

/** The renewal codes that answers name, as the definition looks parcels up; a case is known by the first of them. */
export const parcelsOf = (ruleset: Ruleset, answers: Record<string, unknown>): string[] => [
  ...new Set(ruleset.lookups(answers).flatMap(({ register, key }) => (register === PARCELS ? [key] : []))),
];

/** The plots that they lie on, where there are several; nothing else is kept of one than `plot`. */
export function severalPlots(parcels: readonly string[]): string[] | undefined {
  const plots = [...new Set(parcels.flatMap((parcel) => plotOf(parcel) ?? []))];
  return plots.length > 1 ? plots : undefined;
}

/** What is said of several plots at once: each case and each permit once. What one of them does not tell, all do not. */
function together(answers: readonly RegisterAnswer[]): RegisterAnswer {
  const silent =
    answers.find(({ status }) => status === 'unavailable') ?? answers.find(({ status }) => status === 'absent');
  const found = answers.flatMap((answer) => (answer.status === 'found' ? [answer] : []));
  const [first] = found;
  if (silent || !first) return silent ?? { status: 'absent', source: PLOT, at: new Date().toISOString() };
  const all = (name: string, key: string) => {
    const rows = found.flatMap(({ record }) => record[name] as Record<string, unknown>[]);
    return [...new Map(rows.map((row) => [row[key], row])).values()];
  };
  const record = { openCases: all('openCases', 'reference'), permits: all('permits', 'number') };
  return { ...first, record, version: found.map(({ version }) => version).join(' ') };
}

/** One after the other: a transaction answers one question at a time. */
async function eachOf<T>(codes: readonly string[], ask: (code: string) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (const code of codes) answers.push(await ask(code));
  return answers;
}
