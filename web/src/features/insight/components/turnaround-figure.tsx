import { useFormatter, useTranslations } from 'use-intl';
import type { Schemas } from '../../../lib/api-client';
import { Band } from './charts/charts';
import { Figure } from './figure';
import { useWritten } from './use-written';

type Month = Schemas['PublishedFigures']['turnaround'][number];

/** From the acceptance of a claim to its first publication. */
export function TurnaroundFigure({ months }: { months: readonly Month[] }) {
  const t = useTranslations('insight.turnaround');
  const format = useFormatter();
  const written = useWritten();
  const time = (hours: number | null): string => (hours === null ? t('tooFew') : written.hours(hours));
  const points = months.flatMap(({ month, lowerQuartileHours: low, medianHours: middle, upperQuartileHours: high }) =>
    low === null || middle === null || high === null ? [] : [{ name: written.month(month), low, middle, high }],
  );
  return (
    <Figure
      title={t('title')}
      hint={t('hint')}
      empty={t('empty')}
      file="turnaround"
      rows={months}
      keyOf={({ month }) => month}
      columns={[
        { key: 'month', name: t('month'), shown: ({ month }) => written.month(month), exact: ({ month }) => month },
        {
          key: 'verdicts',
          name: t('verdicts'),
          shown: (row) => format.number(row.verdicts),
          exact: (row) => row.verdicts,
          isNumber: true,
        },
        ...(['lowerQuartileHours', 'medianHours', 'upperQuartileHours'] as const).map((key) => ({
          key,
          name: t(key),
          shown: (row: Month) => time(row[key]),
          exact: (row: Month) => row[key],
          isNumber: true,
        })),
      ]}
      chart={
        points.length > 1 ? (
          <Band
            label={t('title')}
            data={points}
            names={{ middle: t('medianHours'), band: t('middleHalf') }}
            write={written.hours}
          />
        ) : null
      }
    />
  );
}
