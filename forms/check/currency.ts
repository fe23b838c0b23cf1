import type { CurrencyTerms } from '../language/currency.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';
import { minorOf, RIAL } from '../money.js';
import { problem } from './problem.js';
import { feesOf } from './rulebook-parts.js';

/** Where ISO 4217 has other than two decimal places; the rial is paid in whole ones. */
const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      [0, 'BIF CLP DJF GNF IRR ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'],
      [3, 'BHD IQD JOD KWD LYD OMR TND'],
    ] as const
  ).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits])),
);

/** What is wrong with a currency by itself. */
function checkTerms(terms: CurrencyTerms | undefined): DefinitionIssue[] {
  if (!terms) return [];
  const { code, digits, step } = terms;
  const places = DIGITS[code] ?? 2;
  const units = step === undefined ? 1n : (minorOf(step, digits) ?? 0n);
  return [
    ...(digits === places
      ? []
      : [problem('currency.digits', 'CURRENCY_DIGITS', `${code} has ${places}, not ${digits}`)]),
    ...(units > 0n
      ? []
      : [problem('currency.step', 'CURRENCY_STEP', `"${step}" is no amount above zero with ${digits} decimal places`)]),
  ];
}

/** What is wrong with a rulebook's currency: slips with bill identifiers are of rials. */
export function checkRulebookCurrency({ currency, slips }: Rulebook): DefinitionIssue[] {
  const issuing = Object.entries(slips.payees).find(([, { issuer }]) => issuer)?.[0];
  const abroad = currency && currency.code !== RIAL.code && issuing !== undefined;
  return [...checkTerms(currency), ...(abroad ? [bill(`slips.payees.${issuing}.issuer`, issuing, currency.code)] : [])];
}

const bill = (path: string, payee: string, code: string): DefinitionIssue =>
  problem(path, 'CURRENCY_BILL', `"${payee}" has bill identifiers, which are of rials, and is paid in ${code}`);

/** Every fee of a type is reckoned in one currency: its own, or that of the rulebook. */
export function checkCurrency(definition: FormDefinition, rulebook: Rulebook): DefinitionIssue[] {
  const shared = rulebook.currency?.code ?? RIAL.code;
  const code = definition.currency?.code ?? shared;
  const mixed = feesOf(definition, rulebook).flatMap(({ path, fee, own }): DefinitionIssue[] => {
    if (!own && code !== shared) {
      return [
        problem(
          path,
          'CURRENCY_MIXED',
          `"${fee.code}" is a fee of the rulebook, in ${shared}; this type is in ${code}`,
        ),
      ];
    }
    const other = pricesOf(`${fee.when ?? ''} ${fee.amount}`, definition, rulebook).find(({ of }) => of !== code);
    const issuer =
      own && code !== RIAL.code && !definition.payees?.[fee.payee] && rulebook.slips.payees[fee.payee]?.issuer;
    return [
      ...(other
        ? [
            problem(
              `${path}.amount`,
              'CURRENCY_MIXED',
              `"${fee.code}" is in ${code} and reads tariff.${other.name}, which is in ${other.of}`,
            ),
          ]
        : []),
      ...(issuer ? [bill(`${path}.payee`, fee.payee, code)] : []),
    ];
  });
  return [...checkTerms(definition.currency), ...mixed];
}

/** Values of the tariff whose unit is money that an expression reads, by itself or through facts. */
function pricesOf(text: string, definition: FormDefinition, rulebook: Rulebook): { name: string; of: string }[] {
  const facts = new Map([...rulebook.facts, ...definition.facts].map(({ name, value }) => [name, value]));
  const tariff = { ...rulebook.tariff, ...definition.tariff };
  const found = new Map<string, string>();
  const read = (expression: string) => {
    for (const [, name = ''] of expression.matchAll(/\btariff\.(\w+)/g)) {
      const of = currencyOfUnit(tariff[name]?.unit);
      if (of !== undefined) found.set(name, of);
    }
    for (const [word] of expression.matchAll(/\b[a-zA-Z]\w*/g)) {
      const fact = facts.get(word);
      // Each is read once, so that a circle ends.
      if (facts.delete(word) && fact !== undefined) read(fact);
    }
  };
  read(text);
  return [...found].map(([name, of]) => ({ name, of }));
}

/** Of a unit as `CHF`, `CHF per m²` or `rial`; undefined of one that is no money. */
function currencyOfUnit(unit = ''): string | undefined {
  const [first = ''] = unit.split(/[\s/]/);
  if (first === 'rial') return RIAL.code;
  return /^[A-Z]{3}$/.test(first) ? first : undefined;
}
