import { useFormatter, useTranslations } from 'use-intl';
import type { PublishedScheme } from '../api/insight';
import { Bars } from './charts/charts';
import { Figure } from './figure';

interface Row {
  key: string;
  name: string;
  verdicts: number;
  labels: readonly { label: string; count: number }[];
}

/** The claimants, sources or topics with most verdicts, each with the mix of its labels; all others together. */
export function BreakdownFigure({ scheme, by }: { scheme: PublishedScheme; by: 'claimants' | 'sources' | 'topics' }) {
  const t = useTranslations('insight.verdicts');
  const format = useFormatter();
  const { top, rest } = scheme[by];
  const named = top.map(({ key, name, verdicts, labels }): Row => ({ key, name: name ?? key, verdicts, labels }));
  const others: Row[] = rest
    ? [{ key: ' rest', name: t('others', { count: rest.groups }), verdicts: rest.verdicts, labels: rest.labels }]
    : [];
  const rows = [...named, ...others];
  const used = scheme.labels.filter(({ count }) => count > 0);
  const of = (row: Row, key: string): number => row.labels.find(({ label }) => label === key)?.count ?? 0;
  const title = t(`by.${by}`, { scheme: scheme.name });
  return (
    <Figure
      title={title}
      hint={t(`byHint.${by}`)}
      empty={t('empty')}
      file={`${by}-${scheme.key}`}
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        { key: 'name', name: t(`one.${by}`), shown: ({ name }) => name },
        {
          key: 'verdicts',
          name: t('verdicts'),
          shown: (row) => format.number(row.verdicts),
          exact: (row) => row.verdicts,
          isNumber: true,
        },
        ...used.map(({ key, name }) => ({
          key,
          name,
          shown: (row: Row) => format.number(of(row, key)),
          exact: (row: Row) => of(row, key),
          isNumber: true,
        })),
      ]}
      chart={
        <Bars
          label={title}
          names="beside"
          isStacked
          series={used.map(({ key, name }) => ({ key, name }))}
          data={rows.map((row) => ({
            name: row.name,
            values: Object.fromEntries(used.map(({ key }) => [key, of(row, key)])),
          }))}
        />
      }
    />
  );
}
