import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schemas } from '../../../lib/api-client';
import { type Days, stagesQuery } from '../api/insight';
import { Bars } from './charts/charts';
import { Figure } from './figure';
import { Loaded } from './loaded';
import { useWritten } from './use-written';

type Stage = Schemas['StageTime'];

/** How long each step took, of what was first published in the period. */
export function StagesFigure({ days }: { days: Days }) {
  const t = useTranslations('insight.stages');
  const format = useFormatter();
  const written = useWritten();
  const query = useQuery(stagesQuery(days));
  const name = ({ stage }: Stage) => t(`stage.${stage}`);
  const time = (hours: number | null): string => (hours === null ? '–' : written.hours(hours));
  return (
    <Loaded query={query}>
      {(all) => {
        const rows = all.some(({ claims }) => claims > 0) ? all : [];
        return (
          <Figure
            title={t('title')}
            hint={t('hint')}
            empty={t('empty')}
            file="stages"
            rows={rows}
            keyOf={({ stage }) => stage}
            columns={[
              { key: 'stage', name: t('name'), shown: name },
              {
                key: 'claims',
                name: t('claims'),
                shown: ({ claims }) => format.number(claims),
                exact: ({ claims }) => claims,
                isNumber: true,
              },
              {
                key: 'median',
                name: t('median'),
                shown: (row) => time(row.medianHours),
                exact: (row) => row.medianHours,
                isNumber: true,
              },
              {
                key: 'p90',
                name: t('p90'),
                shown: (row) => time(row.p90Hours),
                exact: (row) => row.p90Hours,
                isNumber: true,
              },
            ]}
            chart={
              <Bars
                label={t('title')}
                names="beside"
                write={written.hours}
                series={[
                  { key: 'median', name: t('median') },
                  { key: 'p90', name: t('p90') },
                ]}
                data={rows.map((row) => ({
                  name: name(row),
                  values: { median: row.medianHours ?? 0, p90: row.p90Hours ?? 0 },
                }))}
              />
            }
          />
        );
      }}
    </Loaded>
  );
}
