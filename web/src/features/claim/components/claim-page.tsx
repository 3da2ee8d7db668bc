import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { ApiProblem } from '../../../lib/api-client';
import { meQuery } from '../../../lib/me';
import { claimQuery } from '../../../lib/claims';
import { DeskClaimView } from './desk-claim-view';
import { RaterClaimView } from './rater-claim-view';

/** One claim: what is said, where the desk is with it, and what is next. */
export function ClaimPage() {
  const t = useTranslations('claim');
  const { claimId } = useParams({ from: '/desk/claims/$claimId' });
  const claim = useQuery(claimQuery(claimId));
  const { data: me } = useQuery(meQuery);
  if (claim.isError && claim.error instanceof ApiProblem && claim.error.status === 404) {
    return (
      <>
        <PageHead title={t('title')} />
        <EmptyState title={t('notThere')} hint={t('notThereHint')} />
      </>
    );
  }
  if (!claim.data || !me) {
    return (
      <>
        <PageHead title={t('title')} />
        {claim.error ? <ErrorPanel error={claim.error} onRetry={() => void claim.refetch()} /> : <SkeletonRows />}
      </>
    );
  }
  return claim.data.view === 'desk' ? (
    <DeskClaimView key={claimId} claim={claim.data} me={me} />
  ) : (
    <RaterClaimView claim={claim.data} />
  );
}
