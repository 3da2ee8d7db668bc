import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { When } from '../../../components/ui/when';
import { type DocumentSummary, jobsQuery } from '../api/documents';
import { DocumentStatus } from './document-status';
import { JobList } from './job-list';
import styles from './documents.module.css';

/** A document in the list; one that is being read or could not be read says how it goes. */
export function DocumentRow({ document, mayRetry }: { document: DocumentSummary; mayRetry: boolean }) {
  const t = useTranslations('documents');
  const { id, title, source, byline, status, createdAt, currentVersion } = document;
  const jobs = useQuery({ ...jobsQuery(id), enabled: status !== 'READY' });
  return (
    <div className={styles.row}>
      <Link to="/documents/$documentId" params={{ documentId: id }} className={styles.title}>
        <bdi>{title}</bdi>
      </Link>
      <p className={styles.facts}>
        {status !== 'READY' && <DocumentStatus status={status} />}
        {source && <bdi>{source.name}</bdi>}
        {byline !== null && <bdi>{byline}</bdi>}
        {(currentVersion?.number ?? 0) > 1 && (
          <span>{t('versionNumber', { number: currentVersion?.number ?? 0 })}</span>
        )}
        <span>
          {t('putIn')} <When at={createdAt} />
        </span>
      </p>
      {jobs.data && <JobList documentId={id} jobs={jobs.data} mayRetry={mayRetry} />}
    </div>
  );
}
