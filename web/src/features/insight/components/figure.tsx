import { Download } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { DataTable } from '../../../components/ui/data-table';
import { Panel } from '../../../components/ui/panel';
import { saveFile, toCsv } from '../../../lib/csv';
import styles from './insight.module.css';

/** A column of a figure's table: its name, how a row's cell is shown, and what stands in the file. */
export interface FigureColumn<Row> {
  key: string;
  name: string;
  shown: (row: Row) => ReactNode;
  /** Exact, where what is shown is rounded or is no text. */
  exact?: (row: Row) => string | number | null;
  isNumber?: boolean;
}

interface Props<Row> {
  title: string;
  /** What is counted, and how to read it. */
  hint?: string;
  /** Of the file, without its extension. */
  file: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  columns: readonly FigureColumn<Row>[];
  /** Null where there is nothing to draw; then the table stands by itself. */
  chart: ReactNode | null;
  /** Says why there is nothing, instead of a table without rows. */
  empty?: string;
  children?: ReactNode;
}

/** A chart, and the same figures as a table and as a file. */
export function Figure<Row>({ title, hint, file, rows, keyOf, columns, chart, empty, children }: Props<Row>) {
  const t = useTranslations('insight');
  const [isTable, setTable] = useState(false);
  const isEmpty = rows.length === 0;
  const save = () => {
    const cells = rows.map((row) => columns.map(({ shown, exact }) => (exact ? exact(row) : plain(shown(row)))));
    saveFile(
      `${file}.csv`,
      toCsv(
        columns.map(({ name }) => name),
        cells,
      ),
      'text/csv',
    );
  };
  const actions = !isEmpty && (
    <div className={styles.actions}>
      {chart !== null && (
        <Button
          tone="bare"
          aria-label={t(isTable ? 'chartOf' : 'tableOf', { title })}
          onPress={() => setTable(!isTable)}
        >
          {t(isTable ? 'chart' : 'table')}
        </Button>
      )}
      <Button tone="bare" aria-label={t('saveOf', { title })} onPress={save}>
        <Download size={16} aria-hidden="true" />
        CSV
      </Button>
    </div>
  );
  return (
    <Panel title={title} actions={actions}>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {children}
      {isEmpty && <p className={styles.empty}>{empty ?? t('nothing')}</p>}
      {!isEmpty && (isTable || chart === null) && (
        <DataTable
          narrow="scroll"
          label={t('tableNamed', { title })}
          rows={rows}
          keyOf={keyOf}
          columns={columns.map(({ shown, ...column }) => ({ ...column, cell: shown }))}
        />
      )}
      {!isEmpty && !isTable && chart !== null && (
        <Suspense fallback={<div className={styles.waiting} role="status" aria-label={t('drawing')} data-loading />}>
          {chart}
        </Suspense>
      )}
    </Panel>
  );
}

const plain = (shown: ReactNode): string | number | null =>
  typeof shown === 'string' || typeof shown === 'number' ? shown : null;
