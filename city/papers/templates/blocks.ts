import { Text, View } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import { persianDigits } from '../../../forms/persian.js';
import type { PaperBlock } from '../paper/model.js';
import { tagged } from '../pdf/tags.js';
import { INK, persian, RULE, SHADE } from './style.js';

type BlockOf<K extends PaperBlock['kind']> = Extract<PaperBlock, { kind: K }>;

/** Points that must be left under a heading: else it moves to the next page with what it heads. */
const WITH_HEADING = 80;
/** Points that a row needs to be filled in by hand. */
const PEN = 34;
/** Up to so many facts stay on one page. */
const MAX_UNBROKEN_FACTS = 24;
/** A row with more characters than this in one cell may be parted between pages; any other stays whole. */
const LONG_CELL = 700;

/** One block as elements side by side: a heading moves to the next page only where something stands before it. */
export function block(of: PaperBlock, key: number, accent: string): ReactElement[] {
  switch (of.kind) {
    case 'facts':
      return [facts(of, key, accent)];
    case 'table':
      return [heading(of.title, key, accent), table(of, key)];
    case 'list':
      return list(of, key, accent);
    case 'note':
      return [note(of, key, accent)];
  }
}

function heading(title: string, key: number, accent: string): ReactElement {
  const style = { ...persian(11), fontWeight: 700, color: accent, marginTop: 9, marginBottom: 2 } as const;
  return h(Text, tagged('H2', { key: `heading-${key}`, style, minPresenceAhead: WITH_HEADING }), title);
}

/** Prose in Latin script alone is set from left to right, as a basis that is quoted in English. */
const written = (text: string) =>
  /[A-Za-z]/.test(text) && !/[\u0600-\u06ff]/.test(text) ? ({ direction: 'ltr' } as const) : {};

const FACT = { width: '50%', flexDirection: 'row-reverse', paddingVertical: 1.5 } as const;

/** Two facts a line, from the right. */
function facts({ title, rows }: BlockOf<'facts'>, key: number, accent: string): ReactElement {
  const cells = rows.map(({ label, value }, i) =>
    h(
      View,
      tagged('LI', { key: i, wrap: false, style: FACT }),
      h(Text, tagged('Lbl', { style: { ...persian(), width: 112, color: accent, paddingHorizontal: 4 } }), `${label}:`),
      h(Text, tagged('LBody', { style: { ...persian(), ...written(value), flex: 1, paddingHorizontal: 4 } }), value),
    ),
  );
  const frame = { flexDirection: 'row-reverse', flexWrap: 'wrap', border: `0.7pt solid ${RULE}`, padding: 3 } as const;
  return h(
    View,
    { key, wrap: rows.length > MAX_UNBROKEN_FACTS },
    heading(title, key, accent),
    h(View, tagged('L', { key, style: frame }), ...cells),
  );
}

/** Its column titles come again on every page that the table reaches. */
function table({ columns, rows, total, handwritten }: BlockOf<'table'>, key: number): ReactElement {
  const titles = columns.map(({ title }) => title);
  return h(
    View,
    tagged('Table', { key }),
    tableRow(columns, titles, { key: 'titles', fixed: true }),
    ...rows.map((row, i) => tableRow(columns, row, { key: String(i), ...(handwritten && { height: PEN }) })),
    ...(total ? [tableRow(columns, total, { key: 'total' })] : []),
  );
}

function tableRow(
  columns: BlockOf<'table'>['columns'],
  cells: readonly string[],
  { key, fixed, height }: { key: string; fixed?: true; height?: number },
): ReactElement {
  const strong = fixed || key === 'total';
  const cell = { ...persian(), flexBasis: 0, padding: 3, color: INK, ...(strong && { fontWeight: 700 }) } as const;
  const divided = { borderRight: `0.5pt solid ${RULE}` };
  return h(
    View,
    tagged('TR', {
      key,
      wrap: cells.some((text) => text.length > LONG_CELL),
      ...(fixed && { fixed }),
      style: {
        flexDirection: 'row-reverse',
        border: `0.5pt solid ${RULE}`,
        ...(!fixed && { borderTopWidth: 0 }),
        ...(strong && { backgroundColor: SHADE }),
        ...(height && { minHeight: height }),
      } as const,
    }),
    ...columns.map(({ share, centred }, i) => {
      const text = cells[i] ?? '';
      const style = { ...cell, ...written(text), flexGrow: share, ...(centred && { textAlign: 'center' as const }) };
      return h(Text, tagged(fixed ? 'TH' : 'TD', { key: i, style: i === 0 ? style : { ...style, ...divided } }), text);
    }),
  );
}

function list({ title, items }: BlockOf<'list'>, key: number, accent: string): ReactElement[] {
  const lines = items.map((item, i) =>
    h(
      Text,
      tagged('LI', { key: `${key}-${i}`, style: { ...persian(), paddingRight: 8 } }),
      `${persianDigits(i + 1)}. ${item}`,
    ),
  );
  return [heading(title, key, accent), h(View, tagged('L', { key }), ...lines)];
}

function note({ text, strong }: BlockOf<'note'>, key: number, accent: string): ReactElement {
  const frame = strong ? { border: `0.9pt solid ${accent}`, padding: 5, marginTop: 9 } : { marginTop: 5 };
  return h(
    View,
    { key, wrap: false, style: frame },
    h(Text, tagged('P', { style: { ...persian(), ...(strong && { fontWeight: 700 }) } }), text),
  );
}
