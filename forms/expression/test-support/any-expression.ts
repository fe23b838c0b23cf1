import fc from 'fast-check';

/** An entry of a list that an expression goes through, by its name there; `row` is one of `answers.rows`. */
interface Entry {
  name: string;
  type: string;
}

const scalars = ['bool', 'int', 'decimal', 'string', 'date'];
const fields: Record<string, string> = { bool: 'open', int: 'count', decimal: 'area', string: 'use', date: 'until' };
const mayLack: Record<string, string> = { int: 'level', decimal: 'depth', string: 'note' };
const lists: Record<string, string> = { string: 'uses', decimal: 'areas', int: 'counts', bool: 'flags' };
const literals: Record<string, string[]> = {
  bool: ['true', 'false'],
  int: ['0', '1', '7', '9223372036854775807'],
  decimal: ['dec("0")', 'dec("2.5")', 'dec("-0.3")', 'dec("99999999999999999999")'],
  string: ['""', '"RES"', '"a,b"'],
  date: ['date("1405/09/02")', 'date("1399/12/30")'],
};

const each = (forms: string[], signs: string) =>
  signs.split(' ').flatMap((sign) => forms.map((form) => form.replace('~', sign)));
const mixed = ['({decimal} ~ {decimal})', '({decimal} ~ {int})', '({int} ~ {decimal})'];

/**
 * What an expression of a type may be; `{int}` is any of that type, `{one}` any of one type for the whole form, `{over}` a list
 * that it goes through with an entry `@`, and `{in bool}` what is said of that entry.
 */
const forms: Record<string, string[]> = {
  bool: [
    ...['({bool} && {bool})', '({bool} || {bool})', '!{bool}', '({one} == {one})', '({one} != {one})'],
    ...each(['({int} ~ {int})', '({string} ~ {string})', '({date} ~ {date})', ...mixed], '< <= > >='),
    ...each(mixed, '== !='),
    ...[
      '({one} in {list<one>})',
      '({list<one>} == {list<one>})',
      '({list<one>} != {list<one>})',
      '({bool} ? {bool} : {bool})',
    ],
    ...['{optional<one>}.hasValue()', 're({string}, "[A-Z]+")', 'samePlot({string}, {string})'],
    ...each(['{string}.~({string})'], 'startsWith endsWith contains'),
    ...each(['~({string})'], 'validPostalCode validNationalId validLegalId validNosaziCode validMobile'),
    ...each(['{over}.~(@, {in bool})', '{over}.~(@, {in bool})', '{over}.~(@, {in bool})'], 'all exists exists_one'),
    'samePlot({string}, {optional<string>})',
  ],
  int: [
    ...each(['({int} ~ {int})'], '+ - * / %'),
    ...['-{int}', 'size({rows})', 'size({string})', '{list<int>}.size()', '{date}.year()', 'fullYears({date}, {date})'],
    ...each(['~({int}, {int})', '~({list<int>}, {int})'], 'min max'),
    ...each(['~({decimal})'], 'floor ceil rial'),
    'sum({list<int>})',
  ],
  decimal: [
    ...each(mixed, '+ - * /'),
    ...[
      '-{decimal}',
      'dec({int})',
      'pow({decimal}, 0)',
      'pow({decimal}, 3)',
      'pow({decimal}, {int})',
      'sum({list<decimal>})',
    ],
    ...each(
      ['~({decimal}, {int})', '~({int}, {decimal})', '~({decimal}, {decimal})', '~({list<decimal>}, {decimal})'],
      'min max',
    ),
    ...[
      'clamp({decimal}, {int}, {decimal})',
      'progressive({decimal}, {list<decimal>}, [dec("1"), dec("2")])',
      'geoArea({string})',
    ],
  ],
  string: [
    ...['({string} + {string})', 'string({int})', 'string({bool})', 'string({date})', '{list<string>}.join("-")'],
    ...each(['{string}.~()'], 'trim lowerAscii upperAscii'),
  ],
  date: ['{date}.addMonths({int})', '{date}.addDays({int})', '{date}.yearEnd()'],
  rows: ['{over rows}.filter(@, {in bool})'],
};
const ofAnyScalar = [
  '({bool} ? {T} : {T})',
  '{optional<T>}.orValue({T})',
  '{optional<T>}.orMissing()',
  '{list<T>}.orMissing()',
];
const ofAnyList = [
  ...['({list<T>} + {list<T>})', 'distinct({list<T>})', '({bool} ? {list<T>} : {list<T>})', '[{T}, {T}, {T}]', '[{T}]'],
  ...[
    '{over}.map(@, {in T})',
    '{over}.map(@, {in T})',
    '{over}.map(@, {in bool}, {in T})',
    '{over list<T>}.filter(@, {in bool})',
  ],
];
const ofAnyOptional = ['optional.of({T})', '{optional<T>}.or({optional<T>})'];

