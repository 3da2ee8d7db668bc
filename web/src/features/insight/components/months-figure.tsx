import { useFormatter, useTranslations } from 'use-intl';
import type { PublishedScheme } from '../api/insight';
import { Bars } from './charts/charts';
import { Figure } from './figure';
import { useWritten } from './use-written';

type Month = PublishedScheme['months'][number];

/** How many verdicts of each label were first published in each month. */
export function MonthsFigure({ scheme }: { scheme: PublishedScheme }) {
  const t = useTranslations('insight.verdicts');
  const format = useFormatter();
  const written = useWritten();
  const used = scheme.labels.filter(({ count }) => count > 0);
  const of = (row: Month, key: string): number => row.labels.find(({ label }) => label === key)?.count ?? 0;
  return (
    <Figure
      title={t('months', { scheme: scheme.name })}
      hint={t('monthsHint')}
      empty={t('empty')}
      file={`months-${scheme.key}`}
      rows={scheme.months}
      keyOf={({ month }) => month}
      columns={[
        { key: 'month', name: t('month'), shown: ({ month }) => written.month(month), exact: ({ month }) => month },
        ...used.map(({ key, name }) => ({
          key,
          name,
          shown: (row: Month) => format.number(of(row, key)),
          exact: (row: Month) => of(row, key),
          isNumber: true,
        })),
      ]}
      chart={
        <Bars
          label={t('months', { scheme: scheme.name })}
          names="below"
          isStacked
          series={used.map(({ key, name }) => ({ key, name }))}
          data={scheme.months.map((row) => ({
            name: written.month(row.month),
            values: Object.fromEntries(used.map(({ key }) => [key, of(row, key)])),
          }))}
        />
      }
    />
  );
}
