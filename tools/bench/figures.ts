/** One line of the table. */
export interface Figure {
  what: string;
  value: number;
  unit?: string;
  /** what it has to reach */
  goal?: { most: number } | { least: number };
  /** the least and the most of the rounds that `value` is the median of */
  spread?: readonly [number, number];
}

export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The median of rounds, with their spread. */
export const ofRounds = (values: readonly number[]) => ({
  value: median(values),
  spread: [Math.min(...values), Math.max(...values)] as const,
});

export const isMet = ({ value, goal }: Figure): boolean | undefined =>
  goal && ('most' in goal ? value <= goal.most : value >= goal.least);

const digits = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);

const goalOf = ({ goal }: Figure): string => (goal ? ('most' in goal ? `≤ ${goal.most}` : `≥ ${goal.least}`) : '');
const amountOf = ({ value, unit }: Figure): string => `${digits(value)}${unit ? ` ${unit}` : ''}`;
const spreadOf = ({ spread }: Figure): string => (spread ? `${digits(spread[0])}–${digits(spread[1])}` : '');
const verdictOf = (figure: Figure): string =>
  ({ true: 'met', false: 'not met', undefined: '' })[String(isMet(figure))] ?? '';

const cellsOf = (figure: Figure): string[] => [
  figure.what,
  amountOf(figure),
  spreadOf(figure),
  goalOf(figure),
  verdictOf(figure),
];
const WIDTHS = [62, 14, 16, 9, 8];

/** A line for a terminal. */
export const lineOf = (figure: Figure): string =>
  cellsOf(figure)
    .map((cell, i) => cell.padEnd(WIDTHS[i] ?? 0))
    .join(' ')
    .trimEnd();

/** The table in Markdown. */
export const tableOf = (figures: readonly Figure[]): string =>
  [['figure', 'value', 'rounds', 'goal', ''], ['---', '---:', '---:', '---:', '---'], ...figures.map(cellsOf)]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
