import type { Environment } from '@marcbachmann/cel-js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import { entryAt } from '../expression/computer.js';
import { createEnvironment } from '../expression/environment.js';
import { SchemaTypeError, schemaShape } from '../expression/shape.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Fee, RegulationRow, Rule } from '../language/rule.js';
import type { Rulebook } from '../language/rulebook.js';
import { nearestName } from '../nearest.js';
import { withOwn } from '../rulebook/with-own.js';
import { baseRules } from './base-rules.js';
import { clockExpressions } from './clock-expressions.js';
import { compileGrant, grantExpressions } from './compile-grant.js';
import { type Compiler, createCompiler } from './compiler.js';
import type { CompiledFee, CompiledRegulation, CompiledRule, EntryList, Program } from './program.js';
import { findRechecked } from './rechecked.js';
import { createScope } from './scope.js';
import { compileSteps, evaluatedScope, type StepExpression, stepExpressions } from './step-expressions.js';

/** What the key of a lookup for every entry of a list sees: the answers and the entry. Where there is no such list, the checker says so. */
function listIn({ form }: FormDefinition, path: string): (EntryList & { env: Environment }) | undefined {
  try {
    // The shared environment takes no fact after it was cloned.
    const env = createEnvironment();
    const answers = schemaShape(env, 'answers', form.schema);
    const entry = entryAt(answers, path);
    if (!entry?.fields) return undefined;
    env.registerVariable('answers', answers.type).registerVariable('item', entry.type);
    return { env, path, answers, entry };
  } catch (error) {
    if (error instanceof SchemaTypeError) return undefined;
    throw error;
  }
}

const bool = { expected: ['bool'] };
const list = { expected: ['list<string>'] };
const amount = { expected: ['int', 'decimal'] };

/** What the definition's list names: the rulebook's part of that name, or the part that stands there itself. */
function partsOf<Part>(
  compiler: Compiler,
  written: (string | Part)[],
  shared: Part[],
  { kind, code, nameOf }: { kind: string; code: DiagnosticCode; nameOf: (part: Part) => string },
): { part: Part; path: string }[] {
  const byName = new Map(shared.map((part, i) => [nameOf(part), { part, path: `rulebook.${kind}[${i}]` }]));
  const seen = new Set<string>();
  return written.flatMap((entry, i) => {
    const path = `${kind}[${i}]`;
    const resolved = typeof entry === 'string' ? byName.get(entry) : { part: entry, path };
    if (!resolved) {
      const hint = nearestName(String(entry), byName.keys());
      compiler.refuse(path, code, `the rulebook has no "${entry}"${hint ? `; did you mean "${hint}"?` : '.'}`, {
        hint,
      });
      return [];
    }
    const name = nameOf(resolved.part);
    if (seen.has(name)) compiler.refuse(path, 'DUPLICATE_ID', `"${name}" stands here already; name it once.`);
    seen.add(name);
    return [resolved];
  });
}

function compileRule({ compile }: Compiler, rule: Rule, path: string): CompiledRule {
  return {
    part: rule,
    when: compile(`${path}.when`, rule.when, bool),
    applies: compile(`${path}.applies`, rule.applies, bool),
    lacking: compile(`${path}.lacking`, rule.lacking, list),
    pass: compile(`${path}.pass`, rule.pass, bool),
    warnWhen: compile(`${path}.warnWhen`, rule.warnWhen, bool),
    actual: compile(`${path}.actual`, rule.actual),
    limit: compile(`${path}.limit`, rule.limit),
  };
}

const compileFee = ({ compile }: Compiler, fee: Fee, path: string): CompiledFee => ({
  part: fee,
  when: compile(`${path}.when`, fee.when, bool),
  amount: compile(`${path}.amount`, fee.amount, amount),
});

function compileRegulation(compiler: Compiler, env: Environment, row: RegulationRow, path: string): CompiledRegulation {
  const { compile } = compiler;
  const each = compile(`${path}.each`, row.each, { expected: ['list<string>', 'list<int>', 'list<decimal>'] });
  if (row.each === undefined) {
    const when = compile(`${path}.when`, row.when, bool);
    return {
      part: row,
      when,
      value: compile(`${path}.value`, row.value),
      detail: compile(`${path}.detail`, row.detail),
    };
  }
  // Facts are compiled into the shared environment first; only then may it be cloned for `item`.
  const rowEnv = env.clone().registerVariable('item', each?.type.slice('list<'.length, -1) ?? 'dyn');
  return {
    part: row,
    each,
    when: compile(`${path}.when`, row.when, bool, rowEnv),
    value: compile(`${path}.value`, row.value, {}, rowEnv),
    detail: compile(`${path}.detail`, row.detail, {}, rowEnv),
  };
}

/**
 * Compiles everything and lists what is wrong; the program is whole only when nothing is. `beside`: expressions of another
 * document that see what those of steps see; facts to be known beside all that are read.
 */