function formsOf(type: string): string[] {
  const inner = /<(.*)>/.exec(type)?.[1];
  const filled = (all: string[], by: string) => all.map((form) => form.replaceAll(/\bT\b/g, by));
  if (inner === undefined)
    return [...(forms[type] ?? []), ...(scalars.includes(type) ? filled(ofAnyScalar, type) : [])];
  const more = type === 'list<int>' ? ['range({int}, {int})'] : [];
  return [...filled(type.startsWith('list') ? ofAnyList : ofAnyOptional, inner), ...more];
}

type Pick = <T>(of: readonly T[]) => T;

/** What may stand where an expression goes no deeper. */
function leavesOf(type: string, entries: readonly Entry[], pick: Pick): string[] {
  const inner = /<(.*)>/.exec(type)?.[1] ?? '';
  const seen = entries.filter(({ name }, i) => entries.findLastIndex((other) => other.name === name) === i);
  const record = pick([
    'answers',
    'answers.part',
    ...seen.flatMap((entry) => (entry.type === 'row' ? [entry.name] : [])),
  ]);
  const unhidden = (name: string | undefined) => (name && !entries.some((entry) => entry.name === name) ? [name] : []);
  if (type === 'rows') return ['answers.rows', 'answers.part.rows', ...unhidden('lines')];
  if (type.startsWith('optional')) {
    return mayLack[inner] ? [`${record}.${mayLack[inner]}`] : [`optional.of(${record}.${fields[inner]})`];
  }
  if (inner !== '')
    return [
      ...unhidden(lists[inner]),
      `[${pick(literals[inner] ?? [])}, ${pick(literals[inner] ?? [])}]`,
      `[${record}.${fields[inner]}]`,
      ...(inner === 'string' ? [`${record}.tags`] : []),
    ];
  const own = seen.flatMap((entry) => (entry.type === type ? [entry.name, entry.name] : []));
  return [pick(literals[type] ?? []), `${record}.${fields[type]}`, ...unhidden(fields[type]), ...own];
}

function write(type: string, depth: number, entries: readonly Entry[], pick: Pick): string {
  const mayLoop = entries.length < 2;
  const open = formsOf(type).filter((form) => mayLoop || !form.includes('{over'));
  const leaves = leavesOf(type, entries, pick);
  if (depth <= 0 || open.length === 0) return pick(leaves);
  const one = pick(scalars);
  const form = pick([...open, pick(leaves)]).replaceAll(/\bone\b/g, one);
  let inside = entries;
  const over = (asked: string) => {
    const list = asked || pick(['rows', 'list<string>', 'list<int>', 'list<decimal>', 'list<bool>']);
    const name = pick(['x', 'x', 'y', 'count']);
    inside = [...entries, { name, type: list === 'rows' ? 'row' : list.slice(5, -1) }];
    return write(list, depth - 1, entries, pick);
  };
  return form
    .replace(/\{over ?([^}]*)\}/, (_, asked: string) => over(asked))
    .replaceAll('@', () => inside.at(-1)?.name ?? '')
    .replaceAll(/\{(in )?([^}]*)\}/g, (_, within, inner: string) =>
      write(inner, depth - 1, within ? inside : entries, pick),
    );
}

/** Expressions over the variables of closures/compile.test.ts, of which the checker refuses a few. */
export const anyExpression: fc.Arbitrary<string> = fc.gen().map((value) => {
  const pick: Pick = (of) => of[value(fc.nat, of.length - 1)] as (typeof of)[number];
  return write(pick([...scalars, 'bool', 'list<int>', 'list<string>', 'rows', 'optional<int>']), 4, [], pick);
});
