import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../../components/ui/badge';
import { Button } from '../../../../components/ui/button';
import { EmptyState } from '../../../../components/ui/empty-state';
import { ErrorPanel } from '../../../../components/ui/error-panel';
import { PageHead } from '../../../../components/ui/page-head';
import { PagedList } from '../../../../components/ui/paged-list';
import { SearchField } from '../../../../components/ui/search-field';
import { toast } from '../../../../components/ui/toast';
import { meQuery } from '../../../../lib/me';
import { sourcesQuery } from '../../../../lib/sources';
import { type Source, type SourceWatchAct, useWatchSource } from '../../api/sources';
import { DeskPlaces } from '../desk-places';
import { IntervalChoice } from './interval-choice';
import styles from '../documents.module.css';

const DEFAULT_MINUTES = 360;

/** Where documents come from, and whether all of a source is watched. */
export function SourcesPage() {
  const t = useTranslations();
  const { data: me } = useQuery(meQuery);
  const [q, setQ] = useState('');
  const list = useInfiniteQuery(sourcesQuery(q === '' ? undefined : q));
  const mayManage = me?.permissions.includes('watch.manage') ?? false;
  return (
    <>
      <DeskPlaces />
      <PageHead title={t('watching.sources.title')} hint={t('watching.sources.hint')} />
      <div className={styles.filters} role="search">
        <SearchField label={t('watching.sources.search')} onSubmit={setQ} onClear={() => setQ('')} />
      </div>
      <PagedList
        list={list}
        empty={<EmptyState title={t('watching.sources.none')} hint={t('watching.sources.noneHint')} />}
      >
        {(items) => (
          <ul className={styles.list}>
            {items.map((source) => (
              <li key={source.id} className={styles.row}>
                <SourceRow source={source} mayManage={mayManage} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
}

function SourceRow({ source, mayManage }: { source: Source; mayManage: boolean }) {
  const t = useTranslations('watching');
  const { id, name, documents, watched, troubled, watch } = source;
  const act = useWatchSource(id);
  const [chosen, setChosen] = useState<number | null>(null);
  const minutes = chosen ?? watch?.intervalMinutes ?? DEFAULT_MINUTES;
  const run = (what: SourceWatchAct) => act.mutate(what, { onSuccess: () => toast(t('saved')) });
  const set = (intervalMinutes: number) =>
    run({ act: 'set', intervalMinutes, paused: watch?.paused ?? false, version: watch?.version ?? null });
  return (
    <>
      <h2 className={styles.title}>
        <Link to="/documents" search={{ source: id }}>
          <bdi>{name}</bdi>
        </Link>
      </h2>
      <p className={styles.facts}>
        <span>{t('sources.documents', { count: documents })}</span>
        <Link to="/watches" search={{ source: id }}>
          {t('sources.watched', { count: watched })}
        </Link>
        {troubled > 0 && <Badge tone="warn">{t('sources.troubled', { count: troubled })}</Badge>}
        {watch && (
          <Badge tone={watch.paused ? 'plain' : 'good'}>{watch.paused ? t('health.paused') : t('sources.all')}</Badge>
        )}
      </p>
      {act.error && <ErrorPanel error={act.error} />}
      {mayManage && (
        <div className={styles.acts} role="group" aria-label={name}>
          <IntervalChoice
            minutes={minutes}
            onChange={(each) => {
              setChosen(each);
              if (watch) set(each);
            }}
          />
          {watch ? (
            <>
              <Button onPress={() => run({ act: watch.paused ? 'resume' : 'pause' })}>
                {watch.paused ? t('resume') : t('pause')}
              </Button>
              <Button tone="bare" onPress={() => run({ act: 'remove' })}>
                {t('stopWatching')}
              </Button>
            </>
          ) : (
            <Button onPress={() => set(minutes)}>{t('sources.watchAll')}</Button>
          )}
        </div>
      )}
    </>
  );
}
