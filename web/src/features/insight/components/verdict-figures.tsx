import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { Select } from '../../../components/ui/select';
import { SettledTextField } from '../../../components/ui/settled-text-field';
import { publishedSourcesQuery } from '../../../lib/report-choices';
import { schemesQuery } from '../../../lib/schemes';
import { publishedQuery } from '../api/insight';
import { Bars } from './charts/charts';
import { BreakdownFigure } from './breakdown-figure';
import { Figure } from './figure';
import { Loaded } from './loaded';
import { MonthsFigure } from './months-figure';
import { TurnaroundFigure } from './turnaround-figure';
import styles from './insight.module.css';
import type { ViewProps } from './view-props';

/** What was published: labels, months, claimants, sources, topics, and how long it took. Public figures, narrowed. */
export function VerdictFigures({ days, search, change }: ViewProps) {
  const t = useTranslations('insight.verdicts');
  const format = useFormatter();
  const query = useQuery(publishedQuery(days, search));
  return (
    <>
      <VerdictFilter search={search} change={change} />
      <Loaded query={query}>
        {({ verdicts, notCurrent, schemes, turnaround }) => (
          <>
            <p className={styles.lead}>
              {t('count', { count: verdicts })} {notCurrent > 0 && t('notCurrent', { count: notCurrent })}
            </p>
            <div className={styles.figures}>
              {schemes.map((scheme) => (
                <Figure
                  key={scheme.key}
                  title={t('labels', { scheme: scheme.name })}
                  hint={t('labelsHint')}
                  empty={t('empty')}
                  file={`labels-${scheme.key}`}
                  rows={scheme.verdicts > 0 ? scheme.labels : []}
                  keyOf={({ key }) => key}
                  columns={[
                    { key: 'label', name: t('label'), shown: ({ name }) => name },
                    {
                      key: 'count',
                      name: t('verdicts'),
                      shown: ({ count }) => format.number(count),
                      exact: ({ count }) => count,
                      isNumber: true,
                    },
                  ]}
                  chart={
                    <Bars
                      label={t('labelsChart', { scheme: scheme.name, count: scheme.verdicts })}
                      names="beside"
                      series={[{ key: 'count', name: t('verdicts') }]}
                      data={scheme.labels.map(({ name, count }) => ({ name, values: { count } }))}
                    />
                  }
                />
              ))}
              {schemes.map((scheme) => (
                <MonthsFigure key={scheme.key} scheme={scheme} />
              ))}
              {schemes.flatMap((scheme) =>
                (['claimants', 'sources', 'topics'] as const).map((by) => (
                  <BreakdownFigure key={`${scheme.key} ${by}`} scheme={scheme} by={by} />
                )),
              )}
              <TurnaroundFigure months={turnaround} />
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}

function VerdictFilter({ search, change }: Pick<ViewProps, 'search' | 'change'>) {
  const t = useTranslations('insight.filter');
  const { data: schemes = [] } = useQuery(schemesQuery);
  const { data: sources = [] } = useQuery(publishedSourcesQuery);
  const any = ['', t('any')] as const;
  return (
    <div className={styles.filters}>
      <Select
        label={t('scheme')}
        choices={[any, ...new Map(schemes.map(({ content }) => [content.key, content.name] as const))]}
        value={search.schemeKey ?? ''}
        onChange={(schemeKey) => change({ schemeKey: schemeKey || undefined })}
      />
      <Select
        label={t('source')}
        choices={[any, ...sources]}
        value={search.sourceId ?? ''}
        onChange={(sourceId) => change({ sourceId: sourceId || undefined })}
      />
      <SettledTextField
        label={t('topic')}
        value={search.topic ?? ''}
        onSettle={(topic) => change({ topic: topic || undefined })}
      />
    </div>
  );
}
