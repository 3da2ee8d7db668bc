import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { ApiProblem } from '../../../lib/api-client';
import { meQuery } from '../../../lib/me';
import { assignmentQuery } from '../../../lib/assignment';
import { RatingDesk } from './rating-desk';

/** One assignment: to rate, or to look at what became of it. */
export function RatePage({ id }: { id: string }) {
  const t = useTranslations('rate');
  const { data: assignment, dataUpdatedAt, error, refetch } = useQuery(assignmentQuery(id));
  const { data: me } = useQuery(meQuery);
  // Once it is there it stays, whatever fails later: there may be text on the page that is nowhere else.
  if (assignment && me) return <RatingDesk key={id} assignment={assignment} me={me} readAt={dataUpdatedAt} />;
  const isNotTheirs = error instanceof ApiProblem && (error.status === 404 || error.status === 400);
  return (
    <>
      <h1>{t('title')}</h1>
      {isNotTheirs ? (
        <EmptyState title={t('notYours')} hint={t('notYoursHint')}>
          <Link to="/">{t('toMyWork')}</Link>
        </EmptyState>
      ) : error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows />
      )}
    </>
  );
}
