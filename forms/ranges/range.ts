/**
 * What is known of a value before any case: every value it can take lies in its range, though not every value of the
 * range need occur. Numbers are bounds for warnings only, so binary ones do.
 */
export type Range =
  | { kind: 'number'; low: number; high: number }
  | { kind: 'bool'; canHold: boolean; canFail: boolean }
  /** `among` undefined: any text of these lengths */
  | { kind: 'text'; among?: ReadonlySet<string>; shortest: number; longest: number }
  | { kind: 'list'; fewest: number; most: number; item: Range }
  | { kind: 'record'; field(name: string): Range }
  | { kind: 'any' };

export const any: Range = { kind: 'any' };
export const number = (low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY): Range => ({
  kind: 'number',
  low,
  high,
});
export const bool = (canHold: boolean, canFail: boolean): Range => ({ kind: 'bool', canHold, canFail });
export const either = bool(true, true);
export const constant = (value: boolean): Range => bool(value, !value);
export const texts = (values: Iterable<string>): Range => {
  const among = new Set(values);
  const lengths = [...among].map((value) => value.length);
  return { kind: 'text', among, shortest: Math.min(...lengths), longest: Math.max(...lengths) };
};
export const list = (item: Range, fewest = 0, most = Number.POSITIVE_INFINITY): Range => ({
  kind: 'list',
  fewest,
  most,
  item,
});
export const record = (fields: Record<string, Range>): Range => ({
  kind: 'record',
  field: (name) => (Object.hasOwn(fields, name) ? (fields[name] ?? any) : any),
});

/** What is one or the other. */
export function join(a: Range, b: Range): Range {
  if (a.kind === 'number' && b.kind === 'number') return number(Math.min(a.low, b.low), Math.max(a.high, b.high));
  if (a.kind === 'bool' && b.kind === 'bool') return bool(a.canHold || b.canHold, a.canFail || b.canFail);
  if (a.kind === 'text' && b.kind === 'text') {
    if (a.among && b.among) return texts([...a.among, ...b.among]);
    const [shortest, longest] = [Math.min(a.shortest, b.shortest), Math.max(a.longest, b.longest)];
    return { kind: 'text', shortest, longest };
  }
  if (a.kind === 'list' && b.kind === 'list') {
    return list(join(a.item, b.item), Math.min(a.fewest, b.fewest), Math.max(a.most, b.most));
  }
  return any;
}

const times = (a: number, b: number) => (a === 0 || b === 0 ? 0 : a * b);

export function calculateRange(sign: '+' | '-' | '*', a: Range, b: Range): Range {
  if (a.kind !== 'number' || b.kind !== 'number') return any;
  if (sign === '+') return number(a.low + b.low, a.high + b.high);
  if (sign === '-') return number(a.low - b.high, a.high - b.low);
  const corners = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => times(x, y)));
  return number(Math.min(...corners), Math.max(...corners));
}

export function less(a: Range, b: Range, orEqual: boolean): Range {
  if (a.kind !== 'number' || b.kind !== 'number') return either;
  if (orEqual) return bool(a.low <= b.high, a.high > b.low);
  return bool(a.low < b.high, a.high >= b.low);
}

export function equal(a: Range, b: Range): Range {
  if (a.kind === 'number' && b.kind === 'number') {
    return bool(a.low <= b.high && b.low <= a.high, !(a.low === a.high && b.low === b.high && a.low === b.low));
  }
  if (a.kind === 'bool' && b.kind === 'bool') {
    return bool(
      (a.canHold && b.canHold) || (a.canFail && b.canFail),
      (a.canHold && b.canFail) || (a.canFail && b.canHold),
    );
  }
  if (a.kind !== 'text' || b.kind !== 'text') return either;
  if (a.among && b.among) {
    const { among } = b;
    const shared = [...a.among].some((value) => among.has(value));
    return bool(shared, !(shared && a.among.size === 1 && among.size === 1));
  }
  return bool(a.shortest <= b.longest && b.shortest <= a.longest, true);
}

export const not = (a: Range): Range => (a.kind === 'bool' ? bool(a.canFail, a.canHold) : either);
export function bothHold(a: Range, b: Range): Range {
  const [x, y] = [a.kind === 'bool' ? a : asBool, b.kind === 'bool' ? b : asBool];
  return bool(x.canHold && y.canHold, x.canFail || y.canFail);
}
export const eitherHolds = (a: Range, b: Range): Range => not(bothHold(not(a), not(b)));
const asBool = { canHold: true, canFail: true };
