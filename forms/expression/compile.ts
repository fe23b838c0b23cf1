import { type Environment, ParseError, type ParseResult } from '@marcbachmann/cel-js';
import { runner } from './closures/compile.js';
import { syntaxAdvice, typeAdvice, unknownNameText } from './explain.js';
import { inspect } from './guard.js';
import { limits } from './limits.js';
import { type Reference, referencesOf } from './references.js';

/** An expression that was parsed, checked and found to give a value of `type`. */
export interface Compiled {
  text: string;
  type: string;
  references: Reference[];
  /** node visits when every list is as long as it may be */
  visits: number;
  run(variables: object): unknown;
}

/** Why an expression is refused. */
export class ExpressionError extends Error {
  constructor(
    readonly code: 'EXPRESSION_SYNTAX' | 'EXPRESSION_TYPE' | 'EXPRESSION_REFUSED' | 'UNKNOWN_NAME',
    message: string,
    readonly hint?: string,
    /** where in the text, counted from 0 */
    readonly at?: number,
  ) {
    super(message);
  }
}

export interface CompileOptions {
  /** types that the value may have; none given: any that is known */
  expected?: readonly string[];
  /** what can be named, as `answers.visit`; a mistyped name may have meant one of them */
  names?: Iterable<string>;
  /** variables without static types, such as the results of services */
  untyped?: ReadonlySet<string>;
}

const summaryOf = (error: unknown): string => {
  if (error instanceof ParseError) return error.summary;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
};

/** Parses an expression, without knowing yet what its variables are. @throws ExpressionError */
export function parseExpression(env: Environment, text: string): ParseResult {
  if (text.length > limits.characters) {
    throw new ExpressionError('EXPRESSION_REFUSED', `it is longer than ${limits.characters} characters`);
  }
  try {
    return env.parse(text);
  } catch (error) {
    const at = error instanceof ParseError ? error.range?.start : undefined;
    const place = at === undefined ? '' : ` at character ${at + 1}`;
    const advice = syntaxAdvice(text, at);
    const what = `${summaryOf(error)}${place}${advice === undefined ? '' : `; ${advice}`}`;
    throw new ExpressionError('EXPRESSION_SYNTAX', what, undefined, at);
  }
}

/** Checks a parsed expression. @throws ExpressionError */
export function compileParsed(parsed: ParseResult, text: string, options: CompileOptions): Compiled {
  const { refusals, visits } = inspect(parsed.ast, options.untyped ?? new Set());
  const [refusal] = refusals;
  if (refusal) {
    const message = refusal.message.endsWith('?')
      ? refusal.message
      : `${refusal.message}, at character ${refusal.at + 1}`;
    throw new ExpressionError('EXPRESSION_REFUSED', message, undefined, refusal.at);
  }
  // References are taken before the check, which rewrites comprehensions in place.
  const references = referencesOf(parsed.ast);
  const { valid, type = 'dyn', error } = parsed.check();
  if (!valid) throw typeError(summaryOf(error), options, { text, at: error?.range?.start });
  const untyped = options.untyped !== undefined && references.some(({ name }) => options.untyped?.has(name));
  if (!untyped && (/\bdyn\b|[<, ][A-Z][>,]|^[A-Z]$/.test(type) || type === 'list' || type === 'map')) {
    throw new ExpressionError(
      'EXPRESSION_TYPE',
      `its type is not known: ${type}; give lists at least one typed element`,
    );
  }
  if (options.expected && !options.expected.includes(type) && !(untyped && type === 'dyn')) {
    throw new ExpressionError('EXPRESSION_TYPE', `it gives ${type} where ${options.expected.join(' or ')} is needed`);
  }
  return { text, type, references, visits, run: runner(parsed) };
}

function typeError(
  summary: string,
  { names = [] }: CompileOptions,
  { text, at }: { text: string; at: number | undefined },
): ExpressionError {
  const unknown = /^(?:Unknown variable|No such key): (\S+)/.exec(summary)?.[1];
  if (unknown === undefined) {
    const advice = typeAdvice(summary);
    const said = advice === undefined ? summary : `${summary}; ${advice}`;
    return new ExpressionError('EXPRESSION_TYPE', said, undefined, at);
  }
  const { message, hint } = unknownNameText(unknown, { paths: [...names], text, at });
  return new ExpressionError('UNKNOWN_NAME', message, hint, at);
}
