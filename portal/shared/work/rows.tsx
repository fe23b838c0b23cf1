import type { ReactNode } from 'react';
import { useTongue } from '../language.js';
import { workWords } from './messages.js';

interface Column<Row> {
  title: string;
  show(row: Row): ReactNode;
  /** what is pressed says itself what it does: its title is for those who hear the table */
  isAct?: boolean;
  /** amounts and counts, which stand under one another */
  isNumber?: boolean;
}

interface RowsProps<Row> {
  of: readonly Row[];
  keyOf(row: Row): string;
  /** the first names its row */
  columns: readonly [Column<Row>, ...Column<Row>[]];
  /** what is said where there is no row */
  none?: string;
  caption?: string;
}

/** A table that becomes a list on a phone. */
export function Rows<Row>({ of, keyOf, columns: [first, ...others], none, caption }: RowsProps<Row>) {
  const { say } = useTongue();
  if (of.length === 0) return <p className="notice">{none ?? say(workWords.NONE)}</p>;
  return (
    <table className="stacked">
      {caption && <caption>{caption}</caption>}
      <thead>
        <tr>
          {[first, ...others].map(({ title, isNumber, isAct }) => (
            <th key={title} scope="col" className={isNumber ? 'numbers' : undefined}>
              {isAct ? <span className="unseen">{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.map((row) => (
          <tr key={keyOf(row)}>
            <th scope="row">{first.show(row)}</th>
            {others.map(({ title, show, isNumber, isAct }) => (
              <td key={title} data-label={isAct ? undefined : title} className={isNumber ? 'numbers' : undefined}>
                {show(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
