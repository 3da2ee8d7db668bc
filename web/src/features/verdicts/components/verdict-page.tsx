import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../components/claims/claim-link';
import { VerdictState } from '../../../components/claims/verdict-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Notice } from '../../../components/ui/notice';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { claimOfVerdictQuery, previewQuery, type Verdict, verdictQuery } from '../api/verdicts';
import { ApprovedActs } from './approved-acts';
import { ProposedActs } from './proposed-acts';
import { PublishedActs } from './published-acts';
import { ReportPreview, type ReportWords } from './report-preview';
import { VerdictFacts } from './verdict-facts';
import styles from './verdicts.module.css';

/** One verdict: what readers will see or see, and what may be done with it. */
export function VerdictPage() {
  const t = useTranslations('verdicts');
  const { verdictId } = useParams({ from: '/desk/verdicts/$verdictId' });
  const verdict = useQuery(verdictQuery(verdictId));
  const preview = useQuery(previewQuery(verdictId));
  const [words, setWords] = useState<ReportWords>({});
  const failed = [verdict, preview].find(({ isError }) => isError);
  if (!verdict.data || !preview.data) {
    return (
      <>
        <PageHead title={t('one')} />
        {failed?.error ? <ErrorPanel error={failed.error} onRetry={() => void failed.refetch()} /> : <SkeletonRows />}
      </>
    );
  }
  return (
    <>
      <PageHead
        title={<span dir="auto">{verdict.data.statement}</span>}
        hint={
          <>
            <Link to="/verdicts">{t('title')}</Link> · <VerdictState state={verdict.data.state} /> ·{' '}
            <ClaimLink id={verdict.data.claimId}>{t('toClaim')}</ClaimLink>
          </>
        }
      />
      <div className={styles.page}>
        <div className={styles.stack}>
          <h2>{verdict.data.state === 'PUBLISHED' ? t('asPublished') : t('preview')}</h2>
          <ReportPreview preview={preview.data} words={words} />
        </div>
        <aside className={styles.side} aria-label={t('decide')}>
          <Obstacles verdict={verdict.data} faults={preview.data.faults} />
          {verdict.data.state === 'PROPOSED' && <ProposedActs verdict={verdict.data} onWords={setWords} />}
          {verdict.data.state === 'APPROVED' && <ApprovedActs verdict={verdict.data} />}
          {verdict.data.state === 'PUBLISHED' && <PublishedActs verdict={verdict.data} />}
          <VerdictFacts verdict={verdict.data} />
        </aside>
      </div>
    </>
  );
}

/** What stands in the way, before somebody tries. */
function Obstacles({ verdict, faults }: { verdict: Verdict; faults: readonly { path: string; message: string }[] }) {
  const t = useTranslations('verdicts');
  const shared = useTranslations('claims');
  const { data: claim } = useQuery(claimOfVerdictQuery(verdict.claimId));
  const isPending = verdict.state === 'PROPOSED' || verdict.state === 'APPROVED';
  const embargo = claim?.view === 'desk' && isPending ? claim.embargoUntil : null;
  const embargoReason = claim?.view === 'desk' ? claim.embargoReason : null;
  return (
    <>
      {isPending && faults.length > 0 && (
        <Notice tone="bad" title={t('faults')}>
          <ul>
            {faults.map(({ path, message }) => (
              <li key={`${path} ${message}`}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      {verdict.stale && (
        <Notice
          tone="warn"
          title={shared('stale')}
          actions={<ClaimLink id={verdict.claimId}>{t('compareWords')}</ClaimLink>}
        >
          <p>{t('staleHint', { state: shared(`sourceState.${verdict.sourceState}`) })}</p>
        </Notice>
      )}
      {embargo !== null && (
        <Notice tone="warn" title={shared('embargo', { when: new Date(embargo) })}>
          <p dir="auto">{embargoReason}</p>
        </Notice>
      )}
      {verdict.state === 'APPROVED' && verdict.reason !== null && (
        <Notice tone="bad" title={t('failed')}>
          <p dir="auto">{verdict.reason}</p>
        </Notice>
      )}
      {(verdict.state === 'WITHDRAWN' || verdict.state === 'RETRACTED' || verdict.state === 'SUPERSEDED') && (
        <Notice title={t(`over.${verdict.state}`)}>
          {verdict.reason !== null && <p dir="auto">{verdict.reason}</p>}
        </Notice>
      )}
    </>
  );
}
