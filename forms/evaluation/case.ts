import { askedAnswers } from '../agenda/agenda.js';
import { entriesAt, lookupOfEntry } from '../each.js';
import type { Compiled } from '../expression/compile.js';
import { limits } from '../expression/limits.js';
import { NumberTooLargeError } from '../expression/missing.js';
import type { Shape } from '../expression/shape.js';
import type { FormDefinition } from '../language/definition.js';
import type { Rulebook } from '../language/rulebook.js';
import type { LocalizedText } from '../language/text.js';
import { evaluationWords, problemMessages } from '../messages/evaluation.js';
import { listed } from '../messages/messages.js';
import type { IsExample } from './illustrative.js';
import { type Problem, ProblemError, problemOf, registerProblem } from './problem.js';
import type { Program } from './program.js';
import { nestedResults, resultName } from './results-shape.js';
import { PLOT } from './scope.js';
import type { Labels } from './text.js';
import type { EvaluationInput } from './types.js';

/** A compiled definition with what is the same in every case: the tariff, the tables, the labels. */
export interface Setting {
  definition: FormDefinition;
  rulebook: Rulebook;
  program: Program;
  labels: Labels;
  constants: Map<string, unknown>;
  isExample: IsExample;
  /** holds a getter for every variable and fact */
  prototype: object;
}

export type Worked = { value: unknown } | { problem: Problem };

/** One evaluation: every variable is read and every fact worked out at most once, and only when something asks. */
export interface EvaluationCase {
  setting: Setting;
  input: EvaluationInput;
  /** What an expression gives; `title` names it in a problem. */
  work(expression: Compiled, title: LocalizedText, variables?: object): Worked;
  fact(name: string): Worked;
  /** a fact that something has asked for already */
  peek(name: string): Worked | undefined;
  variables: object;
  /** the variables with some more beside them */
  withVariables(more: object): object;
  /** codes of the documents given that are asked for */
  documents(): string[];
}

const holder = Symbol('case');
interface Holder {
  [holder]: { variable(name: string): unknown; valueOfFact(name: string): unknown };
}

/** Getters make the expression language lazy: `a || b` with `a` true never works out what `b` needs. */
export function createPrototype(program: Program): object {
  const prototype = Object.create(null);
  for (const name of program.scope.variables.keys()) {
    Object.defineProperty(prototype, name, {
      get(this: Holder) {
        return this[holder].variable(name);
      },
    });
  }
  for (const name of program.facts.keys()) {
    Object.defineProperty(prototype, name, {
      get(this: Holder) {
        return this[holder].valueOfFact(name);
      },
    });
  }
  return prototype;
}

/** Facts feed facts, so each is held to a size; else a short chain of doublings would fill the memory. */
function bounded(value: unknown): unknown {
  if (typeof value === 'string' && value.length > limits.textLength) throw new NumberTooLargeError();
  if (Array.isArray(value)) {
    if (value.length > limits.listLength) throw new NumberTooLargeError();
    for (const item of value) if (Array.isArray(item) || typeof item === 'string') bounded(item);
  }
  return value;
}

