import type { ReactNode } from 'react';
import styles from './data-table.module.css';

interface Props<Row> {
  /** What the table is of; read out, not shown. */
  label: string;
  columns: readonly { key: string; name: ReactNode; cell: (row: Row) => ReactNode; isNumber?: boolean }[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

/** A plain table. On a narrow screen it scrolls within its frame. */
export function DataTable<Row>({ label, columns, rows, keyOf }: Props<Row>) {
  return (
    <div className={styles.frame} tabIndex={0} role="region" aria-label={label}>
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
              {columns.map(({ key, cell, isNumber = false }) => (
                <td key={key} data-number={isNumber}>
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
