import { MoreRows } from '../../../components/ui/more-rows';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schemas } from '../../../lib/api-client';
import { goldQuery, reviewersQuery, workloadQuery } from '../api/insight';
import { Bars, Intervals } from './charts/charts';
import { Figure } from './figure';
import { Loaded } from './loaded';
import { useWritten } from './use-written';
import styles from './insight.module.css';
import type { ViewProps } from './view-props';

type Workload = Schemas['Workload'];
const NUMBERS = ['open', 'overdue', 'dueSoon', 'submitted30Days', 'declined30Days', 'expired30Days'] as const;

/** What lies with whom, and how far each agrees with verdicts, peers and known answers. Nobody is ranked: the order is that of names. */
export function PeopleFigures({ days }: ViewProps) {
  return (
    <div className={styles.figures}>
      <WorkloadFigure />
      <AgreesFigure days={days} with="withVerdict" />
      <AgreesFigure days={days} with="withPeers" />
      <GoldFigure days={days} />
    </div>
  );
}

function WorkloadFigure() {
  const t = useTranslations('insight.workload');
  const format = useFormatter();
  return (
    <Loaded query={useQuery(workloadQuery)}>
      {(rows) => (
        <Figure
          title={t('title')}
          hint={t('hint')}
          empty={t('empty')}
          file="workload"
          rows={rows}
          keyOf={({ userId }) => userId}
          columns={[
            { key: 'name', name: t('name'), shown: ({ displayName }) => displayName },
            ...NUMBERS.map((key) => ({
              key,
              name: t(key),
              shown: (row: Workload) => format.number(row[key]),
              exact: (row: Workload) => row[key],
              isNumber: true,
            })),
          ]}
          chart={
            <Bars
              label={t('chart', { overdue: rows.reduce((sum, { overdue }) => sum + overdue, 0) })}
              names="beside"
              isStacked
              series={[
                { key: 'later', name: t('later') },
                { key: 'overdue', name: t('overdue') },
                { key: 'soon', name: t('dueSoon') },
              ]}
              data={rows.map(({ displayName, open, overdue, dueSoon }) => ({
                name: displayName,
                values: { later: open - overdue - dueSoon, overdue, soon: dueSoon },
              }))}
            />
          }
        />
      )}
    </Loaded>
  );
}

function AgreesFigure({ days, with: key }: Pick<ViewProps, 'days'> & { with: 'withVerdict' | 'withPeers' }) {
  const t = useTranslations();
  const written = useWritten();
  const query = useInfiniteQuery(reviewersQuery(days));
  const rows = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Loaded query={{ ...query, data: rows }}>
      {(people) => {
        const points = people.flatMap(({ name, [key]: { value, low, high } }) =>
          value === null ? [] : [{ name, value, low, high }],
        );
        return (
          <Figure
            title={t(`insight.agrees.${key}`)}
            hint={t('insight.agrees.hint')}
            empty={t('insight.agrees.empty')}
            file={`agreement-${key}`}
            rows={people}
            keyOf={({ reviewerId }) => reviewerId}
            columns={[
              { key: 'name', name: t('insight.workload.name'), shown: ({ name }) => name },
              { key: 'units', name: t('insight.rounds'), shown: (row) => row[key].units, isNumber: true },
              {
                key: 'share',
                name: t('insight.share'),
                shown: (row) => written.figure(row[key], written.percent),
                exact: (row) => row[key].value,
              },
              {
                key: 'low',
                name: t('insight.low'),
                shown: ({ [key]: { low } }) => (low === null ? '–' : written.percent(low)),
                exact: (row) => row[key].low,
                isNumber: true,
              },
              {
                key: 'high',
                name: t('insight.high'),
                shown: ({ [key]: { high } }) => (high === null ? '–' : written.percent(high)),
                exact: (row) => row[key].high,
                isNumber: true,
              },
            ]}
            chart={
              points.length > 0 ? <Intervals label={t(`insight.agrees.${key}`)} scale="share" data={points} /> : null
            }
          >
            <MoreRows list={query} />
          </Figure>
        );
      }}
    </Loaded>
  );
}

function GoldFigure({ days }: Pick<ViewProps, 'days'>) {
  const t = useTranslations('insight');
  const format = useFormatter();
  const written = useWritten();
  return (
    <Loaded query={useQuery(goldQuery(days))}>
      {(rows) => {
        const points = rows.flatMap(({ name, share, low, high }) =>
          share === null ? [] : [{ name, value: share, low, high }],
        );
        return (
          <Figure
            title={t('gold.title')}
            hint={t('gold.hint')}
            empty={t('gold.empty')}
            file="known-answers"
            rows={rows}
            keyOf={({ reviewerId }) => reviewerId}
            columns={[
              { key: 'name', name: t('workload.name'), shown: ({ name }) => name },
              ...(['given', 'rated', 'right'] as const).map((key) => ({
                key,
                name: t(`gold.${key}`),
                shown: (row: Schemas['GoldAccuracy']) => format.number(row[key]),
                exact: (row: Schemas['GoldAccuracy']) => row[key],
                isNumber: true,
              })),
              {
                key: 'share',
                name: t('share'),
                shown: ({ share, low, high }) =>
                  share === null
                    ? t('gold.none')
                    : written.figure({ value: share, reason: null, low, high }, written.percent),
                exact: ({ share }) => share,
              },
            ]}
            chart={points.length > 0 ? <Intervals label={t('gold.title')} scale="share" data={points} /> : null}
          />
        );
      }}
    </Loaded>
  );
}
