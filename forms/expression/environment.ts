import { Environment } from '@marcbachmann/cel-js';
import { Fraction } from 'fraction.js';
import { JalaliDate } from './date.js';
import { arithmetic, type Decimal, toDecimal } from './decimal.js';
import { registerFunctions } from './functions.js';
import { limits } from './limits.js';
import { matches } from './pattern.js';

type Numeric = bigint | Decimal;

const comparisons = {
  '<': (order: number) => order < 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '>=': (order: number) => order >= 0,
  '==': (order: number) => order === 0,
};

function registerDecimal(env: Environment): void {
  env.registerType('decimal', Fraction);
  for (const [left, right] of [
    ['decimal', 'decimal'],
    ['decimal', 'int'],
    ['int', 'decimal'],
  ]) {
    for (const [sign, apply] of Object.entries(arithmetic)) {
      env.registerOperator(`${left} ${sign} ${right}: decimal`, (a: Numeric, b: Numeric) =>
        apply(toDecimal(a), toDecimal(b)),
      );
    }
    for (const [sign, holds] of Object.entries(comparisons)) {
      // Equality is registered for both orders at once.
      if (sign === '==' && left === 'int') continue;
      env.registerOperator(`${left} ${sign} ${right}: bool`, (a: Numeric, b: Numeric) =>
        holds(toDecimal(a).compare(toDecimal(b))),
      );
    }
  }
  env.registerOperator('-decimal', (value: Decimal) => value.neg());
}

function registerDate(env: Environment): void {
  env.registerType('date', JalaliDate);
  for (const [sign, holds] of Object.entries(comparisons)) {
    env.registerOperator(`date ${sign} date: bool`, (a: JalaliDate, b: JalaliDate) =>
      holds(a.text < b.text ? -1 : Number(a.text > b.text)),
    );
  }
}

/** CEL with exact decimals, Jalali days and the host functions; without variables yet. */
export function createEnvironment(): Environment {
  const env = new Environment({
    enableOptionalTypes: true,
    limits: {
      maxAstNodes: limits.astNodes,
      maxDepth: limits.depth,
      maxListElements: limits.listLiteral,
      maxMapEntries: limits.mapLiteral,
      maxCallArguments: limits.callArguments,
    },
  });
  registerDecimal(env);
  registerDate(env);
  registerFunctions(env);
  env.registerFunction('re(string, string): bool', matches);
  return env;
}
