import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../../../components/ui/empty-state';
import { PageHead } from '../../../../components/ui/page-head';
import { PagedList } from '../../../../components/ui/paged-list';
import { Select } from '../../../../components/ui/select';
import { type Health, type WatchFilter, watchesQuery } from '../../api/watches';
import { DeskPlaces } from '../desk-places';
import { SourceChoice } from '../source-choice';
import { CheckFacts } from './check-facts';
import styles from '../documents.module.css';

const HEALTHS: readonly Health[] = ['ACTIVE', 'MOVED', 'GONE', 'BLOCKED', 'NOT_ARTICLE', 'UNREADABLE', 'UNREACHABLE'];

/** Every page that is watched, and how it goes. */
export function WatchesPage() {
  const t = useTranslations('watching');
  const filter = useSearch({ from: '/desk/watches' });
  const navigate = useNavigate();
  const set = (change: WatchFilter) => {
    const search = Object.fromEntries(
      Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined),
    );
    void navigate({ to: '/watches', search, replace: true });
  };
  return (
    <>
      <DeskPlaces />
      <PageHead title={t('title')} hint={t('hint')} />
      <div className={styles.filters}>
        <Select
          label={t('health.label')}
          choices={[['', t('health.all')] as const, ...HEALTHS.map((each) => [each, t(`health.${each}`)] as const)]}
          value={filter.health ?? ''}
          onChange={(health) => set({ health: health === '' ? undefined : health })}
        />
        <Select
          label={t('pausedLabel')}
          choices={[
            ['', t('pausedAny')],
            ['false', t('pausedNo')],
            ['true', t('pausedYes')],
          ]}
          value={filter.paused === undefined ? '' : filter.paused ? 'true' : 'false'}
          onChange={(paused) => set({ paused: paused === '' ? undefined : paused === 'true' })}
        />
        <SourceChoice value={filter.source ?? null} onChange={(source) => set({ source: source ?? undefined })} />
      </div>
      <Watches filter={filter} />
    </>
  );
}

function Watches({ filter }: { filter: WatchFilter }) {
  const t = useTranslations();
  const list = useInfiniteQuery(watchesQuery(filter));
  return (
    <PagedList list={list} empty={<EmptyState title={t('watching.none')} hint={t('watching.noneHint')} />}>
      {(items) => (
        <ul className={styles.list}>
          {items.map((watch) => (
            <li key={watch.documentId} className={styles.row}>
              <Link
                to="/documents/$documentId"
                params={{ documentId: watch.documentId }}
                search={{ show: 'about' }}
                className={styles.title}
              >
                <bdi>{watch.title}</bdi>
              </Link>
              <p className={styles.facts}>
                {watch.source && <bdi>{watch.source.name}</bdi>}
                <bdi className={styles.address}>{watch.url}</bdi>
              </p>
              <CheckFacts check={watch} />
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  );
}
