import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Progress } from '../../../components/ui/progress';
import type { DocumentJob } from '../api/documents';
import { useJobAct } from '../api/put-in';
import { Trouble } from './trouble';
import styles from './documents.module.css';

/** The newest job of each kind that is under way or has failed: what came before it is settled. */
export function openJobs(jobs: readonly DocumentJob[]): DocumentJob[] {
  const newest = new Map<string, DocumentJob>();
  for (const job of jobs) if (!newest.has(job.kind)) newest.set(job.kind, job);
  return [...newest.values()].filter(({ status }) => status !== 'DONE');
}

interface Props {
  documentId: string;
  jobs: readonly DocumentJob[];
  mayRetry: boolean;
}

/** What is being done with a document, how far it has come; what failed, why, and what to do. */
export function JobList({ documentId, jobs, mayRetry }: Props) {
  const t = useTranslations('documents');
  const open = openJobs(jobs);
  const act = useJobAct(documentId);
  if (open.length === 0) return null;
  return (
    <div className={styles.jobs}>
      {open.map((job) =>
        job.status === 'FAILED' ? (
          <Trouble key={job.id} title={t(`job.failed.${job.kind}`)} problem={job.error}>
            {mayRetry && (
              <Button isPending={act.isPending} onPress={() => act.mutate({ retry: job.id })}>
                {t('job.retry')}
              </Button>
            )}
          </Trouble>
        ) : (
          <Progress
            key={job.id}
            label={t(job.status === 'QUEUED' ? `job.queued.${job.kind}` : `job.running.${job.kind}`)}
            {...(job.status === 'RUNNING' && job.progress > 0 ? { percent: job.progress } : {})}
          />
        ),
      )}
      {act.error && <ErrorPanel error={act.error} />}
    </div>
  );
}
