import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Panel } from '../../../components/ui/panel';
import { Progress } from '../../../components/ui/progress';
import { type DocumentDetail, documentQuery } from '../api/documents';
import { JobList, openJobs } from './job-list';
import { Trouble } from './trouble';
import type { Upload, useUploads } from './use-uploads';
import styles from './documents.module.css';

type Props = Omit<ReturnType<typeof useUploads>, 'add'>;

/** What was put in since the page was opened, and how it goes. */
export function UploadList({ uploads, again, remove }: Props) {
  const t = useTranslations();
  if (uploads.length === 0) return null;
  return (
    <Panel title={t('documents.uploads', { count: uploads.length })}>
      <ul className={styles.uploads}>
        {uploads.map((upload) => (
          <li key={upload.key}>
            <div className={styles.uploadHead}>
              <UploadName upload={upload} />
              <Button
                tone="bare"
                aria-label={t('documents.forget', { name: upload.name })}
                onPress={() => remove(upload.key)}
                isDisabled={!upload.document && !upload.problem}
              >
                <X size={16} aria-hidden="true" />
              </Button>
            </div>
            <UploadState upload={upload} again={again} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function UploadName({ upload: { name, document } }: { upload: Upload }) {
  return document ? <ReadName document={document} /> : <bdi>{name}</bdi>;
}

/** A page has its title once it has been read. */
function ReadName({ document: { id, title } }: { document: DocumentDetail }) {
  const { data } = useQuery(documentQuery(id));
  return (
    <Link to="/documents/$documentId" params={{ documentId: id }}>
      <bdi>{data?.title ?? title}</bdi>
    </Link>
  );
}

function UploadState({ upload, again }: { upload: Upload; again: Props['again'] }) {
  const t = useTranslations('documents');
  const { document, problem } = upload;
  if (problem) {
    const other = problem.body.documentId;
    return (
      <Trouble title={t('refused')} problem={problem}>
        <div className={styles.acts}>
          {typeof other === 'string' && (
            <>
              <Link to="/documents/$documentId" params={{ documentId: other }}>
                {t('openOther')}
              </Link>
              <Button onPress={() => again(upload, { allowDuplicate: true })}>{t('takeAllTheSame')}</Button>
            </>
          )}
          {typeof other !== 'string' && <Button onPress={() => again(upload)}>{t('job.retry')}</Button>}
        </div>
      </Trouble>
    );
  }
  if (!document) return <Progress label={t('sending')} />;
  return <ReadState id={document.id} />;
}

function ReadState({ id }: { id: string }) {
  const t = useTranslations('documents');
  const { data: document } = useQuery(documentQuery(id));
  if (!document) return null;
  const open = openJobs(document.jobs);
  const isSearched = open.length === 0;
  return (
    <>
      {document.status === 'READY' && !open.some(({ status }) => status === 'FAILED') && (
        <p className={styles.facts}>{isSearched ? t('searched') : t('readable')}</p>
      )}
      <JobList documentId={id} jobs={document.jobs} mayRetry />
    </>
  );
}
