import { type ConditionalField, conditionalFields } from '../agenda/conditional-fields.js';
import { createEnvironment } from '../expression/environment.js';
import { givenPath, type Read, readsOf } from '../expression/references.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';
import { problem } from './problem.js';
import { feesOf, rulesOf } from './rulebook-parts.js';

interface Part {
  path: string;
  name: string;
  texts: (string | undefined)[];
}

/** Every expression of a rule that decides its verdict, and every one of a fee that decides its amount. */
function partsOf(definition: FormDefinition, rulebook: Rulebook): Part[] {
  const rules = rulesOf(definition, rulebook).map(({ path, rule, own }) => ({
    path: own ? `${path}.pass` : path,
    name: rule.id,
    texts: [rule.when, rule.applies, rule.lacking, rule.pass, rule.warnWhen],
  }));
  const fees = feesOf(definition, rulebook).map(({ path, fee, own }) => ({
    path: own ? `${path}.amount` : path,
    name: fee.code,
    texts: [fee.when, fee.amount],
  }));
  return [...rules, ...fees];
}

interface FactReads {
  reads: Read[];
  /** the path of the list that the fact gives */
  gives: string[] | undefined;
}

/** What expressions read, with all that the facts in them read. */
function createReader(definition: FormDefinition, rulebook: Rulebook): (texts: (string | undefined)[]) => Read[] {
  const env = createEnvironment();
  const facts = new Map([...rulebook.facts, ...definition.facts].map(({ name, value }) => [name, value]));
  const known = new Map<string, FactReads>();

  function read(text: string, underway: ReadonlySet<string>): FactReads {
    try {
      const { ast } = env.parse(text);
      const standsFor = (name: string) => factReads(name, underway)?.gives;
      const reads = readsOf(ast, standsFor);
      const inFacts = reads.flatMap(({ path: [name = ''] }) => factReads(name, underway)?.reads ?? []);
      return { reads: [...reads, ...inFacts], gives: givenPath(ast, standsFor) };
    } catch {
      // What cannot be parsed is reported where it is compiled.
      return { reads: [], gives: undefined };
    }
  }
  function factReads(name: string, underway: ReadonlySet<string>): FactReads | undefined {
    const text = facts.get(name);
    if (text === undefined || underway.has(name)) return undefined;
    const reads = known.get(name) ?? read(text, new Set([...underway, name]));
    known.set(name, reads);
    return reads;
  }
  return (texts) => texts.flatMap((text) => (text === undefined ? [] : read(text, new Set()).reads));
}

const isWithin = (path: readonly string[], outer: readonly string[]) => outer.every((name, i) => path[i] === name);

/**
 * A rule or fee that reads what the form may leave unasked either says at that place what then holds, or asks somewhere the
 * answer that decides whether it is asked.
 */
export function checkUnasked(definition: FormDefinition, rulebook: Rulebook): DefinitionIssue[] {
  const conditional = conditionalFields(definition.form.schema);
  if (conditional.length === 0) return [];
  const readAll = createReader(definition, rulebook);
  return partsOf(definition, rulebook).flatMap(({ path, name, texts }) => {
    const reads = readAll(texts).flatMap(({ path: [variable, ...field], isProvided }) =>
      variable === 'answers' ? [{ field, isProvided }] : [],
    );
    const asks = (decider: string) => reads.some(({ field }) => isWithin(field, decider.split('.')));
    const unsaid = (field: ConditionalField) =>
      !field.decidedBy.some(asks) && reads.some((read) => !read.isProvided && isWithin(read.field, field.path));
    return conditional.filter(unsaid).map(({ path: field, decidedBy }) => {
      const message = `"${name}" reads answers.${field.join('.')}, which some answers to ${decidedBy.join(' or ')} leave unasked; say what then holds`;
      return problem(path, 'UNASKED_READ', message);
    });
  });
}
