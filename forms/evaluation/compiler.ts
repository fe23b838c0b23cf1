import type { Environment } from '@marcbachmann/cel-js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import {
  type Compiled,
  type CompileOptions,
  compileParsed,
  ExpressionError,
  parseExpression,
} from '../expression/compile.js';
import { limits } from '../expression/limits.js';
import { referencesOf } from '../expression/references.js';
import type { Shape } from '../expression/shape.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Fact } from '../language/rule.js';
import type { Rulebook } from '../language/rulebook.js';
import type { CompiledFact } from './program.js';
import type { Scope } from './scope.js';

/** Compiles expressions one by one, with the facts they need, and notes what is wrong instead of throwing. */
export interface Compiler {
  issues: DefinitionIssue[];
  facts: Map<string, CompiledFact>;
  /** every variable and fact that something reads */
  namesRead: ReadonlySet<string>;
  compile(path: string, text: string | undefined, options?: CompileOptions, env?: Environment): Compiled | undefined;
  fact(name: string): void;
  /** compiles the facts that an expression uses, not yet the expression */
  needs(text: string | undefined): void;
  refuse(path: string, code: DiagnosticCode, message: string, more?: { hint?: string; at?: number }): void;
}

interface Source {
  fact: Fact;
  path: string;
}

/** The definition's own facts come before the rulebook's of the same name. */
function sourcesOf(definition: FormDefinition, rulebook: Rulebook): Map<string, Source> {
  const shared = rulebook.facts.map((fact, i): [string, Source] => [fact.name, { fact, path: `rulebook.facts[${i}]` }]);
  const own = definition.facts.map((fact, i): [string, Source] => [fact.name, { fact, path: `facts[${i}]` }]);
  return new Map([...shared, ...own]);
}

/** Everything that can be named, by its path: `answers.visit`, `answers.floors[].area`. */
function* namesOf(shapes: Iterable<[string, Shape]>, above = ''): Iterable<string> {
  for (const [name, shape] of shapes) {
    yield `${above}${name}`;
    yield* namesOf(shape.fields ?? [], `${above}${name}.`);
    yield* namesOf(shape.item?.fields ?? [], `${above}${name}[].`);
  }
}

/** What an expression can name: the words and signs of the language itself are no names. */
const isName = (text: string) =>
  /^[A-Za-z][A-Za-z0-9_]*$/.test(text) && !['in', 'true', 'false', 'null'].includes(text);

export function createCompiler(definition: FormDefinition, rulebook: Rulebook, scope: Scope): Compiler {
  const sources = sourcesOf(definition, rulebook);
  const names = [...new Set([...namesOf(scope.variables), ...sources.keys()])];
  const facts = new Map<string, CompiledFact>();
  const underway: string[] = [];
  const resolved = new Set<string>();
  const issues = [...scope.issues];
  const namesRead = new Set<string>();
  let visits = 0;

  const refuse: Compiler['refuse'] = (path, code, message, { hint, at } = {}) => {
    const place = at === undefined ? {} : { at };
    issues.push({ path, code, message, severity: 'error', ...(hint && { hint }), ...place });
  };

  const compile: Compiler['compile'] = (path, text, options = {}, env = scope.env) => {
    if (text === undefined) return undefined;
    try {
      const parsed = parseExpression(env, text);
      for (const { name } of referencesOf(parsed.ast)) {
        namesRead.add(name);
        fact(name);
      }
      const compiled = compileParsed(parsed, text, { ...options, names: [...names, ...(options.names ?? [])] });
      visits += compiled.visits;
      if (visits > limits.totalVisits) {
        throw new ExpressionError(
          'EXPRESSION_REFUSED',
          'all expressions together could take too long; use fewer lists',
        );
      }
      return compiled;
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      refuse(path, error.code, error.message.endsWith('?') ? error.message : `${error.message}.`, error);
      return undefined;
    }
  };

  const fact: Compiler['fact'] = (name) => {
    const source = sources.get(name);
    if (!source || resolved.has(name)) return;
    if (underway.includes(name)) {
      refuse(source.path, 'FACT_CYCLE', `the fact uses itself: ${[...underway, name].join(' → ')}.`);
      return;
    }
    if (scope.variables.has(name) || !isName(name)) {
      refuse(source.path, 'FACT_NAME_TAKEN', `"${name}" is a variable already, or no name; give the fact another.`);
      resolved.add(name);
      return;
    }
    underway.push(name);
    const value = compile(`${source.path}.value`, source.fact.value);
    underway.pop();
    if (resolved.has(name)) return;
    resolved.add(name);
    try {
      // A fact that is wrong itself is no reason to refuse everything that uses it.
      scope.env.registerVariable(name, value?.type ?? 'dyn');
    } catch {
      refuse(
        `${source.path}.name`,
        'FACT_NAME_TAKEN',
        `"${name}" is a word of the language; give the fact another name.`,
      );
      return;
    }
    if (value) facts.set(name, { part: source.fact, value });
  };

  const needs: Compiler['needs'] = (text) => {
    if (text === undefined) return;
    try {
      for (const { name } of referencesOf(parseExpression(scope.env, text).ast)) fact(name);
    } catch (error) {
      // What is malformed is reported where it is compiled.
      if (!(error instanceof ExpressionError)) throw error;
    }
  };

  return { issues, facts, namesRead, compile, fact, needs, refuse };
}
