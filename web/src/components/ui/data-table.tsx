import type { ReactNode } from 'react';
import styles from './data-table.module.css';

interface Props<Row> {
  /** What the table is of; read out, not shown. */
  label: string;
  columns: readonly { key: string; name: string; cell: (row: Row) => ReactNode; isNumber?: boolean }[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** On a narrow screen: each row a card, or the table as it is, its first column held while the others scroll. */
  narrow?: 'cards' | 'scroll';
}

/** A plain table. */
export function DataTable<Row>({ label, columns, rows, keyOf, narrow = 'cards' }: Props<Row>) {
  return (
    <div className={`${styles.frame} ${styles[narrow]}`} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ key, name, isNumber = false }) => (
              <th key={key} scope="col" data-number={isNumber}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ key, name, cell, isNumber = false }) => (
                <td key={key} data-number={isNumber} data-name={name}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
