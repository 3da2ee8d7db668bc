import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schemas } from '../../../lib/api-client';
import { ageingQuery } from '../api/insight';
import { Bars } from './charts/charts';
import { Figure, type FigureColumn } from './figure';
import { Loaded } from './loaded';
import { useWritten } from './use-written';

type Waiting = Schemas['WaitingClaims'];

/** What waits now, for how long, and what waits longer than the desk allows. */
export function AgeingFigures() {
  const query = useQuery(ageingQuery);
  return (
    <Loaded query={query}>
      {(rows) => (
        <>
          <Aged rows={rows} />
          <Spans rows={rows} />
        </>
      )}
    </Loaded>
  );
}

function useStateName(): (row: Waiting) => string {
  const t = useTranslations('claims.state');
  return ({ state }) => t(state);
}

function Aged({ rows }: { rows: readonly Waiting[] }) {
  const t = useTranslations('insight.ageing');
  const format = useFormatter();
  const written = useWritten();
  const name = useStateName();
  const time = (hours: number | null): string => (hours === null ? '–' : written.hours(hours));
  const count = (key: 'claims' | 'aged' | 'afterDays'): FigureColumn<Waiting> => ({
    key,
    name: t(key),
    shown: (row) => format.number(row[key]),
    exact: (row) => row[key],
    isNumber: true,
  });
  const length = (key: 'medianHours' | 'oldestHours'): FigureColumn<Waiting> => ({
    key,
    name: t(key),
    shown: (row) => time(row[key]),
    exact: (row) => row[key],
    isNumber: true,
  });
  return (
    <Figure
      title={t('title')}
      hint={t('hint')}
      file="ageing"
      rows={rows}
      keyOf={({ state }) => state}
      columns={[
        { key: 'state', name: t('state'), shown: name },
        count('claims'),
        count('aged'),
        count('afterDays'),
        length('medianHours'),
        length('oldestHours'),
      ]}
      chart={
        <Bars
          label={t('chart', { aged: rows.reduce((sum, { aged }) => sum + aged, 0) })}
          names="beside"
          isStacked
          series={[
            { key: 'within', name: t('within') },
            { key: 'aged', name: t('aged') },
          ]}
          data={rows.map((row) => ({ name: name(row), values: { within: row.claims - row.aged, aged: row.aged } }))}
        />
      }
    />
  );
}

function Spans({ rows }: { rows: readonly Waiting[] }) {
  const t = useTranslations('insight.ageing');
  const format = useFormatter();
  const name = useStateName();
  const spans = (rows[0]?.spans ?? []).map(({ fromDays, toDays }, index) => ({
    key: String(index),
    index,
    name: toDays === null ? t('over', { days: fromDays }) : t('between', { from: fromDays, to: toDays }),
  }));
  const at = (row: Waiting, index: number): number => row.spans[index]?.claims ?? 0;
  return (
    <Figure
      title={t('spans')}
      hint={t('spansHint')}
      file="time-in-state"
      rows={rows}
      keyOf={({ state }) => state}
      columns={[
        { key: 'state', name: t('state'), shown: name },
        ...spans.map((span) => ({
          key: span.key,
          name: span.name,
          shown: (row: Waiting) => format.number(at(row, span.index)),
          exact: (row: Waiting) => at(row, span.index),
          isNumber: true,
        })),
      ]}
      chart={
        <Bars
          label={t('spans')}
          names="below"
          isStacked
          series={rows.map((row) => ({ key: row.state, name: name(row) }))}
          data={spans.map((span) => ({
            name: span.name,
            values: Object.fromEntries(rows.map((row) => [row.state, at(row, span.index)])),
          }))}
        />
      }
    />
  );
}
