import type { FormDefinition } from '../language/definition.js';
import type { Rulebook } from '../language/rulebook.js';
import type { LocalizedText } from '../language/text.js';
import { baseBasis, standingWords } from '../messages/grant.js';
import { createPrototype, type Setting } from './case.js';
import { createIsExample } from './illustrative.js';

/** What is the same in every case of a compiled definition. */
export function settingOf(definition: FormDefinition, rulebook: Rulebook, program: Setting['program']): Setting {
  const tariff = Object.entries(rulebook.tariff).map(([name, { value }]) => [name, value]);
  const tables = Object.entries(rulebook.tables).map(([name, { rows }]) => [name, rows]);
  const json: Record<string, unknown> = { tariff: Object.fromEntries(tariff), tables: Object.fromEntries(tables) };
  const constants = Object.entries(json).map(([name, value]): [string, unknown] => {
    return [name, program.scope.variables.get(name)?.read(value)];
  });
  const documents = definition.documents.map(({ code, title }): [string, LocalizedText] => [code, title]);
  return {
    definition,
    rulebook,
    program,
    labels: new Map(
      [standingWords, baseBasis, rulebook.labels].flatMap(Object.entries<LocalizedText>).concat(documents),
    ),
    constants: new Map(constants),
    isExample: createIsExample(rulebook, program),
    prototype: createPrototype(program),
  };
}
