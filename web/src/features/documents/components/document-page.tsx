import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Discussion } from '../../../components/threads/discussion';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Menu } from '../../../components/ui/menu';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { toast, toastFailure } from '../../../components/ui/toast';
import { meQuery, type Permission } from '../../../lib/me';
import { documentClaimsQuery } from '../api/claims';
import { type DocumentDetail, documentQuery, jobsQuery, originalAddress, versionQuery } from '../api/documents';
import { useJobAct } from '../api/put-in';
import type { TextSpan } from '../reading/text-span';
import { AddClaimDrawer } from './add-claim-drawer';
import { DeskPlaces } from './desk-places';
import { DiscardedList } from './discarded-list';
import { DocumentAbout } from './document-about';
import { DocumentHead } from './document-head';
import { JobList } from './job-list';
import { Reader } from './reader/reader';
import { ReattachNotice } from './reattach-notice';
import { ReattachDrawer } from './reattach-drawer';
import styles from './documents.module.css';

type May = (permission: Permission) => boolean;

export function DocumentPage() {
  const t = useTranslations('documents');
  const { documentId } = useParams({ from: '/desk/documents/$documentId' });
  const { show } = useSearch({ from: '/desk/documents/$documentId' });
  const { data: me } = useQuery(meQuery);
  const may: May = (permission) => me?.permissions.includes(permission) ?? false;
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
  return (
    <>
      <DocumentHead document={document.data} maySeeDiscarded={may('claim.triage')}>
        <Acts document={document.data} may={may} />
      </DocumentHead>
      <div className={styles.stack}>
        <JobList documentId={documentId} jobs={jobs.data ?? document.data.jobs} mayRetry={may('document.extract')} />
        {show === undefined && <TextView document={document.data} may={may} />}
        {show === 'discarded' && may('claim.triage') && (
          <DiscardedList documentId={documentId} mayAdd={may('claim.create')} />
        )}
        {show === 'threads' && me && <Discussion topic="document" id={documentId} me={me} />}
        {show === 'about' && <DocumentAbout document={document.data} may={may} />}
      </div>
    </>
  );
}

function Acts({ document, may }: { document: DocumentDetail; may: May }) {
  const t = useTranslations('documents.acts');
  const act = useJobAct(document.id);
  const navigate = useNavigate();
  const version = document.currentVersion;
  const ask = (what: 'refresh' | 'extract') =>
    act.mutate(what, {
      onSuccess: () => toast(t(`${what}Asked`)),
      onError: (error) => toastFailure(error),
    });
  const items = [
    ...(may('document.create')
      ? [
          {
            key: 'new',
            name: t('newText'),
            run: () =>
              void navigate({
                to: '/documents/$documentId/versions',
                params: { documentId: document.id },
                search: { give: true },
              }),
          },
        ]
      : []),
    ...(may('document.create') && document.url !== null
      ? [{ key: 'refresh', name: t('refresh'), run: () => ask('refresh') }]
      : []),
    ...(may('document.extract') && version ? [{ key: 'extract', name: t('extract'), run: () => ask('extract') }] : []),
    ...(version?.hasOriginal
      ? [
          {
            key: 'original',
            name: t('original'),
            run: () => window.location.assign(originalAddress(document.id, version.number)),
          },
        ]
      : []),
  ];
  return items.length === 0 ? null : <Menu name={t('label')} items={items} />;
}

function TextView({ document, may }: { document: DocumentDetail; may: May }) {
  const t = useTranslations('documents');
  const navigate = useNavigate();
  const { reattach, at } = useSearch({ from: '/desk/documents/$documentId' });
  const [span, setSpan] = useState<TextSpan | null>(null);
  const [done, setDone] = useState<TextSpan | null>(null);
  const number = document.currentVersion?.number ?? 0;
  const version = useQuery({ ...versionQuery(document.id, number), enabled: number > 0 });
  const claims = useInfiniteQuery({ ...documentClaimsQuery(document.id), enabled: number > 0 });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = claims;
  // All of them: each has its place in the text.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (number === 0) return <EmptyState title={t('notRead')} hint={t('notReadHint')} />;
  if (version.isPending || claims.isPending) return <SkeletonRows rows={12} />;
  if (version.isError) return <ErrorPanel error={version.error} onRetry={() => void version.refetch()} />;
  if (claims.isError) return <ErrorPanel error={claims.error} onRetry={() => void claims.refetch()} />;
  const items = claims.data.pages.flatMap((page) => page.items);
  const stop = () => void navigate({ to: '/documents/$documentId', params: { documentId: document.id }, search: {} });
  const take = reattach
    ? { name: t('reattach.take'), run: setSpan }
    : may('claim.create')
      ? { name: t('choose.add'), run: setSpan }
      : null;
  const chosen = span && { ...span, words: version.data.text.slice(span.start, span.end), versionNumber: number };
  return (
    <>
      {document.currentVersion?.limited && <p className={styles.note}>{t('limited')}</p>}
      {reattach && <ReattachNotice claimId={reattach} onStop={stop} />}
      <Reader
        version={version.data}
        language={document.language}
        claims={items}
        take={take}
        done={done}
        startAt={at}
        canReattach={may('claim.triage')}
      />
      {chosen && reattach && (
        <ReattachDrawer
          documentId={document.id}
          claimId={reattach}
          chosen={chosen}
          onClose={() => setSpan(null)}
          onDone={() => {
            setSpan(null);
            stop();
          }}
        />
      )}
      {chosen && !reattach && (
        <AddClaimDrawer
          documentId={document.id}
          chosen={chosen}
          onClose={() => setSpan(null)}
          onDone={() => {
            setDone(span);
            setSpan(null);
          }}
        />
      )}
    </>
  );
}
