import { columnShape } from '../evaluation/scope.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook, Table } from '../language/rulebook.js';
import { RIAL } from '../money.js';
import { checkRulebookCurrency } from './currency.js';
import { problem } from './problem.js';
import { checkRegisterKeywords } from './schema-keywords.js';

/** What is wrong with a rulebook by itself: cells that are not of their column, choices and payees that are not there. */
export function checkRulebook(rulebook: Rulebook): DefinitionIssue[] {
  const policies = Object.entries(rulebook.policies).flatMap(([name, policy]) =>
    policy.values.includes(policy.default)
      ? []
      : [problem(`policies.${name}.default`, 'UNKNOWN_VALUE', `"${policy.default}" is none of the policy's values.`)],
  );
  const payees = rulebook.fees.flatMap(({ payee }, i) =>
    Object.hasOwn(rulebook.slips.payees, payee)
      ? []
      : [problem(`fees[${i}].payee`, 'UNKNOWN_PAYEE', `slips.payees has no "${payee}"; add it, or name one that is.`)],
  );
  const { effectiveFrom, effectiveTo } = rulebook;
  const days =
    effectiveTo !== undefined && effectiveTo < effectiveFrom
      ? [problem('effectiveTo', 'EFFECTIVE_DAYS', `${effectiveTo} is before effectiveFrom ${effectiveFrom}.`)]
      : [];
  return [
    ...checkTables(rulebook),
    ...policies,
    ...payees,
    ...days,
    ...checkRegisterKeywords(rulebook),
    ...checkRounding(rulebook),
    ...checkRulebookCurrency(rulebook),
  ];
}

/** Cells of tables that are not of their column. */
export const checkTables = ({ tables = {} }: { tables?: Rulebook['tables'] | undefined }): DefinitionIssue[] =>
  Object.entries(tables).flatMap(([name, table]) => checkTable(`tables.${name}`, table));

/** A payment identifier says thousands of rials: what it leaves out would be asked for and never paid. */
function checkRounding({ currency, slips: { roundTo, payees } }: Rulebook): DefinitionIssue[] {
  const issuing = Object.entries(payees).find(([, { issuer }]) => issuer)?.[0];
  if (issuing === undefined || (currency && currency.code !== RIAL.code) || roundTo % 1000 === 0) return [];
  const message = `${roundTo} is no multiple of 1000, and the payment identifiers of "${issuing}" say thousands of rials.`;
  return [problem('slips.roundTo', 'ROUND_TO', message)];
}

/** Only what is in force is published; a draft is for whoever writes it. */
export function checkInForce({ status }: Rulebook): DefinitionIssue[] {
  if (status === 'IN_FORCE') return [];
  return [problem('status', 'NOT_IN_FORCE', 'only a version whose status is IN_FORCE can be published')];
}

function checkTable(path: string, { columns, rows }: Table): DefinitionIssue[] {
  return rows.flatMap((row, i) => {
    const at = `${path}.rows[${i}]`;
    const strange = Object.keys(row).filter((name) => !Object.hasOwn(columns, name));
    const cells = Object.entries(columns).filter(([name, type]) => !fits(type, row[name]));
    return [
      ...strange.map((name) => problem(`${at}.${name}`, 'UNKNOWN_COLUMN', `the table has no column "${name}".`)),
      ...cells.map(([name, type]) => problem(`${at}.${name}`, 'CELL_TYPE', `this must be ${type}.`)),
    ];
  });
}

/** Whether the rules would read the cell as it is written. */
function fits(type: string, cell: unknown): boolean {
  if (cell === undefined) return type.endsWith('?');
  const shape = columnShape(type.replace(/\?$/, ''));
  if (!shape.item) return shape.read(cell) !== undefined;
  return Array.isArray(cell) && cell.every((item) => shape.item?.read(item) !== undefined);
}
