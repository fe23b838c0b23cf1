import { type Given, isRecord, isTable, shown } from './given.js';
import type { PaperBlock } from './model.js';
import type { Tongue } from './tongue.js';

type May = (field: Given) => boolean;

/** Fields beside each other: plain ones as facts, lists of records as tables, however deep they stand. */
export function blocksOf(title: string, fields: readonly Given[], may: May, tongue: Tongue): PaperBlock[] {
  const rows = fields.flatMap((field) => {
    const value = shown(withoutTables(field), may, tongue);
    return value === undefined || isTable(field) ? [] : [{ label: field.title, value }];
  });
  const facts: PaperBlock[] = rows.length > 0 ? [{ kind: 'facts', title, rows }] : [];
  return [...facts, ...fields.flatMap((field) => tablesOf(field, title, may, tongue))];
}

/** Tables inside a record stand for themselves. */
function withoutTables(field: Given): Given {
  if (!isRecord(field.value)) return field;
  return { ...field, fields: field.fields.filter((inner) => !isTable(inner)).map(withoutTables) };
}

function tablesOf(field: Given, title: string, may: May, tongue: Tongue): PaperBlock[] {
  if (!may(field)) return [];
  if (isTable(field)) return table(`${title} – ${field.title}`, field.items, may, tongue);
  return isRecord(field.value)
    ? field.fields.flatMap((inner) => tablesOf(inner, `${title} – ${field.title}`, may, tongue))
    : [];
}

/** A row for each record; columns that no row fills are left out, and a running number comes first. */
export function table(title: string, records: readonly Given[], may: May, tongue: Tongue): PaperBlock[] {
  const columns = [...new Map(records.flatMap(({ fields }) => fields.map((field) => [field.name, field] as const)))]
    .map(([name, field]) => ({ name, field, cells: records.map((record) => cell(record, name, may, tongue)) }))
    .filter(({ cells }) => cells.some((text) => text !== undefined));
  if (columns.length === 0) return [];
  return [
    {
      kind: 'table',
      title,
      columns: [
        { title: tongue.say(tongue.words.paper.row), share: 0.6, centred: true },
        ...columns.map(({ field: { title, isNumber } }) => ({
          title,
          share: isNumber ? 1.1 : 1.6,
          ...(isNumber && { centred: true }),
        })),
      ],
      rows: records.map((_, i) => [tongue.number(i + 1), ...columns.map(({ cells }) => cells[i] ?? '—')]),
    },
  ];
}

function cell({ fields }: Given, name: string, may: May, tongue: Tongue): string | undefined {
  const field = fields.find((each) => each.name === name);
  return field && shown(field, may, tongue);
}
