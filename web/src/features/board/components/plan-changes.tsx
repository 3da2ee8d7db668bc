import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../components/claims/claim-link';
import { Button } from '../../../components/ui/button';
import type { ApiProblem } from '../../../lib/api-client';
import { claimQuery } from '../api/claims';
import { peopleQuery } from '../api/people';
import styles from './assign.module.css';

interface Change {
  claimId: string;
  reviewerId: string | null;
  because: string;
}

/** What has changed since the plan was shown, so that it cannot be applied as it was. Nothing was assigned. */
export function PlanChanges({ problem, onAgain }: { problem: ApiProblem; onAgain: () => void }) {
  const t = useTranslations('assign');
  const { data: people = [] } = useQuery(peopleQuery);
  const changes = Array.isArray(problem.body.changes) ? (problem.body.changes as Change[]) : [];
  return (
    <div role="alert" className={styles.changes}>
      <p>{t('planChanged')}</p>
      <ul>
        {changes.slice(0, 20).map(({ claimId, reviewerId, because }) => (
          <li key={`${claimId} ${reviewerId}`}>
            <Statement id={claimId} /> <bdi>{people.find(({ id }) => id === reviewerId)?.displayName}</bdi>{' '}
            <span lang="en">{because}</span>
          </li>
        ))}
      </ul>
      <Button onPress={onAgain}>{t('newPlan')}</Button>
    </div>
  );
}

function Statement({ id }: { id: string }) {
  const { data: claim } = useQuery(claimQuery(id));
  return <ClaimLink id={id}>{claim?.statement ?? '…'}</ClaimLink>;
}
