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
import type { Schemas } from '../../../lib/api-client';
import { claimQuery } from '../../../lib/claims';
import { labelOf, schemesQuery } from '../../../lib/schemes';
import { useSentences } from '../../../lib/server-sentences';
import { previewQuery, reportQuery, type Verdict, verdictQuery } from '../api/verdicts';
import { ApprovedActs } from './approved-acts';
import { ProposedActs } from './proposed-acts';
import { PublishedActs } from './published-acts';
import { ReportPreview, type ReportWords } from './report-preview';
import { SincePublished } from './since-published';
import { type ActsProps, VerdictDialog, type VerdictDialogName } from './verdict-dialog';
import { VerdictFacts } from './verdict-facts';
import layout from '../../../components/ui/layout.module.css';
import styles from './verdicts.module.css';

/** One verdict: what readers will see or saw, and what may be done with it. */
export function VerdictPage() {
  const t = useTranslations('verdicts');
  const { verdictId } = useParams({ from: '/desk/verdicts/$verdictId' });
  const verdict = useQuery(verdictQuery(verdictId));
  const [dialog, setDialog] = useState<VerdictDialogName | null>(null);
  if (!verdict.data) {
    return (
      <>
        <PageHead title={t('one')} />
        {verdict.error ? <ErrorPanel error={verdict.error} onRetry={() => void verdict.refetch()} /> : <SkeletonRows />}
      </>
    );
  }
  const { statement, state, claimId, reportNumber } = verdict.data;
  return (
    <>
      <PageHead
        title={<span dir="auto">{statement}</span>}
        hint={
          <>
            <Link to="/verdicts">{t('title')}</Link> · <VerdictState state={state} /> ·{' '}
            <ClaimLink id={claimId}>{t('toClaim')}</ClaimLink>
          </>
        }
      />
      {reportNumber === null ? (
        <Unpublished verdict={verdict.data} onOpen={setDialog} />
      ) : (
        <Published verdict={verdict.data} reportNumber={reportNumber} onOpen={setDialog} />
      )}
      {dialog && <VerdictDialog name={dialog} verdict={verdict.data} onClose={() => setDialog(null)} />}
    </>
  );
}

/** What would go out today, and what stands in its way. */
function Unpublished({ verdict, onOpen }: ActsProps) {
  const t = useTranslations('verdicts');
  const preview = useQuery(previewQuery(verdict.id));
  const [words, setWords] = useState<ReportWords>({});
  return (
    <div className={styles.page}>
      <div className={layout.stack}>
        <h2>{t('preview')}</h2>
        {preview.isPending && <SkeletonRows />}
        {preview.isError && <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.data && <ReportPreview {...preview.data} words={words} />}
      </div>
      <aside className={`${layout.stack} ${styles.side}`} aria-label={t('decide')}>
        <Obstacles verdict={verdict} faults={preview.data?.faults ?? []} />
        {verdict.state === 'PROPOSED' && <ProposedActs verdict={verdict} onWords={setWords} />}
        {verdict.state === 'APPROVED' && <ApprovedActs verdict={verdict} onOpen={onOpen} />}
        <VerdictFacts verdict={verdict} />
      </aside>
    </div>
  );
}

/** What went out, as it went out; beside it what has changed since. */
function Published({ verdict, reportNumber, onOpen }: ActsProps & { reportNumber: string }) {
  const t = useTranslations('verdicts');
  const report = useQuery(reportQuery(verdict.id, reportNumber));
  const { data: schemes } = useQuery(schemesQuery);
  const rating = report.data?.rating;
  const scheme = schemes?.find(
    ({ schemeVersion, content: { key } }) => key === rating?.schemeKey && schemeVersion === rating.schemeVersion,
  );
  return (
    <div className={styles.page}>
      <div className={layout.stack}>
        <h2>{t('asPublished')}</h2>
        {report.isPending && <SkeletonRows />}
        {report.isError && <ErrorPanel error={report.error} onRetry={() => void report.refetch()} />}
        {report.data && (
          <ReportPreview content={report.data} labelColor={labelOf(scheme, report.data.rating.label)?.color} />
        )}
      </div>
      <aside className={`${layout.stack} ${styles.side}`} aria-label={t('decide')}>
        <Obstacles verdict={verdict} faults={[]} />
        {report.data && <SincePublished report={report.data} />}
        {verdict.state === 'PUBLISHED' && <PublishedActs verdict={verdict} onOpen={onOpen} />}
        <VerdictFacts verdict={verdict} />
      </aside>
    </div>
  );
}

/** What stands in the way, before somebody tries. */
function Obstacles({ verdict, faults }: { verdict: Verdict; faults: Schemas['ReportPreview']['faults'] }) {
  const t = useTranslations('verdicts');
  const shared = useTranslations('claims');
  const ruleWords = useSentences('rule');
  const { data: claim } = useQuery(claimQuery(verdict.claimId));
  const isPending = verdict.state === 'PROPOSED' || verdict.state === 'APPROVED';
  const embargo = claim?.view === 'desk' && isPending ? claim.embargoUntil : null;
  const embargoReason = claim?.view === 'desk' ? claim.embargoReason : null;
  return (
    <>
      {isPending && faults.length > 0 && (
        <Notice tone="bad" title={t('faults')}>
          <ul>
            {faults.map(({ path, message, rule }) => (
              <li key={`${path} ${message}`}>{ruleWords(rule, message)}</li>
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
