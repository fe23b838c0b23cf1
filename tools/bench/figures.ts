/** Prints one figure: what it is, and its value with its unit. */
export type Say = (what: string, value: string) => void;

export const quantile = (values: number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
};

export const median = (values: number[]): number => quantile(values, 0.5);
