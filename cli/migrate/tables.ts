import type { Applied } from '../../cases/migration/apply.js';
import type { Plan, PlannedCase } from '../../cases/migration/plan-file.js';

function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return `${[head, ...rows].map(line).join('\n')}\n`;
}

const stands = ({ from, to, kept }: PlannedCase['places'][number]): string =>
  `${from === to ? to : `${from} → ${to}`}${kept ? '' : ' (anew)'}`;

/** A plan for people: a line a case, then how many move. */
export function planTable({ cases, permitType, to }: Plan): string {
  const rows = cases.map(({ reference, status, from, places, redone, proof, stays }) => [
    reference,
    status,
    `${from.version} → ${to.version}`,
    places.map(stands).join(', '),
    redone.join('; ') || 'nothing',
    stays ? `stays: ${stays.code}, ${stays.message}` : `moves; ${proof?.events} events replayed, ends ${proof?.ends}`,
  ]);
  const moves = cases.filter(({ stays }) => !stays).length;
  const sum = `${moves} of ${cases.length} running cases of ${permitType} move to version ${to.version}.\n`;
  return table(['case', 'status', 'version', 'stands at', 'done anew', 'verdict'], rows) + sum;
}

/** What became of a plan's cases: those that stay with the reason, then how many moved. */
export function resultTable(results: Applied[]): string {
  const stay = results.filter(({ result }) => result === 'stays');
  const count = (of: Applied['result']) => results.filter(({ result }) => result === of).length;
  const rows = stay.map(({ reference, code = '', message = '' }) => [reference, code, message]);
  const sum = `${count('moved')} moved, ${count('known')} moved before, ${stay.length} stay.\n`;
  return (rows.length > 0 ? table(['stays', 'code', 'because'], rows) : '') + sum;
}
