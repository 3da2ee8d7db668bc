import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import type { Me, Permission } from '../../../lib/me';
import type { Messages } from '../../../messages/messages';
import { type ClaimCounts, deskCountsQuery } from '../api/desk-counts';
import styles from './my-work.module.css';

interface Heap {
  name: Exclude<keyof Messages['myWork']['desk'], 'title' | 'upTo'>;
  needs: Permission;
  to: '/inbox' | '/board' | '/adjudicate' | '/verdicts';
  search?: Record<string, string | boolean>;
  count: (counts: ClaimCounts) => number;
  presses?: boolean;
}

/** In the order in which a claim goes through the desk, and then what presses. */
const heapsFor = ({ permissions }: Me): readonly Heap[] => {
  const settles = permissions.includes('adjudication.decide');
  const heaps: readonly Heap[] = [
    { name: 'candidates', needs: 'claim.triage', to: '/inbox', count: ({ states }) => states.CANDIDATE },
    {
      name: 'ready',
      needs: 'assignment.assign',
      to: '/board',
      search: { state: 'READY' },
      count: ({ states }) => states.READY,
    },
    {
      name: 'disputed',
      needs: 'round.read',
      to: settles ? '/adjudicate' : '/board',
      ...(settles ? {} : { search: { state: 'NEEDS_ADJUDICATION' } }),
      count: ({ states }) => states.NEEDS_ADJUDICATION,
    },
    { name: 'toApprove', needs: 'verdict.approve', to: '/verdicts', count: ({ toApprove }) => toApprove },
    {
      name: 'toPublish',
      needs: 'verdict.publish',
      to: '/verdicts',
      search: { show: 'publish' },
      count: ({ toPublish }) => toPublish,
    },
    {
      name: 'late',
      needs: 'assignment.assign',
      to: '/board',
      search: { late: true },
      count: ({ late }) => late,
      presses: true,
    },
    {
      name: 'stale',
      needs: 'claim.triage',
      to: '/board',
      search: { stale: true },
      count: ({ stale }) => stale,
      presses: true,
    },
  ];
  return heaps.filter(({ needs }) => permissions.includes(needs));
};

/** What waits for those who run the desk, each heap with its number, and the way to it. */
export function DeskWork({ me }: { me: Me }) {
  const t = useTranslations('myWork.desk');
  const { data: counts, error, refetch } = useQuery(deskCountsQuery);
  return (
    <section className={styles.desk} aria-labelledby="desk-work">
      <h2 id="desk-work">{t('title')}</h2>
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!error && !counts && <SkeletonRows rows={1} />}
      {counts && (
        <ul className={styles.heaps}>
          {heapsFor(me).map(({ name, to, search, count, presses }) => {
            const number = count(counts);
            return (
              <li key={name}>
                <Link
                  to={to as '/'}
                  search={(search ?? {}) as object}
                  className={styles.heap}
                  data-tone={number === 0 ? 'none' : presses ? 'presses' : 'some'}
                >
                  <strong>{number >= counts.limit ? t('upTo', { count: counts.limit - 1 }) : number}</strong>
                  <span>{t(name)}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
