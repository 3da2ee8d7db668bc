import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { ClaimLink } from '../../../components/claims/claim-link';
import { EmptyState } from '../../../components/ui/empty-state';
import { PageHead } from '../../../components/ui/page-head';
import { PagedList } from '../../../components/ui/paged-list';
import { DateText } from '../../../components/ui/when';
import { logQuery, requestsQuery } from '../api/corrections';
import { RequestCard } from './request-card';
import layout from '../../../components/ui/layout.module.css';
import rows from '../../../components/claims/claim-rows.module.css';
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
      <div className={layout.stack}>
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
  return (
    <div className={styles.requests}>
      <PagedList list={list} waiting={2} empty={<EmptyState title={t('noRequests')} hint={t('noRequestsHint')} />}>
        {(items) => items.map((request) => <RequestCard key={request.id} request={request} />)}
      </PagedList>
    </div>
  );
}

function Log() {
  const t = useTranslations();
  const list = useInfiniteQuery(logQuery);
  return (
    <PagedList list={list} waiting={2} empty={<EmptyState title={t('verdicts.noLog')} />}>
      {(items) => (
        <ul className={rows.list}>
          {items.map((item) => (
            <li key={item.id} className={rows.row}>
              <p className={rows.statement} dir="auto">
                {item.whatWasWrong}
              </p>
              <Badge tone={item.kind === 'RETRACTION' || item.kind === 'CORRECTION' ? 'bad' : 'plain'}>
                {t(`claims.correction.${item.kind}`)}
              </Badge>
              <p className={rows.facts}>
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
      )}
    </PagedList>
  );
}
