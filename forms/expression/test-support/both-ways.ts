import { EvaluationError, Optional, type ParseResult } from '@marcbachmann/cel-js';
import { isOfTheLanguage, type Variables } from '../closures/closure.js';
import { closureOf, runner } from '../closures/compile.js';
import { JalaliDate } from '../date.js';
import { isDecimal } from '../decimal.js';

/** What an expression came to, as what can be compared, and the variables that it asked for one after another. */
interface Came {
  to: unknown;
  asked: string[];
  /** it threw what the library would not: to be worked out anew */
  isLeft: boolean;
}

function shown(value: unknown): unknown {
  if (isDecimal(value)) return { decimal: `${value.s}*${value.n}/${value.d}` };
  if (value instanceof JalaliDate) return { day: value.text };
  if (value instanceof Optional) return { optional: value.hasValue() ? shown(value.value()) : 'none' };
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return { [typeof value]: String(value) };
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shown(field)]));
}

function toldOf(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message } = error;
  // The library adds the place to a message.
  const more = error instanceof EvaluationError ? { code: error.code, summary: error.summary, range: error.range } : {};
  return { threw: error.constructor.name, name, message, ...more };
}

function come(run: (variables: Variables) => unknown, variables: object): Came {
  const asked: string[] = [];
  const watched = new Proxy(variables, {
    get: (target, name) => {
      asked.push(String(name));
      return Reflect.get(target, name);
    },
  });
  try {
    return { to: shown(run(watched as Variables)), asked, isLeft: false };
  } catch (error) {
    return { to: toldOf(error), asked, isLeft: !isOfTheLanguage(error) };
  }
}

/**
 * A checked expression by the library and by us, over variables that are made anew for each. `alone` is what its closure gives
 * without the library's help; undefined where it has none.
 */
export function bothWays(parsed: ParseResult, variables: () => object) {
  const closure = closureOf(parsed);
  return {
    byLibrary: come(parsed, variables()),
    byUs: come(runner(parsed), variables()),
    alone: closure && come((given) => closure(given, undefined, undefined), variables()),
  };
}
