import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { Select } from '../../../components/ui/select';
import type { Schemas } from '../../../lib/api-client';
import { PERIODS } from '../../../lib/insight-search';
import { throughputQuery } from '../api/insight';
import { Bars } from './charts/charts';
import { Figure } from './figure';
import { Loaded } from './loaded';
import { useWritten } from './use-written';
import styles from './insight.module.css';
import type { ViewProps } from './view-props';

type Period = Schemas['ThroughputPeriod'];
const MEASURES = ['found', 'accepted', 'rejected', 'roundsOpened', 'reviewsSubmitted', 'published'] as const;
const DAY = 86_400_000;
/** What the API takes at most, by length of the periods; and so many that bars can still be told apart. */
const READABLE = { day: 93, week: 730, month: 4000 } as const;

/** How much was done, step by step of the work, period by period. */
export function ThroughputFigure({ days, search, change }: ViewProps) {
  const t = useTranslations('insight');
  const format = useFormatter();
  const written = useWritten();
  const length = (Date.parse(days.to) - Date.parse(days.from)) / DAY + 1;
  const possible = PERIODS.filter((period) => length <= READABLE[period]);
  const by = possible.find((period) => period === search.by) ?? possible[0] ?? 'month';
  const query = useQuery(throughputQuery(days, by));
  const name = ({ start }: Period) => (by === 'month' ? written.month(start.slice(0, 7)) : written.day(start));
  return (
    <Loaded query={query}>
      {(rows) => (
        <Figure
          title={t('throughput.title')}
          hint={t('throughput.hint')}
          file="throughput"
          rows={rows}
          keyOf={({ start }) => start}
          columns={[
            { key: 'start', name: t(`throughput.by.${by}`), shown: name, exact: ({ start }) => start },
            ...MEASURES.map((measure) => ({
              key: measure,
              name: t(`throughput.${measure}`),
              shown: (row: Period) => format.number(row[measure]),
              exact: (row: Period) => row[measure],
              isNumber: true,
            })),
          ]}
          chart={
            <div className={styles.multiples}>
              {MEASURES.map((measure) => (
                <Multiple key={measure} measure={measure} rows={rows} name={name} />
              ))}
            </div>
          }
        >
          <Select
            label={t('throughput.each')}
            choices={possible.map((period) => [period, t(`throughput.by.${period}`)] as const)}
            value={by}
            onChange={(chosen) => change({ by: chosen })}
          />
        </Figure>
      )}
    </Loaded>
  );
}

interface MultipleProps {
  measure: (typeof MEASURES)[number];
  rows: readonly Period[];
  name: (row: Period) => string;
}

/** One of the steps in a small chart of its own, with its sum. */
function Multiple({ measure, rows, name }: MultipleProps) {
  const t = useTranslations('insight.throughput');
  const format = useFormatter();
  const sum = rows.reduce((total, row) => total + row[measure], 0);
  return (
    <div>
      <h3 className={styles.small}>
        {t(measure)} <strong>{format.number(sum)}</strong>
      </h3>
      <Bars
        label={t('chart', { what: t(measure), sum })}
        names="below"
        height={130}
        series={[{ key: 'number', name: t(measure) }]}
        data={rows.map((row) => ({ name: name(row), values: { number: row[measure] } }))}
      />
    </div>
  );
}