/** Begins the evaluation of one case; answers and documents that the form does not ask for are no part of it. */
export function beginEvaluation(setting: Setting, given: EvaluationInput): EvaluationCase {
  const { program, definition, constants } = setting;
  const input = { ...given, answers: askedAnswers(definition.form, given.answers) };
  const { scope, facts } = program;
  const read = new Map<string, unknown>();
  const worked = new Map<string, Worked>();
  const variables: object & Holder = Object.create(setting.prototype);

  const answerOf = (name: string) => (Object.hasOwn(input.registers, name) ? input.registers[name] : undefined);
  const recordOf = (asked: string, name: string): unknown => {
    const answer = answerOf(asked);
    if (answer?.status === 'found') return answer.record;
    throw new ProblemError(registerProblem(scope.registers.get(name) ?? { fa: name, en: name }, answer));
  };
  /** Under which names the answers to a lookup stand: one for every entry of its list. */
  const namesOf = ({ name, list }: Program['lookups'][number]): string[] =>
    list ? entriesAt(input.answers, list.path).map((_, i) => lookupOfEntry(name, i + 1)) : [name];

  const json = (name: string): unknown => {
    switch (name) {
      case 'answers':
        return input.answers;
      case 'documents':
        return askedDocuments(input.documents);
      case 'required':
        return program.documents.filter(({ optional, when }) => !optional && isAsked(when)).map(({ code }) => code);
      case 'representative':
        return input.representative ?? {};
      case 'results':
        return nestedResults(input.results ?? {}, resultName);
      case 'cleared':
        return input.cleared;
      case 'asOf':
        return input.asOf;
      case 'generation':
        return input.generation;
      case 'permitType':
        return definition.code;
      case 'policy':
        return input.policy;
      case 'registers':
        return Object.fromEntries(
          program.lookups.map((lookup) => {
            const said = namesOf(lookup).map((each) => input.registers[each]?.status ?? 'notAsked');
            return [lookup.name, said.find((status) => status !== 'found') ?? said[0] ?? 'notAsked'];
          }),
        );
      default: {
        const lookup = program.lookups.find((each) => each.name === name);
        if (lookup?.list) return namesOf(lookup).map((each) => recordOf(each, name));
        const answer = answerOf(name);
        // Nothing was said of the plot, as in a test of a definition or a case from before it was asked for.
        if (!answer && name === PLOT && !program.lookups.some((lookup) => lookup.name === PLOT)) return {};
        return recordOf(name, name);
      }
    }
  };

  /** A document is asked for unless its condition is known not to hold. */
  const isAsked = (when: Compiled | undefined) => {
    const answer = when && work(when, evaluationWords.requiredDocuments);
    return !answer || 'problem' in answer || answer.value === true;
  };

  /** Of the documents given those that are asked for; a condition that reads the documents sees all that were given. */
  let isAsking = false;
  const askedDocuments = (codes: string[]): string[] => {
    if (isAsking) return codes;
    isAsking = true;
    const asked = program.documents.filter(({ code, when }) => codes.includes(code) && isAsked(when));
    isAsking = false;
    return codes.filter((code) => asked.some((document) => document.code === code));
  };

  const variable = (name: string): unknown => {
    if (constants.has(name)) return constants.get(name);
    if (read.has(name)) return read.get(name);
    const value = scope.variables.get(name)?.read(json(name));
    read.set(name, value);
    return value;
  };

  const work: EvaluationCase['work'] = (expression, title, from = variables) => {
    try {
      return { value: bounded(expression.run(from)) };
    } catch (error) {
      const answers = expression.references.some(({ name }) => name === 'answers');
      const sought = { answers, tables: tablesOf(setting, expression) };
      return { problem: problemOf(error, title, (field) => labelOf(setting, field), sought) };
    }
  };

  const fact: EvaluationCase['fact'] = (name) => {
    const known = worked.get(name);
    if (known) return known;
    const declared = facts.get(name);
    const result = declared
      ? work(declared.value, declared.part.title)
      : { problem: { message: problemMessages.NOT_KNOWN({ name: { fa: `«${name}»`, en: `"${name}"` } }) } };
    worked.set(name, result);
    return result;
  };

  const valueOfFact = (name: string): unknown => {
    const result = fact(name);
    if ('problem' in result) throw new ProblemError(result.problem);
    return result.value;
  };

  variables[holder] = { variable, valueOfFact };
  // Beside them and not below: what is the prototype of something is slow to read.
  const withVariables = (more: object) =>
    Object.assign(Object.create(setting.prototype), { [holder]: variables[holder] }, more);
  const documents = () => askedDocuments(input.documents);
  return { setting, input, work, fact, peek: (name) => worked.get(name), variables, withVariables, documents };
}

function labelOf({ program, rulebook }: Setting, field: string): LocalizedText {
  const search = (shapes: Iterable<[string, Shape]>): LocalizedText | undefined => {
    for (const [name, shape] of shapes) {
      if (name === field && shape.label) return shape.label;
      const inner = search(shape.fields ?? shape.item?.fields ?? []);
      if (inner) return inner;
    }
    return undefined;
  };
  return search(program.scope.variables) ?? rulebook.labels[field] ?? { fa: field, en: field };
}

/** The tables that an expression reads, as one title. */
function tablesOf({ rulebook }: Setting, { references }: Compiled): LocalizedText | undefined {
  const titles = references
    .filter(({ name }) => name === 'tables')
    .flatMap(({ fields: [table = ''] }) =>
      Object.hasOwn(rulebook.tables, table) ? [rulebook.tables[table]?.title] : [],
    )
    .filter((title) => title !== undefined);
  if (titles.length === 0) return undefined;
  return listed(titles);
}
