import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { PageHead } from '../../../components/ui/page-head';
import { Tabs } from '../../../components/ui/tabs';
import { type InsightSearch, INSIGHT_VIEWS } from '../../../lib/insight-search';
import { meQuery, type Permission } from '../../../lib/me';
import { AgreementFigures } from './agreement-figures';
import { PeopleFigures } from './people-figures';
import { daysOf } from './period';
import { PeriodFields } from './period-fields';
import { VerdictFigures } from './verdict-figures';
import type { ViewProps } from './view-props';
import { WorkFigures } from './work-figures';

type View = NonNullable<InsightSearch['view']>;
const NEEDS: Record<View, Permission> = {
  work: 'stats.read',
  people: 'agreement.people',
  verdicts: 'report.read',
  agreement: 'agreement.read',
};
const CONTENT = {
  work: WorkFigures,
  people: PeopleFigures,
  verdicts: VerdictFigures,
  agreement: AgreementFigures,
} as const;

/** Figures about the desk's work, its people, its verdicts and how far raters agree. */
export function InsightPage() {
  const t = useTranslations('insight');
  const search = useSearch({ from: '/desk/insight' });
  const navigate = useNavigate({ from: '/insight' });
  const { data: me } = useQuery(meQuery);
  const views = INSIGHT_VIEWS.filter((view) => me?.permissions.includes(NEEDS[view]));
  const selected = views.find((view) => view === search.view) ?? views[0];
  const change: ViewProps['change'] = (next) =>
    void navigate({ search: (before) => ({ ...before, ...next }) as InsightSearch, replace: true });
  const days = daysOf(search);
  if (selected === undefined) return null;
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        <PeriodFields days={days} onChange={change} />
      </PageHead>
      <Tabs<View>
        label={t('title')}
        selected={selected}
        onSelect={(view) => change({ view })}
        tabs={views.map((view) => {
          const Content = CONTENT[view];
          return {
            key: view,
            name: t(`views.${view}`),
            content: <Content days={days} search={search} change={change} />,
          };
        })}
      />
    </>
  );
}
