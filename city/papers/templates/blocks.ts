import { writerOf } from '../../../forms/words/writer.js';
import type { PaperBlock } from '../paper/model.js';
import type { Box } from '../pdf/boxes.js';
import type { TextStyle } from '../pdf/text-lines.js';
import { around, framed, row, stack, tag, text } from './boxes.js';
import { persian, RULE, SHADE } from './style.js';

type BlockOf<K extends PaperBlock['kind']> = Extract<PaperBlock, { kind: K }>;

/** Points that must be left under a heading: else it moves to the next page with what it heads. */
const WITH_HEADING = 80;
/** Points that a row needs to be filled in by hand. */
const PEN = 34;
/** Up to so many facts stay on one page. */
const MAX_UNBROKEN_FACTS = 24;
/** A row with more characters than this in one cell may be parted between pages; any other stays whole. */
const LONG_CELL = 700;

/** One block as boxes under each other: a heading moves to the next page only where something stands before it. */
export function block(of: PaperBlock, accent: string, language: string): Box[] {
  switch (of.kind) {
    case 'facts':
      return [facts(of, accent, language)];
    case 'table':
      return [heading(of.title, accent), table(of)];
    case 'list':
      return [heading(of.title, accent), list(of, language)];
    case 'note':
      return [note(of, accent)];
  }
}

const heading = (title: string, color: string): Box =>
  text('H2', title, persian(11, { weight: 'Bold', color }), { margin: { top: 9, bottom: 2 }, ahead: WITH_HEADING });

/** Prose in Latin script alone is set from left to right, as a basis that is quoted in English. */
const written = (of: string): Partial<TextStyle> =>
  /[A-Za-z]/.test(of) && !/[\u0600-\u06ff]/.test(of) ? { direction: 'ltr' } : {};

/** Two facts a line, from the right. */
function facts({ title, rows }: BlockOf<'facts'>, accent: string, language: string): Box {
  const padding = { left: 4, right: 4 };
  const children = rows.map(({ label, value }) =>
    row(
      [
        text('Lbl', writerOf(language).label(label), persian(undefined, { color: accent }), {
          exactWidth: 112,
          padding,
        }),
        text('LBody', value, { ...persian(), ...written(value) }, { share: 1, padding }),
      ],
      { tag: tag('LI'), isWhole: true, padding: { top: 1.5, bottom: 1.5 } },
    ),
  );
  const pairs: Box = { kind: 'pairs', children, tag: tag('L'), ...framed(0.7, RULE, 3) };
  return stack([heading(title, accent), pairs], { isWhole: rows.length <= MAX_UNBROKEN_FACTS });
}

/** Its column titles come again on every page that the table reaches. */
function table({ columns, rows, total, handwritten }: BlockOf<'table'>): Box {
  const titles = columns.map(({ title }) => title);
  return stack(
    [
      tableRow(columns, titles, { strong: true, repeats: true }),
      ...rows.map((cells) => tableRow(columns, cells, handwritten ? { height: PEN } : {})),
      ...(total ? [tableRow(columns, total, { strong: true })] : []),
    ],
    { tag: tag('Table') },
  );
}

function tableRow(
  columns: BlockOf<'table'>['columns'],
  cells: readonly string[],
  { strong, repeats, height }: { strong?: true; repeats?: true; height?: number } = {},
): Box {
  return row(
    columns.map(({ share, centred }, i) => {
      const of = cells[i] ?? '';
      const style = persian(undefined, { ...(strong && { weight: 'Bold' }), ...(centred && { align: 'center' }) });
      const divided = { border: { right: 0.5 }, borderColor: RULE };
      return text(
        repeats ? 'TH' : 'TD',
        of,
        { ...style, ...written(of) },
        {
          share,
          padding: around(3),
          ...(i > 0 && divided),
        },
      );
    }),
    {
      tag: tag('TR'),
      isWhole: cells.every((of) => of.length <= LONG_CELL),
      ...(repeats && { repeats }),
      border: { ...around(0.5), ...(!repeats && { top: 0 }) },
      borderColor: RULE,
      ...(strong && { background: SHADE }),
      ...(height && { leastHeight: height }),
    },
  );
}

function list({ items }: BlockOf<'list'>, language: string): Box {
  const { digits } = writerOf(language);
  return stack(
    items.map((item, i) => text('LI', `${digits(String(i + 1))}. ${item}`, persian(), { padding: { right: 8 } })),
    { tag: tag('L') },
  );
}

const note = ({ text: of, strong }: BlockOf<'note'>, accent: string): Box =>
  stack([text('P', of, persian(undefined, strong ? { weight: 'Bold' } : {}))], {
    isWhole: true,
    ...(strong ? { ...framed(0.9, accent, 5), margin: { top: 9 } } : { margin: { top: 5 } }),
  });
