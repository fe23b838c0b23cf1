import { type RegisterReader, visibleRegisters, withheld } from '../city/registers/privacy.js';
import type { Registers } from '../city/registers/registers.js';
import { PLOT } from '../forms/evaluation/scope.js';
import type { EvaluationInput, Ruleset } from '../forms/evaluation/types.js';
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
  const plot = ruleset.readsPlot ? parcelOf(ruleset, answers) : undefined;
  if (person === ANONYMOUS) {
    const at = new Date().toISOString();
    const asked = [...lookups, ...(plot === undefined ? [] : [{ name: PLOT, register: PLOT }])];
    return Object.fromEntries(asked.map(({ name, register }) => [name, withheld({ source: register, at })]));
  }
  const ahead = await registers.ahead({ lookups, plot, beside: reference }, inside);
  const visible = visibleRegisters(ahead, person, inside);
  const questions = lookups.map(({ name, register, key }) => [name, () => visible.look(register, key)] as const);
  if (plot !== undefined) questions.push([PLOT, () => visible.plot(plot, { beside: reference })]);
  // A transaction answers one question at a time.
  if (!inside) return Object.fromEntries(await Promise.all(questions.map(async ([name, ask]) => [name, await ask()])));
  const asked: EvaluationInput['registers'] = {};
  for (const [name, ask] of questions) asked[name] = await ask();
  return asked;
}

/** The renewal code that answers name, as the definition looks parcels up. */
export const parcelOf = (ruleset: Ruleset, answers: Record<string, unknown>): string | undefined =>
  ruleset.lookups(answers).find(({ register }) => register === PARCELS)?.key;
