import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../../components/ui/empty-state';
import { PageHead } from '../../../components/ui/page-head';
import { PagedList } from '../../../components/ui/paged-list';
import { Tabs } from '../../../components/ui/tabs';
import { DeskLink } from '../../../components/claims/desk-link';
import { requestsQuery } from '../api/corrections';
import { verdictsQuery, type Waiting, WAITING } from '../api/verdicts';
import { VerdictRow } from './verdict-row';
import rows from '../../../components/claims/claim-rows.module.css';

/** What waits: to be approved, published, looked at again. */
export function VerdictsPage() {
  const t = useTranslations('verdicts');
  const { show = 'approve' } = useSearch({ from: '/desk/verdicts' });
  const navigate = useNavigate();
  const requests = useInfiniteQuery(requestsQuery);
  const waiting = requests.data?.pages[0]?.items.length ?? 0;
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        <DeskLink to="/corrections" tone={waiting > 0 ? 'main' : 'plain'}>
          {waiting > 0 ? t('requestsWaiting', { count: waiting }) : t('corrections')}
        </DeskLink>
      </PageHead>
      <Tabs<Waiting>
        label={t('title')}
        selected={show}
        onSelect={(next) => void navigate({ to: '/verdicts', search: { show: next }, replace: true })}
        tabs={WAITING.map((key) => ({ key, name: t(`tab.${key}`), content: <VerdictList waiting={key} /> }))}
      />
    </>
  );
}

function VerdictList({ waiting }: { waiting: Waiting }) {
  const t = useTranslations();
  const list = useInfiniteQuery(verdictsQuery(waiting));
  return (
    <PagedList
      list={list}
      empty={<EmptyState title={t(`verdicts.empty.${waiting}`)} hint={t(`verdicts.emptyHint.${waiting}`)} />}
    >
      {(items) => (
        <ul className={rows.list}>
          {items.map((verdict) => (
            <VerdictRow key={verdict.id} verdict={verdict} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}
