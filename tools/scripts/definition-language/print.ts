import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { formats, standardFormats } from '../../../forms/answers/formats.js';
import { exampleSurroundings } from '../../../forms/diagnostics/example-surroundings.js';
import { createEnvironment } from '../../../forms/expression/environment.js';
import { functionWords, methodWords } from '../../../forms/keywords/functions.js';
import { DecisionPolicy } from '../../../forms/language/decision-policy.js';
import { FormDefinition } from '../../../forms/language/definition.js';
import { Overlay } from '../../../forms/language/overlay.js';
import { PaperTemplate } from '../../../forms/language/paper-template.js';
import { Rulebook } from '../../../forms/language/rulebook.js';
import { loadShipped } from '../../../forms/load.js';
import { printCodes } from './codes.js';
import { printFormKeywords, printSchemaKeywords } from './form-keywords.js';
import { cell, tableOf } from './keyword-tables.js';
import { collectExamples, type Keyword, type Schema, type Section, sectionsOf } from './sections.js';
import * as words from './words.js';

const schemaOf = (type: z.ZodType) => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema;
const jsonOf = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`../../../${file}`, import.meta.url), 'utf8'));

/** Sound documents that together use every keyword. */
const SAMPLES = {
  sound: 'test/definitions/every-step.json',
  definitions: ['construction', 'amendment', 'inquiry'].map((code) => `forms/definitions/${code}.json`),
  keywords: 'test/definitions/every-keyword.json',
  rulebooks: ['forms/rulebook/1405.json', 'test/definitions/rulebook.json'],
  template: 'test/definitions/template.json',
  policy: 'test/definitions/decision-policy.json',
  overlays: ['test/overlays/construction.json', 'test/overlays/city.json'],
};

/** Keywords that every step has, so that they are explained once. */
function commonOf(steps: Section[]): { names: Set<string>; keywords: Keyword[] } {
  const [first, ...rest] = steps;
  const shared = (first?.keywords ?? []).filter(
    ({ name }) => name !== 'type' && rest.every(({ keywords }) => keywords.some((other) => other.name === name)),
  );
  return { names: new Set(shared.map(({ name }) => name)), keywords: shared };
}

const isStep = ({ path }: Section) => /^steps\[[a-z-]+\]$/.test(path);
/** The same objects again, inside branches and under other steps than the first. */
const isRepeated = ({ path }: Section) =>
  /^(validity\.remind\[\]|lapse\.(after|remind))$/.test(path) ||
  (/^steps\[[a-z-]+\]\.(branches\[\]\.steps|deadlines|(for|within|hearing|lasts)$|(bodies\[\]\.)?form$|documents\[\]$)/.test(
    path,
  ) &&
    !path.startsWith('steps[form].deadlines') &&
    !path.startsWith('steps[review].documents'));

