import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { ClaimLink } from '../../../components/claims/claim-link';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { DateText } from '../../../components/ui/when';
import { logQuery, requestsQuery } from '../api/corrections';
import { RequestCard } from './request-card';
import styles from './verdicts.module.css';

/** What waits for a second person, and the log that readers see. */
export function CorrectionsPage() {
  const t = useTranslations('verdicts');
  return (
    <>
      <PageHead
        title={t('corrections')}
        hint={
          <>
            <Link to="/verdicts">{t('title')}</Link> · {t('correctionsHint')}
          </>
        }
      />
      <div className={styles.stack}>
        <h2>{t('requests')}</h2>
        <Requests />
        <h2>{t('log')}</h2>
        <Log />
      </div>
    </>
  );
}

function Requests() {
  const t = useTranslations('verdicts');
  const list = useInfiniteQuery(requestsQuery);
  if (list.isPending) return <SkeletonRows rows={2} />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t('noRequests')} hint={t('noRequestsHint')} />;
  return (
    <div className={styles.requests}>
      {items.map((request) => (
        <RequestCard key={request.id} request={request} />
      ))}
      {list.hasNextPage && <Button onPress={() => void list.fetchNextPage()}>{t('more')}</Button>}
    </div>
  );
}

function Log() {
  const t = useTranslations();
  const list = useInfiniteQuery(logQuery);
  if (list.isPending) return <SkeletonRows rows={2} />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t('verdicts.noLog')} />;
  return (
    <>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.id} className={styles.row}>
            <p className={styles.statement} dir="auto">
              {item.whatWasWrong}
            </p>
            <Badge tone={item.kind === 'RETRACTION' || item.kind === 'CORRECTION' ? 'bad' : 'plain'}>
              {t(`claims.correction.${item.kind}`)}
            </Badge>
            <p className={styles.facts}>
              {item.publishedAt !== null && <DateText at={item.publishedAt} />}
              <a href={`/reports/${item.toReportNumber ?? item.fromReportNumber ?? ''}`}>
                {t('verdicts.report', { number: item.toReportNumber ?? item.fromReportNumber ?? '' })}
              </a>
              <ClaimLink id={item.claimId}>{t('verdicts.toClaim')}</ClaimLink>
              <span>{t('verdicts.approvers', { count: item.approvers })}</span>
            </p>
          </li>
        ))}
      </ul>
      {list.hasNextPage && <Button onPress={() => void list.fetchNextPage()}>{t('app.more')}</Button>}
    </>
  );
}
