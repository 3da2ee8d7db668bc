import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../components/claims/claim-link';
import { DeskLink } from '../../../components/claims/desk-link';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Facts } from '../../../components/ui/facts';
import { PageHead } from '../../../components/ui/page-head';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { DateText } from '../../../components/ui/when';
import { useNames } from '../../../lib/people';
import { type Complaint, complaintQuery, verdictQuery } from '../api/complaints';
import { ComplaintState, DueClock } from './complaint-state';
import { Contact } from './contact';
import { Handling } from './handling';
import { LinkedCorrection } from './linked-correction';
import layout from '../../../components/ui/layout.module.css';
import styles from './complaints.module.css';

/** One complaint, from the receipt to the answer. */
export function ComplaintPage() {
  const t = useTranslations('complaints');
  const { complaintId } = useParams({ from: '/desk/complaints/$complaintId' });
  const complaint = useQuery(complaintQuery(complaintId));
  if (!complaint.data) {
    return (
      <>
        <PageHead title={t('one')} />
        {complaint.error ? (
          <ErrorPanel error={complaint.error} onRetry={() => void complaint.refetch()} />
        ) : (
          <SkeletonRows />
        )}
      </>
    );
  }
  const found = complaint.data;
  return (
    <>
      <PageHead
        title={t('number', { number: found.number })}
        hint={
          <span className={styles.facts}>
            <Link to="/complaints">{t('title')}</Link>
            <ComplaintState state={found.state} />
            <DueClock complaint={found} />
          </span>
        }
      />
      <div className={styles.columns}>
        <div className={layout.stack}>
          <Panel title={t('says')}>
            <p className={layout.written} dir="auto">
              {found.text}
            </p>
          </Panel>
          <Handling key={found.id} complaint={found} />
          {found.answer !== null && (
            <Panel title={t('answer')}>
              <p className={layout.written} dir="auto">
                {found.answer}
              </p>
            </Panel>
          )}
        </div>
        <div className={layout.stack}>
          <About complaint={found} />
          <Contact complaint={found} />
          {found.claimId !== null && <LinkedCorrection complaint={found} claimId={found.claimId} />}
        </div>
      </div>
    </>
  );
}

function About({ complaint }: { complaint: Complaint }) {
  const t = useTranslations('complaints');
  const nameOf = useNames();
  const { verdictId, claimId, reportNumber } = complaint;
  const { data: verdict } = useQuery({ ...verdictQuery(verdictId ?? ''), enabled: verdictId !== null });
  return (
    <Panel title={t('about')}>
      {verdict && (
        <p dir="auto">
          {claimId === null ? verdict.statement : <ClaimLink id={claimId}>{verdict.statement}</ClaimLink>}
        </p>
      )}
      {reportNumber !== null && (
        <p className={styles.facts}>
          <a href={`/reports/${reportNumber}`}>{t('aboutReport', { number: reportNumber })}</a>
          {verdictId !== null && <DeskLink to={`/verdicts/${verdictId}`}>{t('toVerdict')}</DeskLink>}
        </p>
      )}
      <Facts
        facts={[
          [t('received'), <DateText key="received" at={complaint.receivedAt} withTime />],
          [t('dueAt'), <DateText key="due" at={complaint.dueAt} withTime />],
          [
            t('acknowledged'),
            complaint.acknowledgedAt === null ? null : <DateText at={complaint.acknowledgedAt} withTime />,
          ],
          [t('with'), <bdi key="with">{nameOf(complaint.assignedTo) ?? t('withNobody')}</bdi>],
          [t('decidedBy'), complaint.decidedBy === null ? null : <bdi>{nameOf(complaint.decidedBy)}</bdi>],
        ]}
      />
    </Panel>
  );
}
