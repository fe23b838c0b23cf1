import type { Said } from './said.js';
import { type Form, isSchema } from './voices.js';

/** One look through what was given. */
export interface Sifting extends Form {
  /** for who is to tell of fields that nobody knows */
  keepStrays: boolean;
  /** fields that were given and that the form knows nothing of */
  strays: number;
}

/** The part of a value that the form asks, in the order in which it was given; the value itself where that is all of it. */
export function askedPart(said: Said, given: unknown, chosen: unknown, sifting: Sifting): unknown {
  if (Array.isArray(given)) return askedItems(said, given, chosen, sifting);
  // Of a record without declared fields nothing is known, and all of it is the answer.
  return isSchema(given) && said.declaresFields ? askedFields(said, given, chosen, sifting) : given;
}

function askedItems(said: Said, list: unknown[], chosen: unknown, sifting: Sifting): unknown[] {
  const kept = list.map((given, i) => {
    const choice = Array.isArray(chosen) && chosen[i] !== undefined ? chosen[i] : given;
    return askedPart(said.item(i, choice, sifting), given, choice, sifting);
  });
  return kept.every((value, i) => value === list[i]) ? list : kept;
}

function askedFields(said: Said, record: Record<string, unknown>, chosen: unknown, sifting: Sifting) {
  const kept: [name: string, value: unknown][] = [];
  let isWhole = true;
  for (const name of Object.keys(record)) {
    const given = record[name];
    const relevance = said.relevanceOf(name);
    const isStray = relevance === 'stray';
    if (isStray) sifting.strays += 1;
    if (isStray ? !sifting.keepStrays : relevance === 'unasked' || given === undefined) {
      isWhole = false;
      continue;
    }
    const choice = isSchema(chosen) && Object.hasOwn(chosen, name) ? chosen[name] : given;
    const value = isStray ? given : askedPart(said.field(name, choice, sifting), given, choice, sifting);
    if (value !== given) isWhole = false;
    kept.push([name, value]);
  }
  return isWhole ? record : Object.fromEntries(kept);
}
