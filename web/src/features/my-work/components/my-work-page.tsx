import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useRef } from 'react';
import { useNow, useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { keptThings } from '../../../lib/kept-drafts';
import { type Me, meQuery } from '../../../lib/me';
import { useShortcuts } from '../../../lib/shortcuts';
import { type AssignmentSummary, myWorkQuery, useTakeNext } from '../api/my-work';
import { workGroups } from '../api/work-groups';
import { AssignmentRow } from './assignment-row';
import { PauseNotice } from './pause-notice';
import styles from './my-work.module.css';

const DeskWork = lazy(() => import('./desk-work').then((module) => ({ default: module.DeskWork })));

/**
 * Where everybody's day begins: what waits at the desk for those who run it, and the claims that one rates oneself.
 * @param firstSteps stands above, as long as there are any
 */
export function MyWorkPage({ firstSteps }: { firstSteps: ReactNode }) {
  const t = useTranslations('myWork');
  const { data: me } = useQuery(meQuery);
  if (!me) return <SkeletonRows />;
  const rates = me.permissions.includes('assignment.work');
  const runsDesk = me.permissions.includes('round.read');
  // Who neither rates nor runs the desk reads what it has published.
  if (!rates && !runsDesk) return <Navigate to="/reports" replace />;
  const desk = runsDesk && (
    <Suspense fallback={<SkeletonRows rows={2} />}>
      <DeskWork me={me} />
    </Suspense>
  );
  if (!rates) {
    return (
      <>
        <div className={styles.head}>
          <h1>{t('homeTitle')}</h1>
        </div>
        {firstSteps}
        {desk}
      </>
    );
  }
  return (
    <OwnWork me={me}>
      {firstSteps}
      {desk}
    </OwnWork>
  );
}

/** What one rates: what presses, what is new, what was begun, and the way to the next claim. */
function OwnWork({ me, children }: { me: Me; children: ReactNode }) {
  const t = useTranslations('myWork');
  const { show } = useSearch({ from: '/desk/' });
  const navigate = useNavigate();
  const next = useTakeNext();
  const take = () =>
    next.mutate(undefined, {
      onSuccess: ({ assignment }) => {
        if (assignment) void navigate({ to: '/rate/$id', params: { id: assignment.id } });
      },
    });
  useShortcuts([{ key: 'n', name: t('takeNext'), run: take, enabled: !next.isPending }]);
  const reason = next.data?.reason;
  return (
    <>
      <div className={styles.head}>
        <h1>{t('title')}</h1>
        <nav className={styles.tabs} aria-label={t('title')}>
          <Link to="/" search={{}} activeOptions={{ exact: true, includeSearch: true }}>
            {t('open')}
          </Link>
          <Link to="/" search={{ show: 'done' }} activeOptions={{ includeSearch: true }}>
            {t('done')}
          </Link>
        </nav>
        <Button tone={isRater(me) ? 'main' : 'plain'} shortcut="n" isPending={next.isPending} onPress={take}>
          {t('takeNext')}
        </Button>
      </div>
      {show === undefined && children}
      <PauseNotice />
      {next.error && <ErrorPanel error={next.error} />}
      {reason && (
        <p role="status" className={styles.reason}>
          {t(`why.${reason}`)}
        </p>
      )}
      <Assignments state={show ?? 'open'} isRater={isRater(me)} />
    </>
  );
}

/** Editors and adjudicators may rate where the desk lets them; for them it is not what the day is about. */
const isRater = ({ roles }: Me): boolean => roles.includes('reviewer');

function Assignments({ state, isRater: rates }: { state: 'open' | 'done'; isRater: boolean }) {
  const t = useTranslations();
  const list = useInfiniteQuery(myWorkQuery(state));
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0 && state === 'open' && !rates) return <p className={styles.keys}>{t('myWork.noneToRate')}</p>;
  if (items.length === 0) {
    return state === 'open' ? (
      <EmptyState title={t('myWork.emptyOpen')} hint={t('myWork.emptyOpenHint')} />
    ) : (
      <EmptyState title={t('myWork.emptyDone')} hint={t('myWork.emptyDoneHint')} />
    );
  }
  return (
    <>
      {state === 'open' ? <OpenWork items={items} /> : <Rows items={items} isDone />}
      {list.hasNextPage && (
        <div className={styles.moreRows}>
          <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {t('app.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function OpenWork({ items }: { items: readonly AssignmentSummary[] }) {
  const t = useTranslations('myWork');
  const now = useNow({ updateInterval: 60_000 });
  return (
    <RowKeys>
      {workGroups(items, now).map(({ key, lines }) => (
        <section key={key} className={styles.group} aria-labelledby={`group-${key}`}>
          <h2 id={`group-${key}`}>
            {t(`group.${key}`)} <span className={styles.count}>{lines.length}</span>
          </h2>
          <Rows items={lines} />
        </section>
      ))}
    </RowKeys>
  );
}

/** J and K go from row to row by the focus itself, so Enter opens the row that the eye is on. */
function RowKeys({ children }: { children: React.ReactNode }) {
  const t = useTranslations('myWork');
  const frame = useRef<HTMLDivElement>(null);
  const go = (step: 1 | -1) => {
    const rows = [...(frame.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const to = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)];
    to?.focus();
    to?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts([
    { key: 'j', name: t('nextRow'), run: () => go(1) },
    { key: 'k', name: t('previousRow'), run: () => go(-1) },
  ]);
  return (
    <div ref={frame} className={styles.groups}>
      {children}
      <p className={styles.keys}>{t('keys')}</p>
    </div>
  );
}

function Rows({ items, isDone = false }: { items: readonly AssignmentSummary[]; isDone?: boolean }) {
  const { data: me } = useQuery(meQuery);
  const kept = keptThings(me?.id ?? '');
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <AssignmentRow key={item.id} assignment={item} isKeptHere={kept.has(item.id)} isDone={isDone} />
      ))}
    </ul>
  );
}
