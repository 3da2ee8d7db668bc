import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SearchField } from '../../../components/ui/search-field';
import { Select } from '../../../components/ui/select';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { VirtualList } from '../../../components/ui/virtual-list';
import { meQuery } from '../../../lib/me';
import { useShortcuts } from '../../../lib/shortcuts';
import { type DocumentFilter, documentsQuery } from '../api/documents';
import { DeskPlaces } from './desk-places';
import { DocumentRow } from './document-row';
import { filesToPutIn } from './files-to-put-in';
import { PutInDrawer } from './put-in-drawer';
import { SourceChoice } from './source-choice';
import { UploadList } from './upload-list';
import { useFileDrop } from './use-file-drop';
import { useUploads } from './use-uploads';
import styles from './documents.module.css';

/** A list longer than this scrolls in a frame of its own, where only what is in view is drawn. */
const PLAIN_LIST = 50;

export function DocumentsPage() {
  const t = useTranslations('documents');
  const { data: me } = useQuery(meQuery);
  const mayPutIn = me?.permissions.includes('document.create') ?? false;
  const filter = useSearch({ from: '/desk/documents' });
  const [isOpen, setOpen] = useState(false);
  const { uploads, add, again, remove } = useUploads();
  const isOver = useFileDrop((files) => add(filesToPutIn(files)), mayPutIn);
  useShortcuts([{ key: 'a', name: t('add.title'), run: () => setOpen(true), enabled: mayPutIn }]);
  return (
    <>
      <DeskPlaces />
      <PageHead title={t('title')} {...(mayPutIn ? { hint: t('dropHint') } : {})}>
        {mayPutIn && (
          <Button tone="main" shortcut="a" onPress={() => setOpen(true)}>
            <Plus size={16} aria-hidden="true" />
            {t('add.title')}
          </Button>
        )}
      </PageHead>
      {isOver && (
        <div className={styles.drop} role="status">
          {t('dropNow')}
        </div>
      )}
      <div className={styles.stack}>
        <UploadList uploads={uploads} again={again} remove={remove} />
        <Filters filter={filter} bySource={me?.permissions.includes('watch.read') ?? false} />
        <Documents
          filter={filter}
          mayPutIn={mayPutIn}
          mayRetry={me?.permissions.includes('document.extract') ?? false}
        />
      </div>
      <PutInDrawer isOpen={isOpen} onClose={() => setOpen(false)} onPutIn={add} />
    </>
  );
}

function Filters({ filter, bySource }: { filter: DocumentFilter; bySource: boolean }) {
  const t = useTranslations('documents');
  const navigate = useNavigate();
  const set = (change: DocumentFilter) => {
    const search = Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value));
    void navigate({ to: '/documents', search, replace: true });
  };
  return (
    <div className={styles.filters} role="search">
      <SearchField
        label={t('search')}
        defaultValue={filter.q ?? ''}
        onSubmit={(q) => set({ q })}
        onClear={() => set({ q: '' })}
      />
      <Select
        label={t('status.label')}
        hideLabel
        choices={[
          ['', t('status.all')],
          ['READING', t('status.READING')],
          ['READY', t('status.READY')],
          ['FAILED', t('status.FAILED')],
        ]}
        value={filter.status ?? ''}
        onChange={(status) => set({ status: status === '' ? undefined : status })}
      />
      {bySource && <SourceChoice value={filter.source ?? null} onChange={(source) => set({ source: source ?? '' })} />}
    </div>
  );
}

interface ListProps {
  filter: DocumentFilter;
  mayPutIn: boolean;
  mayRetry: boolean;
}

function Documents({ filter, mayPutIn, mayRetry }: ListProps) {
  const t = useTranslations();
  const list = useInfiniteQuery(documentsQuery(filter));
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  const more = () => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  };
  if (items.length === 0) {
    const isFiltered = Object.values(filter).some((value) => value !== undefined);
    return isFiltered ? (
      <EmptyState title={t('documents.noneFound')} hint={t('documents.noneFoundHint')} />
    ) : (
      <EmptyState title={t('documents.none')} {...(mayPutIn ? { hint: t('documents.noneHint') } : {})} />
    );
  }
  if (items.length > PLAIN_LIST) {
    return (
      <VirtualList label={t('documents.title')} items={items} keyOf={({ id }) => id} estimate={72} onEnd={more}>
        {(document) => <DocumentRow document={document} mayRetry={mayRetry} />}
      </VirtualList>
    );
  }
  return (
    <>
      <ul className={styles.list}>
        {items.map((document) => (
          <li key={document.id}>
            <DocumentRow document={document} mayRetry={mayRetry} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button isPending={list.isFetchingNextPage} onPress={more}>
          {t('app.more')}
        </Button>
      )}
    </>
  );
}
