import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { ApiProblem } from '../../../lib/api-client';
import { meQuery } from '../../../lib/me';
import { schemesQuery } from '../../../lib/schemes';
import { claimQuery } from '../../../lib/claims';
import { roundQuery } from '../api/adjudication';
import { Case } from './case';

/** One disagreement: what was rated and why, side by side, and the decision. */
export function AdjudicatePage() {
  const t = useTranslations('adjudicate');
  const { roundId } = useParams({ from: '/desk/adjudicate/$roundId' });
  const { data: me } = useQuery(meQuery);
  const round = useQuery(roundQuery(roundId));
  const claim = useQuery({ ...claimQuery(round.data?.claimId ?? ''), enabled: round.data !== undefined });
  const schemes = useQuery(schemesQuery);
  const failed = [round, claim, schemes].find(({ isError }) => isError);
  if (failed?.error) {
    return failed.error instanceof ApiProblem && failed.error.status === 404 ? (
      <NotYours />
    ) : (
      <>
        <PageHead title={t('title')} />
        <ErrorPanel error={failed.error} onRetry={() => void failed.refetch()} />
      </>
    );
  }
  const scheme = schemes.data?.find(({ id }) => id === round.data?.schemeId);
  if (!round.data || !claim.data || !scheme || !me) {
    return (
      <>
        <PageHead title={t('title')} />
        <SkeletonRows />
      </>
    );
  }
  if (claim.data.view !== 'desk') return <NotYours />;
  return <Case key={roundId} round={round.data} claim={claim.data} scheme={scheme} personId={me.id} />;
}

function NotYours() {
  const t = useTranslations('adjudicate');
  return (
    <>
      <PageHead title={t('title')} />
      <EmptyState title={t('notYours')} hint={t('notYoursHint')}>
        <Link to="/adjudicate">{t('backToQueue')}</Link>
      </EmptyState>
    </>
  );
}
