import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Button } from '../../../../components/ui/button';
import { EmptyState } from '../../../../components/ui/empty-state';
import { ErrorPanel } from '../../../../components/ui/error-panel';
import { MoreRows } from '../../../../components/ui/more-rows';
import { PageHead } from '../../../../components/ui/page-head';
import { Select } from '../../../../components/ui/select';
import { SkeletonRows } from '../../../../components/ui/skeleton';
import { meQuery, type Permission } from '../../../../lib/me';
import { type DocumentDetail, documentQuery, jobsQuery, versionsQuery } from '../../api/documents';
import { DeskPlaces } from '../desk-places';
import { DocumentHead } from '../document-head';
import { JobList } from '../job-list';
import { DiffView } from './diff-view';
import { ImpactPanel } from './impact-panel';
import { NewVersionDrawer } from './new-version-drawer';
import { VersionList } from './version-list';
import styles from '../documents.module.css';

const ROUTE = '/desk/documents/$documentId/versions';

export function VersionsPage() {
  const t = useTranslations('documents.versions');
  const { documentId } = useParams({ from: ROUTE });
  const { give = false } = useSearch({ from: ROUTE });
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const may = (permission: Permission) => me?.permissions.includes(permission) ?? false;
  const document = useQuery(documentQuery(documentId));
  const jobs = useQuery(jobsQuery(documentId));
  if (document.isPending) return <SkeletonRows />;
  if (document.isError) {
    return (
      <>
        <DeskPlaces />
        <PageHead title={t('missing')} />
        <ErrorPanel error={document.error} onRetry={() => void document.refetch()} />
      </>
    );
  }
  const open = (isOpen: boolean) =>
    void navigate({
      to: '/documents/$documentId/versions',
      params: { documentId },
      search: isOpen ? { give: true } : {},
    });
  return (
    <>
      <DocumentHead document={document.data} maySeeDiscarded={may('claim.triage')}>
        {may('document.create') && (
          <Button tone="main" onPress={() => open(true)} isDisabled={document.data.currentVersion === null}>
            {t('give')}
          </Button>
        )}
      </DocumentHead>
      <div className={styles.stack}>
        <JobList documentId={documentId} jobs={jobs.data ?? document.data.jobs} mayRetry={may('document.extract')} />
        {document.data.currentVersion ? (
          <Versions
            document={document.data}
            newest={document.data.currentVersion.number}
            mayDecide={may('claim.triage')}
          />
        ) : (
          <EmptyState title={t('noneYet')} />
        )}
      </div>
      {give && <NewVersionDrawer document={document.data} onClose={() => open(false)} />}
    </>
  );
}

interface VersionsProps {
  document: DocumentDetail;
  newest: number;
  mayDecide: boolean;
}

function Versions({ document, newest, mayDecide }: VersionsProps) {
  const t = useTranslations('documents.versions');
  const { from = Math.max(1, newest - 1), to = newest } = useSearch({ from: ROUTE });
  const navigate = useNavigate();
  const list = useInfiniteQuery(versionsQuery(document.id));
  const versions = list.data?.pages.flatMap((page) => page.items) ?? [];
  const compare = (change: { from?: number; to?: number }) =>
    void navigate({
      to: '/documents/$documentId/versions',
      params: { documentId: document.id },
      search: { from, to, ...change },
      replace: true,
    });
  const choices = versions.map(({ number }) => [String(number), t('number', { number })] as const);
  return (
    <>
      {newest === 1 ? (
        <EmptyState title={t('onlyOne')} hint={t('onlyOneHint')} />
      ) : (
        <>
          {mayDecide && to > 1 && <ImpactPanel documentId={document.id} number={to} />}
          <div className={styles.filters}>
            <Select
              label={t('from')}
              choices={choices}
              value={String(from)}
              onChange={(number) => compare({ from: Number(number) })}
            />
            <Select
              label={t('to')}
              choices={choices}
              value={String(to)}
              onChange={(number) => compare({ to: Number(number) })}
            />
          </div>
          <DiffView documentId={document.id} from={from} to={to} />
        </>
      )}
      <VersionList
        documentId={document.id}
        versions={versions}
        onCompare={(number) => compare({ from: Math.max(1, number - 1), to: number })}
      />
      <MoreRows list={list} name={t('more')} />
    </>
  );
}