export function compileProgram(
  definition: FormDefinition,
  shared: Rulebook,
  beside: { expressions?: StepExpression[]; facts?: readonly string[] } = {},
): { program: Program; issues: DefinitionIssue[] } {
  const rulebook = withOwn(definition, shared);
  const scope = createScope(definition, rulebook);
  const compiler = createCompiler(definition, rulebook, scope);
  const { compile, issues } = compiler;
  if (rulebook.code !== definition.rulebook) {
    compiler.refuse(
      'rulebook',
      'UNKNOWN_RULEBOOK',
      `the rulebook at hand is "${rulebook.code}", not "${definition.rulebook}".`,
    );
  }
  for (const { name } of definition.facts) compiler.fact(name);
  for (const name of beside.facts ?? []) compiler.fact(name);
  const lookups = definition.registers.map(({ name, register, key, each }, i) => {
    const list = each === undefined ? undefined : listIn(definition, each);
    const expected = ['string', 'optional<string>', 'int', 'optional<int>'];
    const compiled = compile(`registers[${i}].key`, key, { expected, names: ['item'] }, list?.env);
    const mayRead = each === undefined ? ['answers'] : ['answers', 'item'];
    if (compiled?.references.some((reference) => !mayRead.includes(reference.name))) {
      compiler.refuse(
        `registers[${i}].key`,
        'EXPRESSION_REFUSED',
        'a key may use answers only; the records come later.',
      );
    }
    return { name, register, key: compiled, ...(list && { list }) };
  });
  const documents = definition.documents.map((document, i) => ({
    code: document.code,
    title: document.title,
    optional: document.optional ?? false,
    when: compile(`documents[${i}].when`, document.when, bool),
  }));
  for (const [i, { when }] of documents.entries()) {
    if (when?.references.some(({ name }) => name === 'required')) {
      compiler.refuse(
        `documents[${i}].when`,
        'EXPRESSION_REFUSED',
        'what is required cannot depend on what is required.',
      );
    }
  }
  const idOf = ({ id }: Rule | RegulationRow) => id;
  const rules = partsOf(compiler, definition.rules, rulebook.rules, {
    kind: 'rules',
    code: 'UNKNOWN_RULE',
    nameOf: idOf,
  });
  const fees = partsOf(compiler, definition.fees, rulebook.fees, {
    kind: 'fees',
    code: 'UNKNOWN_FEE',
    nameOf: ({ code }) => code,
  });
  const rows = partsOf(compiler, definition.regulations, rulebook.regulations, {
    kind: 'regulations',
    code: 'UNKNOWN_REGULATION',
    nameOf: idOf,
  });
  for (const { part, path } of fees) {
    if (!Object.hasOwn(rulebook.slips.payees, part.payee)) {
      const hint = nearestName(part.payee, Object.keys(rulebook.slips.payees));
      compiler.refuse(`${path}.payee`, 'UNKNOWN_PAYEE', `the rulebook's slips know no payee "${part.payee}".`, {
        hint,
      });
    }
  }
  const { validity } = definition;
  const base = baseRules(definition).map((part) => ({ part, path: 'grant.base' }));
  for (const { part } of base) {
    if (!rules.some((rule) => rule.part.id === part.id)) continue;
    compiler.refuse('rules', 'DUPLICATE_ID', `"${part.id}" is the name of a check of the base permit.`);
  }
  const program: Program = {
    scope,
    facts: compiler.facts,
    rules: [...rules, ...base].map(({ part, path }) => compileRule(compiler, part, path)),
    fees: fees.map(({ part, path }) => compileFee(compiler, part, path)),
    lanes: definition.lanes.map(({ lane, when }, i) => ({ lane, when: compile(`lanes[${i}].when`, when, bool) })),
    validity: {
      until: compile('validity.until', validity?.until, { expected: ['date'] }),
      months: compile('validity.months', validity?.months, { expected: ['int'] }),
      from: compile('validity.from', validity?.from, { expected: ['date'] }),
      ...(validity?.on && { on: validity.on }),
      ...(validity?.atMost !== undefined && { atMost: validity.atMost }),
      basis: validity?.basis ?? '',
    },
    lookups,
    documents,
    // Who issues no bill identifiers needs no file to number them by.
    fileCode: fees.some(({ part }) => rulebook.slips.payees[part.payee]?.issuer)
      ? compile('rulebook.slips.fileCode', rulebook.slips.fileCode, { expected: ['int'] })
      : undefined,
    regulations: [],
    rechecked: new Set(),
    readsPlot: false,
    readsResults: false,
    steps: [],
  };
  program.readsResults = compiler.namesRead.has('results');
  // Rows and steps have variables of their own, so theirs are clones; the shared environment takes no fact after that.
  const steps = [
    ...stepExpressions(definition.steps),
    ...clockExpressions(definition.clocks),
    ...(beside.expressions ?? []),
  ];
  for (const { text } of steps) compiler.needs(text);
  for (const { part } of rows) for (const text of [part.when, part.each, part.value, part.detail]) compiler.needs(text);
  for (const text of grantExpressions(definition)) compiler.needs(text);
  program.regulations = rows.map(({ part, path }) => compileRegulation(compiler, scope.env, part, path));
  const evaluated = evaluatedScope(scope);
  program.steps = compileSteps(compiler, scope, evaluated, { steps, definition });
  const grant = compileGrant(compiler, definition, evaluated);
  if (grant) program.grant = grant;
  Object.assign(program, findRechecked(compiler, definition, program));
  return { program, issues };
}