const heading = (path: string) => `### ${path === '' ? 'The document' : `\`${path}\``}`;

function printSections(type: z.ZodType, examples: Map<string, unknown>, skip: ReadonlySet<string> = new Set()): string {
  return sectionsOf(schemaOf(type))
    .filter(({ path }) => !skip.has(path))
    .map((section) => [heading(section.path), tableOf(section, examples)].join('\n\n'))
    .join('\n\n');
}

function printDefinition(examples: Map<string, unknown>): string {
  const sections = sectionsOf(schemaOf(FormDefinition)).filter((section) => !isRepeated(section));
  const common = commonOf(sections.filter(isStep));
  return sections
    .flatMap((section) => {
      const title = heading(section.path.replace('steps[form].deadlines', 'steps[].deadlines'));
      const table = tableOf(section, examples, isStep(section) ? new Set([...common.names, 'type']) : new Set());
      const type = section.keywords.find(({ name }) => name === 'type')?.schema.description;
      const own = isStep(section) ? [title, type ?? '', table] : [title, table];
      const before = section.path === 'steps[form]' ? ['### Every step', tableOf(common, examples)] : [];
      return [...before, ...own.filter((part) => part !== '')];
    })
    .join('\n\n');
}

/** Functions on offer, with their types and an expression that holds. */
function printFunctions(): string {
  const hidden = /bytes|double|uint|map<|google|type\b|Namespace|ast/;
  const known = createEnvironment()
    .getDefinitions()
    .functions.filter(({ signature }) => !hidden.test(signature));
  const rows = (
    [
      [functionWords, (receiver: unknown) => receiver === null],
      [methodWords, (receiver: unknown) => receiver !== null],
    ] as const
  ).flatMap(([table, isMeant]) =>
    Object.entries(table).map(([name, { says, example }]) => {
      const of = known
        .filter((one) => one.name === name && isMeant(one.receiverType))
        .map(({ signature }) => signature);
      const types = [...new Set(of)].map((signature) => `\`${cell(signature)}\``).join(', ');
      return `| \`${name}\` | ${cell(says)} | ${types} | \`${cell(example)}\` |`;
    }),
  );
  return ['| function | what | types | holds |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function printFormats(): string {
  const own = Object.entries(formats).map(([name, { says }]) => `- \`${name}\`: ${says.en}`);
  return [...own, ...standardFormats.map((name) => `- \`${name}\``)].join('\n');
}

/** `docs/definition-language.md`, from the schemas, the tables of the language and sound samples alone. */
export async function printDefinitionLanguage(): Promise<string> {
  const shipped = await loadShipped();
  const sound = await jsonOf(SAMPLES.sound);
  const examples = new Map<string, unknown>();
  const definitions = await Promise.all(SAMPLES.definitions.map(jsonOf));
  for (const sample of [sound, ...definitions, await jsonOf(SAMPLES.keywords)]) {
    collectExamples(schemaOf(FormDefinition), sample, '', examples);
  }
  // What every step may have is explained once, with an example from whichever step has it.
  for (const [path, value] of [...examples]) {
    const anywhere = path.replace(/^steps\[[a-z-]+\]/, 'steps[form]');
    if (!examples.has(anywhere)) examples.set(anywhere, value);
  }
  const bookExamples = new Map<string, unknown>();
  for (const book of await Promise.all(SAMPLES.rulebooks.map(jsonOf))) {
    collectExamples(schemaOf(Rulebook), book, '', bookExamples);
  }
  // Rules, fees, facts and rows are written alike in a rulebook and in a definition.
  for (const [path, value] of bookExamples) {
    if (/^(rules|fees|facts|regulations)\[\]/.test(path) && !examples.has(path)) examples.set(path, value);
  }
  const overlayExamples = new Map<string, unknown>();
  for (const overlay of await Promise.all(SAMPLES.overlays.map(jsonOf))) {
    collectExamples(schemaOf(Overlay), overlay, '', overlayExamples);
  }
  const templateExamples = new Map<string, unknown>();
  collectExamples(schemaOf(PaperTemplate), await jsonOf(SAMPLES.template), '', templateExamples);
  const policyExamples = new Map<string, unknown>();
  collectExamples(schemaOf(DecisionPolicy), await jsonOf(SAMPLES.policy), '', policyExamples);
  const shared = sectionsOf(schemaOf(Rulebook)).filter(({ path }) => /^(rules|fees|facts|regulations)\[\]/.test(path));
  const parts = [
    words.head,
    words.definition,
    printDefinition(examples),
    words.form(printSchemaKeywords(), printFormats()),
    printFormKeywords(),
    words.expressions(printFunctions()),
    words.composition,
    words.carryOver,
    words.examples,
    words.rulebook,
    printSections(Rulebook, bookExamples, new Set(shared.map(({ path }) => path))),
    words.overlay,
    printSections(Overlay, overlayExamples),
    words.template,
    printSections(PaperTemplate, templateExamples),
    words.policy,
    printSections(DecisionPolicy, policyExamples),
    words.codes,
    await printCodes(sound, exampleSurroundings(shipped, sound)),
  ];
  return `${parts.join('\n\n')}\n`;
}
