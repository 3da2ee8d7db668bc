import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { DeskLink } from '../../../components/claims/desk-link';
import { EmptyState } from '../../../components/ui/empty-state';
import { PageHead } from '../../../components/ui/page-head';
import { PagedList } from '../../../components/ui/paged-list';
import { Tabs } from '../../../components/ui/tabs';
import { COMPLAINT_LISTS, type ComplaintList, complaintsQuery } from '../api/complaints';
import { ComplaintRow } from './complaint-row';
import styles from './complaints.module.css';

/** What readers complain about, the most pressing first. */
export function ComplaintsPage() {
  const t = useTranslations('complaints');
  const { show = 'open' } = useSearch({ from: '/desk/complaints' });
  const navigate = useNavigate();
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        <DeskLink to="/replies" tone="plain">
          {t('replies')}
        </DeskLink>
      </PageHead>
      <Tabs<ComplaintList>
        label={t('title')}
        selected={show}
        onSelect={(next) => void navigate({ to: '/complaints', search: { show: next }, replace: true })}
        tabs={COMPLAINT_LISTS.map((key) => ({ key, name: t(`list.${key}`), content: <List list={key} /> }))}
      />
    </>
  );
}

function List({ list }: { list: ComplaintList }) {
  const t = useTranslations();
  const complaints = useInfiniteQuery(complaintsQuery(list));
  return (
    <PagedList
      list={complaints}
      empty={<EmptyState title={t(`complaints.empty.${list}`)} hint={t('complaints.emptyHint')} />}
    >
      {(items) => (
        <ul className={styles.list}>
          {items.map((complaint) => (
            <ComplaintRow key={complaint.id} complaint={complaint} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}
